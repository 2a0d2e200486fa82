import { badUserInput } from '../errors.js';

const minLength = 8;

/** What a password must not be, besides common. */
export interface PasswordOwner {
  readonly username: string;
  readonly email?: string | null | undefined;
  readonly displayName?: string | null | undefined;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** Loads the list on first use: only a process that serves the graph needs its memory. */
const commonPasswords = (): Promise<ReadonlySet<string>> =>
  (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].filter((password) => password.length >= minLength)),
  ));

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/**
 * Refuses a password that is among the most common ones (NIST SP 800-63B, 3.1.1.2), or that is the owner's username,
 * email address, the part of it before the `@`, or display name, in any letter case.
 * @param field the input field with the password, for the error
 * @param password of bounded length
 * @throws BAD_USER_INPUT
 */
export async function refuseGuessable(field: string, password: string, owner: PasswordOwner): Promise<void> {
  const folded = fold(password);
  const names = [owner.username, owner.email, owner.email?.split('@')[0], owner.displayName];
  if (names.some((name) => name && fold(name) === folded))
    throw badUserInput({ [field]: 'must not be your name or email address' });
  if ((await commonPasswords()).has(folded))
    throw badUserInput({ [field]: 'is one of the most common passwords; choose another' });
}
