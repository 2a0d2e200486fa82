import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { line, sized, text, without, wrong } from '../graphql/validation.js';
import { lengthFault } from '../text.js';
import { isOfOneNumberSystem, isOfOneScript } from './username-script.js';
/** The form in which a username is unique: NFKC, in lower case. */
export const usernameKey = (username) => username.normalize('NFKC').toLowerCase();
/**
 * A new username: 3 to 20 letters, digits and underscores, which a reader cannot take for another (UTS 39). Older names
 * may break this rule, and their owners log in as before.
 */
export const usernameRule = text(3, 20)
    .refine((name) => /^(?:[\p{L}\p{Nd}_]\p{M}*)+$/u.test(usernameKey(name)) &&
    !/\p{Default_Ignorable_Code_Point}/u.test(name), wrong('usernameCharacters'))
    .refine((name) => isOfOneScript(name) && isOfOneScript(usernameKey(name)), wrong('mixedScripts'))
    .refine((name) => isOfOneNumberSystem(usernameKey(name)), wrong('mixedDigits'));
/** Top-level domains that never receive mail (RFC 6761). Nuzzle's own values were once among them. */
const reservedDomain = /\.(?:invalid|test|example|localhost)\.?$/;
/** An email address, in lower case. */
export const emailRule = z
    .string()
    .max(100)
    .transform((email) => email.toLowerCase())
    .refine((email) => !reservedDomain.test(email), wrong('unreachableEmail'));
/**
 * A user's own address; undefined while the account has confirmed none, and once it is deleted. What is there
 * instead begins with a tilde and has no `@`, so that no address is ever in its way.
 */
export const ownAddress = (email) => (email.includes('@') ? email : undefined);
/** What is in the column of the address while an account has confirmed none: unlike any address, and unique. */
export const noAddress = () => `~${randomUUID()}`;
/** A display name: 1 to 20 characters of any kind, in one line, because prompts and mails contain it. */
export const displayNameRule = line(1, 20);
const [minPasswordLength, maxPasswordLength] = [8, 128];
/** A password as its owner types it again, in NFC. */
export const typedPasswordRule = sized(1, maxPasswordLength).transform((password) => password.normalize('NFC'));
/** A password: 8 to 128 characters, in NFC, because keyboards differ in that (RFC 8265), and otherwise as typed. */
export const passwordRule = sized(minPasswordLength, maxPasswordLength)
    .superRefine(without((password) => password.includes('\0') ? 'nul' : password.isWellFormed() ? undefined : 'illFormed'))
    .transform((password) => password.normalize('NFC'))
    .superRefine(without((password) => lengthFault(password, minPasswordLength, maxPasswordLength)));
function isTimeZone(zone) {
    try {
        // Quiet hours use Temporal, which knows fewer names than Intl.
        Temporal.Now.zonedDateTimeISO(zone);
        // Both also take offsets, which have no daylight saving time.
        return /^[A-Za-z]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    }
    catch {
        return false;
    }
}
/** What a browser says that does not know its time zone, and a form in which none is chosen. */
const noTimeZone = /^(?:|Etc\/Unknown)$/i;
/** The name of an IANA time zone; null for one that is empty or unknown. */
const timeZone = z
    .string()
    .max(64)
    .transform((zone) => (noTimeZone.test(zone.trim()) ? null : zone))
    .pipe(text(1, 64).refine(isTimeZone, wrong('timeZone')).nullable());
/** The time zone of an input in which null, an empty one and an unknown one all say that there is none. */
export const timeZoneRule = timeZone.nullish().transform((zone) => zone ?? undefined);
/** The same where null removes a time zone, and one that is left out changes nothing. */
export const clearableTimeZoneRule = timeZone.nullish();
/** A BCP 47 language tag in its canonical form; null, or an empty text, for none. */
export const localeRule = z
    .string()
    .max(35)
    .transform((tag) => tag.trim() || null)
    .pipe(z
    .string()
    .refine(isLanguageTag, wrong('locale'))
    .transform((tag) => Intl.getCanonicalLocales(tag)[0])
    .nullable())
    .nullish();
function isLanguageTag(tag) {
    try {
        return Intl.getCanonicalLocales(tag).length === 1;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=user-rules.js.map