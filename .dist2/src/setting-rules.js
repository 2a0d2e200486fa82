import { isIP } from 'node:net';
import { z } from 'zod';
import { parseRate } from './limits.js';
/** Durations in milliseconds, by the unit that settings are written in. */
export const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const maxDuration = 3650 * units.d;
/** A duration, written as `500ms`, `90s`, `15m`, `2h` or `365d`, and read into milliseconds. */
export const duration = z
    .string()
    .regex(/^\d{1,9}(ms|s|m|h|d)$/, 'must be a number with a unit, such as 90s, 2h or 365d')
    .transform((text) => Number.parseInt(text, 10) * units[text.replace(/\d+/, '')])
    .refine((ms) => ms > 0 && ms <= maxDuration, 'must be more than 0 and at most 3650d');
/** A URL with one of these protocols. */
export const url = (...protocols) => z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), `must be a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`);
/** A duration with bounds, which are written as durations are. */
export const durationBetween = (least, most) => duration.refine((ms) => ms >= duration.parse(least) && ms <= duration.parse(most), `must be ${least} to ${most}`);
/** A limit, written as `10/15m` or `off`. */
export const rate = z
    .string()
    .transform(parseRate)
    .refine((read) => read !== null, 'must be a count and a duration, such as 10/15m, or off');
/** The given number of bytes, in base64url without padding. */
export const base64url = (bytes, message) => z
    .string()
    .refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').byteLength === bytes, message);
/** Whether a text names addresses as `@fastify/proxy-addr` reads them. */
export const isAddressRange = (text) => {
    const [address = '', bits] = text.split('/');
    const family = isIP(address);
    if (family === 0)
        return ['loopback', 'linklocal', 'uniquelocal'].includes(text);
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};
/** A port; 0 is any that is free. */
export const port = z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port, 0 to 65535')
    .transform(Number)
    .refine((number) => number <= 65_535, 'must be a port, 0 to 65535');
/** Help lines by region, written as `KR=109; US=988 (call or text)`. A region without a line has none. */
export const helpLinesSetting = z
    .string()
    .transform((text) => text.split(';').flatMap((entry) => (entry.trim() ? [entry.trim()] : [])))
    .refine((entries) => entries.every((entry) => /^[A-Z]{2}\s*=\s*[^{}]{0,80}$/u.test(entry)), 'must be regions and lines such as KR=109; US=988 (call or text), of at most 80 characters each')
    .transform((entries) => Object.fromEntries(entries.map((entry) => [entry.slice(0, 2), entry.slice(entry.indexOf('=') + 1).trim()])));
/** A switch. */
export const onOff = z.enum(['on', 'off'], 'must be on or off');
/** Whether a text is `*`, or a host with or without `*.` before it and a port after it. */
export const isHostPattern = (text) => text === '*' || /^(\*\.)?([a-z\d]([a-z\d-]*[a-z\d])?\.)*[a-z\d-]*[a-z\d](:\d{1,5})?$/.test(text);
//# sourceMappingURL=setting-rules.js.map