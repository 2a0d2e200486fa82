import { GraphQLError } from 'graphql';
import type { Context } from '../context.js';
import type { FieldFault } from '../field-fault.js';
import type { FaultyForm } from '../graphql/validation.js';
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
export async function signUpFaults(ctx: Context, form: SignUpForm): Promise<FieldFault[]> {
  const { username, email, password } = form;
  return [
    ...(password === undefined ? [] : await guessableFaults('password', password, form)),
    ...(await takenFields(ctx.em, {
      username: username && usernameKey(username),
      email: ctx.mail.hideKnownEmails ? undefined : email,
    })),
  ];
}

/**
 * The same for a sign-up that has other faults. It counts as a try to sign up, because it says which names are taken; if
 * there were too many tries, it says nothing.
 */
export async function faultsOfFaultySignUp(
  ctx: Context,
  { valid }: FaultyForm<SignUpForm>,
): Promise<FieldFault[]> {
  try {
    await ctx.limits.consume('sign-up', ctx.client.address, ctx.client);
  } catch (error) {
    if (error instanceof GraphQLError) return [];
    throw error;
  }
  return signUpFaults(ctx, valid);
}
