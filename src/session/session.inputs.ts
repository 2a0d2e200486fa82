import { GraphQLDateTime, GraphQLEmailAddress } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { optional, text } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { displayNameRule, emailRule, passwordRule, timeZoneRule, usernameRule } from '../user/user-rules.js';

/** The input of signUp. */
@InputType({ description: 'The input of signUp.' })
export class SignUpInput {
  static readonly rules = z.object({
    username: usernameRule,
    email: emailRule,
    password: passwordRule,
    timeZone: optional(timeZoneRule),
    displayName: optional(displayNameRule),
  });

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
    description: 'The IANA time zone, such as Asia/Seoul. Without one, pets do not know the local time.',
  })
  timeZone?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the owner: 1 to 20 characters of any kind, such as 민아.',
  })
  displayName?: string;
}

/** The input of logIn. */
@InputType({ description: 'The input of logIn.' })
export class LogInInput {
  static readonly rules = z.object({
    username: text(1, 254),
    password: z.string().max(1000, 'must be a password'),
  });

  @Field(() => String, { description: 'The username or the email address.' })
  username!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

/** The input of refreshSession. */
@InputType({ description: 'The input of refreshSession.' })
export class RefreshSessionInput {
  static readonly rules = z.object({ refreshToken: z.string().max(100, 'must be a refresh token') });

  @Field(() => String, { description: 'The newest refresh token. It works once.' })
  refreshToken!: string;
}

/** The input of changePassword. */
@InputType({ description: 'The input of changePassword.' })
export class ChangePasswordInput {
  static readonly rules = z.object({
    currentPassword: z.string().max(1000, 'must be a password'),
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

  @Field(() => String, { description: 'The refresh token. It works for one refreshSession, within 30 days.' })
  refreshToken!: string;

  @Field(() => GraphQLDateTime, {
    description: 'When the access token expires: 15 minutes after it was issued.',
  })
  expiresAt!: Date;

  @Field(() => User, { description: 'The owner.' })
  user!: User;
}

/** The result of logOut. */
@ObjectType({ description: 'The result of logOut.' })
export class LogOutPayload {
  @Field(() => Boolean, { description: 'Always true. The tokens of the session no longer work.' })
  loggedOut!: boolean;
}
