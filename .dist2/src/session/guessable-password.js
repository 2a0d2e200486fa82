import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
const minLength = 8;
let common;
/** Loads the list on first use: only a process that serves the graph needs its memory. */
const commonPasswords = () => (common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].filter((password) => password.length >= minLength))));
const fold = (text) => text.normalize('NFKC').toLowerCase().trim();
/**
 * Finds whether a password is among the most common ones (NIST SP 800-63B, 3.1.1.2), or that is the owner's username,
 * email address, the part of it before the `@`, or display name, in any letter case.
 * @param field the input field with the password, for the fault
 * @param password of bounded length
 */
export async function guessableFaults(field, password, owner) {
    const folded = fold(password);
    const names = [owner.username, owner.email, owner.email?.split('@')[0], owner.displayName];
    if (names.some((name) => name && fold(name) === folded))
        return [fieldFault(field, 'ownName')];
    return (await commonPasswords()).has(folded) ? [fieldFault(field, 'commonPassword')] : [];
}
/**
 * Refuses a guessable password, as `guessableFaults` finds it.
 * @throws BAD_USER_INPUT
 */
export async function refuseGuessable(field, password, owner) {
    const faults = await guessableFaults(field, password, owner);
    if (faults.length > 0)
        throw badUserInput(...faults);
}
//# sourceMappingURL=guessable-password.js.map