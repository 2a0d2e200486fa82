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
  .transform((text) => Number.parseInt(text, 10) * units[text.replace(/\d+/, '') as keyof typeof units])
  .refine((ms) => ms > 0 && ms <= maxDuration, 'must be more than 0 and at most 3650d');

/** A URL with one of these protocols. */
export const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    );

/** A duration with bounds, which are written as durations are. */
export const durationBetween = (least: string, most: string) =>
  duration.refine(
    (ms) => ms >= duration.parse(least) && ms <= duration.parse(most),
    `must be ${least} to ${most}`,
  );

/** A limit, written as `10/15m` or `off`. */
export const rate = z
  .string()
  .transform(parseRate)
  .refine((read) => read !== null, 'must be a count and a duration, such as 10/15m, or off');

/** The given number of bytes, in base64url without padding. */
export const base64url = (bytes: number, message: string) =>
  z
    .string()
    .refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').byteLength === bytes, message);

/** Whether a text names addresses as `@fastify/proxy-addr` reads them. */
export const isAddressRange = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

/** A number of tokens in a day, or `off`, which is read as undefined. */
export const tokensOrOff = (least: number, most: number) =>
  z
    .string()
    .regex(/^(off|[1-9]\d{0,14})$/, `must be a number of tokens, ${least} to ${most}, or off`)
    .transform((text) => (text === 'off' ? undefined : Number(text)))
    .refine(
      (count) => count === undefined || (count >= least && count <= most),
      `must be a number of tokens, ${least} to ${most}, or off`,
    );

/** What a million tokens cost, in the operator's currency. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

/** Prices by the name of the model, written as `MODEL=INPUT/OUTPUT`, separated by commas; `*` is any other model. */
export const prices = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((price) => /^\s*(\S+)=(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?)\s*$/.exec(price)),
  )
  .refine(
    (found) => found.every((match) => match !== null),
    'must be prices of a million tokens, such as gpt-5-mini=0.25/2, separated by commas',
  )
  .transform(
    (found): ReadonlyMap<string, ModelPrice> =>
      new Map(found.map((match) => [match![1]!, { input: Number(match![2]), output: Number(match![3]) }])),
  );

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
  .refine(
    (entries) => entries.every((entry) => /^[A-Z]{2}\s*=\s*[^{}]{0,80}$/u.test(entry)),
    'must be regions and lines such as KR=109; US=988 (call or text), of at most 80 characters each',
  )
  .transform((entries): Record<string, string> =>
    Object.fromEntries(
      entries.map((entry) => [entry.slice(0, 2), entry.slice(entry.indexOf('=') + 1).trim()] as const),
    ),
  );

/** A switch. */
export const onOff = z.enum(['on', 'off'], 'must be on or off');

/** Whether a text is `*`, or a host with or without `*.` before it and a port after it. */
export const isHostPattern = (text: string): boolean =>
  text === '*' || /^(\*\.)?([a-z\d]([a-z\d-]*[a-z\d])?\.)*[a-z\d-]*[a-z\d](:\d{1,5})?$/.test(text);

// What Nuzzle itself sets in a request.
const setByNuzzle = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'n',
  'max_tokens',
  'max_completion_tokens',
  'safety_identifier',
  'user',
]);

/** Parameters of a request to a model in JSON, such as `{"temperature":0.8}`. */
export const requestParameters = z
  .string()
  .transform((text): Record<string, unknown> | undefined => {
    try {
      return z.record(z.string().regex(/^\w{1,64}$/), z.unknown()).safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  })
  .refine(
    (read) => read !== undefined && Object.keys(read).every((name) => !setByNuzzle.has(name)),
    'must be a JSON object of parameters, such as {"temperature":0.8}, without those that Nuzzle sets',
  )
  .transform((read) => read ?? {});

/** A key for a server of models. */
export const apiKey = z.string().regex(/^[\x21-\x7e]+$/, 'must be ASCII characters without spaces');
