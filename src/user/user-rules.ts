import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { line, sized, text } from '../graphql/validation.js';
import { countCharacters } from '../text.js';
import { isOfOneNumberSystem, isOfOneScript } from './username-script.js';

/** The form in which a username is unique: NFKC, in lower case. */
export const usernameKey = (username: string): string => username.normalize('NFKC').toLowerCase();

/**
 * A new username: 3 to 20 letters, digits and underscores, which a reader cannot take for another (UTS 39). Older names
 * may break this rule, and their owners log in as before.
 */
export const usernameRule = text(3, 20)
  .refine(
    (name) =>
      /^(?:[\p{L}\p{Nd}_]\p{M}*)+$/u.test(usernameKey(name)) &&
      !/\p{Default_Ignorable_Code_Point}/u.test(name),
    'must be made of letters, digits and underscores',
  )
  .refine(
    (name) => isOfOneScript(name) && isOfOneScript(usernameKey(name)),
    'must not mix writing systems, such as Latin and Cyrillic letters',
  )
  .refine(
    (name) => isOfOneNumberSystem(usernameKey(name)),
    'must not mix the digits of different writing systems',
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
 * A user's own address; undefined while the account has confirmed none, and once it is deleted. What is there
 * instead begins with a tilde and has no `@`, so that no address is ever in its way.
 */
export const ownAddress = (email: string): string | undefined => (email.includes('@') ? email : undefined);

/** What is in the column of the address while an account has confirmed none: unlike any address, and unique. */
export const noAddress = (): string => `~${randomUUID()}`;

/** A display name: 1 to 20 characters of any kind, in one line, because prompts and mails contain it. */
export const displayNameRule = line(1, 20);

const [minPasswordLength, maxPasswordLength] = [8, 128];

/** A password as its owner types it again, in NFC. */
export const typedPasswordRule = sized(1, maxPasswordLength).transform((password) =>
  password.normalize('NFC'),
);

/** A password: 8 to 128 characters, in NFC, because keyboards differ in that (RFC 8265), and otherwise as typed. */
export const passwordRule = sized(minPasswordLength, maxPasswordLength)
  .refine(
    (password) => password.isWellFormed() && !password.includes('\0'),
    'must be well-formed Unicode without NUL',
  )
  .transform((password) => password.normalize('NFC'))
  .refine((password) => {
    const length = countCharacters(password);
    return length >= minPasswordLength && length <= maxPasswordLength;
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
