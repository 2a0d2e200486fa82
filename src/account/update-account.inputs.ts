import { Field, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Context } from '../context.js';
import { fieldFault, type FieldFault } from '../field-fault.js';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';
import type { FaultyForm, HasField } from '../graphql/faulty-input.js';
import { optional } from '../graphql/validation.js';
import { linkTokenRule } from '../session/reset-password.inputs.js';
import { User } from '../user/user.entity.js';
import {
  displayNameRule,
  emailRule,
  clearableTimeZoneRule,
  localeRule,
  typedPasswordRule,
  usernameRule,
} from '../user/user-rules.js';

/** The input of updateAccount. */
@InputType({ description: 'The input of updateAccount. Fields that are left out stay as they are.' })
export class UpdateAccountInput {
  static readonly rules = z.object({
    username: optional(usernameRule),
    email: optional(emailRule),
    // Null is a value here: it removes what was there.
    displayName: displayNameRule.nullish(),
    timeZone: clearableTimeZoneRule,
    locale: localeRule,
    currentPassword: optional(typedPasswordRule),
  });
  static readonly otherFaults = (_ctx: Context, { has }: FaultyForm<UpdateAccountInput>) =>
    Promise.resolve(missingPassword(has));

  @Field(() => String, {
    nullable: true,
    description: 'The new name to log in with. Needs the current password.',
  })
  username?: string;

  @Field(() => GraphQLEmailAddress, {
    nullable: true,
    description:
      'The new email address. It awaits its confirmation; the address that the account has ends the wait. Needs the current password.',
  })
  email?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the owner, 1 to 20 characters of any kind; null removes it.',
  })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA time zone, such as Asia/Seoul; null removes it, unless there are quiet hours. An empty text and Etc/Unknown count as null.',
  })
  timeZone?: string | null;

  @Field(() => GraphQLLocale, {
    nullable: true,
    description:
      'The language in which the owner reads texts, as a BCP 47 tag such as ko or en-US; null removes it. Without one, texts are in English.',
  })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The current password. A new username or email address needs it.',
  })
  currentPassword?: string;
}

/** The current password, where a change needs it and it is missing. */
export const missingPassword = (has: HasField<UpdateAccountInput>): FieldFault[] =>
  (has('username') || has('email')) && !has('currentPassword')
    ? [fieldFault('currentPassword', 'required')]
    : [];

/** The result of updateAccount. */
@ObjectType({ description: 'The result of updateAccount.' })
export class UpdateAccountPayload {
  @Field(() => User, {
    description: 'The owner, with the changes. A new email address is in `pendingEmail`.',
  })
  user!: User;
}

/** The result of requestEmailVerification. */
@ObjectType({ description: 'The result of requestEmailVerification.' })
export class RequestEmailVerificationPayload {
  @Field(() => GraphQLEmailAddress, {
    nullable: true,
    description:
      'The address that awaits its confirmation, and for which links are sent; null if there is none.',
  })
  sentTo!: string | null;
}

/** The input of verifyEmail. */
@InputType({ description: 'The input of verifyEmail.' })
export class VerifyEmailInput {
  static readonly rules = z.object({ token: linkTokenRule });

  @Field(() => String, { description: 'The token of the link. It works once, within 24 hours.' })
  token!: string;
}

/** The result of verifyEmail. */
@ObjectType({ description: 'The result of verifyEmail.' })
export class VerifyEmailPayload {
  @Field(() => Boolean, {
    description:
      "Whether the address is the account's own now; false while the link to the other of the two addresses has not been opened.",
  })
  confirmed!: boolean;
}
