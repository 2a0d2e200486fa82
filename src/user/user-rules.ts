import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sized, text } from '../graphql/validation.js';
import { countCharacters } from '../text.js';

/** The form in which a username is unique: NFKC, in lower case. */
export const usernameKey = (username: string): string => username.normalize('NFKC').toLowerCase();

/** A username: 3 to 20 letters, digits and underscores, of any script. */
export const usernameRule = text(3, 20).refine(
  (name) => /^(?:[\p{L}\p{Nd}_]\p{M}*)+$/u.test(usernameKey(name)),
  'must be made of letters, digits and underscores',
);

/** An email address, in lower case. */
export const emailRule = z
  .string()
  .max(100, 'must be at most 100 characters long')
  .transform((email) => email.toLowerCase());

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
