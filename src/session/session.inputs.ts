import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';
import type { FaultyForm, HasField } from '../graphql/faulty-input.js';
import { id, optional, text, wrong } from '../graphql/validation.js';
import type { Context } from '../context.js';
import { fieldFault, type FieldFault } from '../field-fault.js';
import { User } from '../user/user.entity.js';
import {
  displayNameRule,
  emailRule,
  localeRule,
  passwordRule,
  timeZoneRule,
  typedPasswordRule,
  usernameRule,
} from '../user/user-rules.js';
import { faultsOfFaultySignUp } from './sign-up-faults.js';

/** The input of signUp. */
@InputType({ description: 'The input of signUp.' })
export class SignUpInput {
  static readonly rules = z.object({
    username: usernameRule,
    email: emailRule,
    password: passwordRule,
    timeZone: timeZoneRule,
    displayName: optional(displayNameRule),
    locale: optional(localeRule),
  });
  static readonly otherFaults = faultsOfFaultySignUp;

  @Field(() => String, {
    description: 'The name to log in with: 3 to 20 letters, digits and underscores, in any script.',
  })
  username!: string;

  @Field(() => GraphQLEmailAddress, { description: 'The email address.' })
  email!: string;

  @Field(() => String, {
    description:
      'The password: 8 to 128 characters, not a common one, and not the name or the email address.',
  })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The IANA time zone, such as Asia/Seoul. Without one, pets do not know the local time. An empty text and Etc/Unknown count as none.',
  })
  timeZone?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the owner: 1 to 20 characters of any kind, such as 민아.',
  })
  displayName?: string;

  @Field(() => GraphQLLocale, {
    nullable: true,
    description:
      'The language in which the owner reads texts, as a BCP 47 tag such as ko or en-US. Without it, the language of the Accept-Language header.',
  })
  locale?: string;
}

/** The rule of a token that this server has issued. */
const tokenRule = (maxLength: number) =>
  z.string().refine((token) => token.length <= maxLength, wrong('token'));

/** The input of logIn. */
@InputType({ description: 'The input of logIn.' })
export class LogInInput {
  static readonly rules = z.object({
    login: optional(text(1, 254)),
    username: optional(text(1, 254)),
    password: typedPasswordRule,
    deviceToken: optional(tokenRule(1000)),
  });
  static readonly otherFaults = (_ctx: Context, { has }: FaultyForm<LogInInput>) =>
    Promise.resolve(loginFaults(has));

  @Field(() => String, {
    nullable: true,
    description: 'The username or the email address. Required, unless `username` has it.',
  })
  login?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The earlier name of `login`.',
    deprecationReason: 'Use `login`. Give one of the two.',
  })
  username?: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The device token from the last signUp, logIn, refreshSession or resetPassword on this device. With it, others who try wrong passwords cannot keep the owner out. A token that is not valid is ignored.',
  })
  deviceToken?: string;
}

/** What is wrong with the two fields of a log-in of which one must be given. */
export function loginFaults(has: HasField<LogInInput>): FieldFault[] {
  if (!has('login') && !has('username')) return [fieldFault('login', 'required')];
  return has('login') && has('username') ? [fieldFault('username', 'notTogether', { other: 'login' })] : [];
}

/** The input of refreshSession. */
@InputType({ description: 'The input of refreshSession.' })
export class RefreshSessionInput {
  static readonly rules = z.object({
    refreshToken: optional(tokenRule(100)),
  });

  @Field(() => String, {
    nullable: true,
    description: 'The newest refresh token. A client that keeps it in the cookie sends none.',
  })
  refreshToken?: string;
}

/** The input of changePassword. */
@InputType({ description: 'The input of changePassword.' })
export class ChangePasswordInput {
  static readonly rules = z.object({
    currentPassword: typedPasswordRule,
    newPassword: passwordRule,
  });

  @Field(() => String, { description: 'The current password.' })
  currentPassword!: string;

  @Field(() => String, {
    description:
      'The new password: 8 to 128 characters, not a common one, and not the name or the email address.',
  })
  newPassword!: string;
}

/** The result of changePassword. */
@ObjectType({ description: 'The result of changePassword.' })
export class ChangePasswordPayload {
  @Field(() => Int, {
    description: 'How many other sessions were ended. The current session continues.',
  })
  endedSessions!: number;
}

/** The tokens of a session, and its owner. */
@ObjectType({ description: 'The tokens of a session, and its owner.' })
export class AuthPayload {
  @Field(() => String, {
    description:
      'The access token. Send it as "Authorization: Bearer …": a header over HTTP, or in connectionParams over WebSocket.',
  })
  accessToken!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The refresh token. It works for one refreshSession, until the session expires. Null if it is in the cookie, because the request asked for that.',
  })
  refreshToken!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When the access token expires. Refresh the session before.' })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The device token: keep the newest on the device, also after logging out, and send it with the next logIn. It is valid for a year, until the password changes; the next refreshSession then returns a new one.',
  })
  deviceToken!: string;

  @Field(() => User, { description: 'The owner.' })
  user!: User;
}

/** The result of logOut. */
@ObjectType({ description: 'The result of logOut.' })
export class LogOutPayload {
  @Field(() => Boolean, { description: 'Always true. The tokens of the session no longer work.' })
  loggedOut!: boolean;
}

/** The input of logOutEverywhere. */
@InputType({ description: 'The input of logOutEverywhere.' })
export class LogOutEverywhereInput {
  static readonly rules = z.object({ exceptThis: z.boolean() });

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the current session continues.',
  })
  exceptThis!: boolean;
}

/** The result of logOutEverywhere. */
@ObjectType({ description: 'The result of logOutEverywhere.' })
export class LogOutEverywherePayload {
  @Field(() => Int, {
    description: 'How many sessions were ended. Their tokens no longer work, and their sockets are closed.',
  })
  endedSessions!: number;
}

/** The input of endSession. */
@InputType({ description: 'The input of endSession.' })
export class EndSessionInput {
  static readonly rules = z.object({ sessionId: id() });

  @Field(() => ID, { description: 'The ID of the session.' })
  sessionId!: string;
}

/** The result of endSession. */
@ObjectType({ description: 'The result of endSession.' })
export class EndSessionPayload {
  @Field(() => ID, {
    description: 'The ID of the ended session. Its tokens no longer work, and its sockets are closed.',
  })
  endedSessionId!: string;
}
