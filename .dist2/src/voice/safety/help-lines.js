/** Lines that anybody may call free of charge, or at a local rate. An operator checks and extends them. */
export const helpLines = {
    US: { line: '988 (call or text)', emergency: '911' },
    CA: { line: '988 (call or text)', emergency: '911' },
    KR: { line: '109', emergency: '119' },
    GB: { line: '116 123 (Samaritans)', emergency: '999' },
    IE: { line: '116 123 (Samaritans)', emergency: '112' },
    AU: { line: '13 11 14 (Lifeline)', emergency: '000' },
    NZ: { line: '1737 (call or text)', emergency: '111' },
    JP: { line: '0120-279-338 (よりそいホットライン)', emergency: '119' },
    DE: { line: '0800 111 0 111 (TelefonSeelsorge)', emergency: '112' },
    AT: { line: '142 (TelefonSeelsorge)', emergency: '112' },
    CH: { line: '143 (Die Dargebotene Hand)', emergency: '144' },
    FR: { line: '3114', emergency: '112' },
    ES: { line: '024', emergency: '112' },
    NL: { line: '113', emergency: '112' },
    BE: { line: '1813', emergency: '112' },
    DK: { line: '70 201 201 (Livslinien)', emergency: '112' },
    SE: { line: '90101 (Mind)', emergency: '112' },
    NO: { line: '116 123 (Mental Helse)', emergency: '112' },
    SG: { line: '1767 (SOS)', emergency: '995' },
    TW: { line: '1925', emergency: '119' },
    IN: { line: '14416 (Tele MANAS)', emergency: '112' },
    BR: { line: '188 (CVV)', emergency: '192' },
    ZA: { line: '0800 567 567 (SADAG)', emergency: '112' },
};
/**
 * Finds the region of an owner among those that have a line: by the region of the locale, by the time zone, then by where
 * most people speak the language.
 */
export function regionOf({ locale, timeZone }, lines) {
    const tag = readLocale(locale);
    if (tag?.region && lines[tag.region])
        return tag.region;
    const zone = timeZone ? canonical(timeZone) : undefined;
    const near = zone && Object.keys(lines).find((region) => zonesOf(region).includes(zone));
    if (near)
        return near;
    // A place that is known and has no line is better told of none than of another country's.
    if (tag?.region || zone)
        return undefined;
    const likely = tag?.maximize().region;
    return likely && lines[likely] ? likely : undefined;
}
function readLocale(locale) {
    try {
        return locale ? new Intl.Locale(locale) : undefined;
    }
    catch {
        return undefined;
    }
}
/** The IANA zone; undefined if it is none, or UTC, which is nowhere. */
function canonical(timeZone) {
    try {
        const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
        return zone.includes('/') && !zone.startsWith('Etc/') ? zone : undefined;
    }
    catch {
        return undefined;
    }
}
const zones = new Map();
function zonesOf(region) {
    let known = zones.get(region);
    if (!known) {
        const locale = new Intl.Locale(`und-${region}`);
        known = locale.getTimeZones?.() ?? locale.timeZones ?? [];
        zones.set(region, known);
    }
    return known;
}
//# sourceMappingURL=help-lines.js.map