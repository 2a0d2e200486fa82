import { GraphQLDateTime, GraphQLEmailAddress } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { optional, text } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { emailRule, passwordRule, timeZoneRule, usernameRule } from '../user/user-rules.js';

/** Who signs up. */
@InputType({ description: 'Who signs up.' })
export class SignUpInput {
  static readonly rules = z.object({
    username: usernameRule,
    email: emailRule,
    password: passwordRule,
    timeZone: optional(timeZoneRule),
  });

  @Field(() => String, {
    description: 'The name to sign in with: 3 to 20 letters, digits and underscores, of any script.',
  })
  username!: string;

  @Field(() => GraphQLEmailAddress, { description: 'The email address.' })
  email!: string;

  @Field(() => String, { description: 'The password, 8 to 128 characters.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The IANA time zone, such as Asia/Seoul; without one no hour is told to a pet.',
  })
  timeZone?: string;
}

/** Who logs in. */
@InputType({ description: 'Who logs in.' })
export class LogInInput {
  static readonly rules = z.object({
    username: text(1, 254),
    password: z.string().max(1000, 'must be a password'),
  });

  @Field(() => String, { description: 'The username, or the email address.' })
  username!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

/** Which session to go on with. */
@InputType({ description: 'Which session to go on with.' })
export class RefreshSessionInput {
  static readonly rules = z.object({ refreshToken: z.string().max(100, 'must be a refresh token') });

  @Field(() => String, { description: 'The refresh token that came last; it is good for one use.' })
  refreshToken!: string;
}

/** An old password and a new one. */
@InputType({ description: 'An old password and a new one.' })
export class ChangePasswordInput {
  static readonly rules = z.object({
    currentPassword: z.string().max(1000, 'must be a password'),
    newPassword: passwordRule,
  });

  @Field(() => String, { description: 'The password so far.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The password from now on, 8 to 128 characters.' })
  newPassword!: string;
}

/** The password is another one. */
@ObjectType({ description: 'The password is another one.' })
export class ChangePasswordPayload {
  @Field(() => Int, {
    description: 'How many other sessions of the owner were ended by it; the one that asked goes on.',
  })
  endedSessions!: number;
}

/** A signed-in session. */
@ObjectType({ description: 'A signed-in session.' })
export class AuthPayload {
  @Field(() => String, {
    description: 'Sent as "Authorization: Bearer …", or so named in connectionParams on a socket.',
  })
  accessToken!: string;

  @Field(() => String, { description: 'Good for one refreshSession, within 30 days.' })
  refreshToken!: string;

  @Field(() => GraphQLDateTime, { description: 'When the access token ends: 15 minutes from now.' })
  expiresAt!: Date;

  @Field(() => User, { description: 'The owner.' })
  user!: User;
}

/** The session has ended. */
@ObjectType({ description: 'The session has ended.' })
export class LogOutPayload {
  @Field(() => Boolean, { description: 'True: the tokens of this session are good for nothing now.' })
  loggedOut!: boolean;
}
