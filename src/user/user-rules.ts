import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { text } from '../graphql/validation.js';
import { countCharacters } from '../text.js';

/** The form in which a username is unique: NFKC, in lower case. */
export const usernameKey = (username: string): string => username.normalize('NFKC').toLowerCase();

/** A username: 3 to 20 letters, digits and underscores, of any script. */
export const usernameRule = text(3, 20).refine(
  (name) => /^(?:[\p{L}\p{Nd}_]\p{M}*)+$/u.test(usernameKey(name)),
  'must be made of letters, digits and underscores',
);

/** Top-level domains that never receive mail (RFC 6761). Nuzzle's own values were once among them. */
const reservedDomain = /\.(?:invalid|test|example|localhost)\.?$/;

/** An email address, in lower case. */
export const emailRule = z
  .string()
  .max(100, 'must be at most 100 characters long')
  .transform((email) => email.toLowerCase())
  .refine((email) => !reservedDomain.test(email), 'must be an address that can receive mail');

/**
 * A user's own address; undefined while the account has confirmed none, and once it is deleted. What stands there
 * instead begins with a tilde and has no `@`, so that no address is ever in its way.
 */
export const ownAddress = (email: string): string | undefined => (email.includes('@') ? email : undefined);

/** What stands in the column of the address while an account has confirmed none: unlike any address, and unique. */
export const noAddress = (): string => `~${randomUUID()}`;

/** A display name: 1 to 20 characters of any kind, in one line, because prompts and mails contain it. */
export const displayNameRule = text(1, 20).refine((name) => !/\p{Cc}/u.test(name), 'must be one line');

/** A password: 8 to 128 characters, in NFC, because keyboards differ in that (RFC 8265), and otherwise as typed. */
export const passwordRule = z
  .string()
  .refine(
    (password) => password.isWellFormed() && !password.includes('\0'),
    'must be well-formed Unicode without NUL',
  )
  .transform((password) => password.normalize('NFC'))
  .refine((password) => {
    const length = countCharacters(password);
    return length >= 8 && length <= 128;
  }, 'must be 8 to 128 characters long');

/** The name of an IANA time zone. */
export const timeZoneRule = text(1, 64).refine((zone) => {
  try {
    // Quiet hours use Temporal, which knows fewer names than Intl.
    Temporal.Now.zonedDateTimeISO(zone);
    // Both also take offsets, which have no daylight saving time.
    return /^[A-Za-z]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Asia/Seoul');
