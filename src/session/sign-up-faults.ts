import { GraphQLError } from 'graphql';
import type { Context } from '../context.js';
import type { FieldFault } from '../field-fault.js';
import type { FaultyForm } from '../graphql/faulty-input.js';
import { takenFields } from '../user/taken-fields.js';
import { usernameKey } from '../user/user-rules.js';
import { guessableFaults } from './guessable-password.js';

/** The fields of a sign-up that need more than their rules, as far as they are valid. */
interface SignUpForm {
  readonly username?: string;
  readonly email?: string;
  readonly password?: string;
  readonly displayName?: string | undefined;
}

/**
 * Finds what is wrong with a sign-up that its rules do not see: a guessable password, and a username or an email address
 * that is taken, unless the server hides which addresses are known.
 */
export const signUpFaults = async (ctx: Context, form: SignUpForm): Promise<FieldFault[]> => [
  ...(await passwordFaults(form)),
  ...(await takenFields(ctx.em, namesOf(ctx, form))),
];

/**
 * The same for a sign-up that has other faults. If it asks which names are taken, it counts as a try to sign up; after
 * too many tries, it learns nothing of names.
 */
export async function faultsOfFaultySignUp(
  ctx: Context,
  { valid }: FaultyForm<SignUpForm>,
): Promise<FieldFault[]> {
  const faults = await passwordFaults(valid);
  const names = namesOf(ctx, valid);
  if (names.username === undefined && names.email === undefined) return faults;
  try {
    await ctx.limits.consume('sign-up', ctx.client.address, ctx.client);
  } catch (error) {
    if (error instanceof GraphQLError) return faults;
    throw error;
  }
  return [...faults, ...(await takenFields(ctx.em, names))];
}

const passwordFaults = async (form: SignUpForm): Promise<FieldFault[]> =>
  form.password === undefined ? [] : guessableFaults('password', form.password, form);

/** The names that may be taken, as far as the sender may learn that. */
const namesOf = ({ mail }: Context, { username, email }: SignUpForm) => ({
  username: username === undefined ? undefined : usernameKey(username),
  email: mail.hideKnownEmails ? undefined : email,
});
