import { parse } from 'bowser';
const maxLength = 60;
/**
 * Names a device by its user agent, as its owner would: "Safari on iPhone", "Chrome on Windows", or the program's own
 * name.
 * @param userAgent the `User-Agent` header
 * @returns at most 60 printable ASCII characters; undefined if the header names nothing
 */
export function deviceName(userAgent) {
    if (!userAgent)
        return undefined;
    const { browser, os, platform } = parse(userAgent);
    // A program that bowser does not know begins with its own name: okhttp/4.12.
    const program = browser.name || /^[^/\s]+/.exec(userAgent)?.[0];
    const system = platform.model ?? os.name;
    const name = [program, system].filter(Boolean).join(' on ');
    // A client may send anything as its name.
    const printable = name.replaceAll(/[^\x20-\x7e]/g, '').trim();
    return printable.slice(0, maxLength) || undefined;
}
/** What an activity keeps of the client that it came from. */
export function clientMetadata({ address, userAgent }) {
    const device = deviceName(userAgent);
    return { ...(device && { device }), ...(address && { address }) };
}
//# sourceMappingURL=device-name.js.map