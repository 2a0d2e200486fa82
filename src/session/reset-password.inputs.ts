import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { wrong } from '../graphql/validation.js';
import { emailRule, passwordRule } from '../user/user-rules.js';

/** The rule of the token of a link that came by mail. */
export const linkTokenRule = z.string().refine((token) => token.length <= 100, wrong('token'));

/** The input of requestPasswordReset. */
@InputType({ description: 'The input of requestPasswordReset.' })
export class RequestPasswordResetInput {
  static readonly rules = z.object({ email: emailRule });

  @Field(() => GraphQLEmailAddress, { description: 'The email address of the account.' })
  email!: string;
}

/** The result of requestPasswordReset. */
@ObjectType({ description: 'The result of requestPasswordReset.' })
export class RequestPasswordResetPayload {
  @Field(() => Boolean, {
    description:
      'Always true, whether an account has the address or not. If one has it, a link is on its way.',
  })
  requested!: boolean;
}

/** The input of resetPassword. */
@InputType({ description: 'The input of resetPassword.' })
export class ResetPasswordInput {
  static readonly rules = z.object({ token: linkTokenRule, newPassword: passwordRule });

  @Field(() => String, { description: 'The token of the link. It works once, within 30 minutes.' })
  token!: string;

  @Field(() => String, {
    description:
      'The new password: 8 to 128 characters, not a common one, and not the name or the email address.',
  })
  newPassword!: string;
}

/** The result of resetPassword. */
@ObjectType({ description: 'The result of resetPassword.' })
export class ResetPasswordPayload {
  @Field(() => Int, { description: 'How many sessions were ended: all there were. Log in again.' })
  endedSessions!: number;

  @Field(() => String, {
    description:
      'The device token, as in AuthPayload. Those from before work no more. Wrong log-ins so far are forgotten; with the token, those that follow cannot keep the owner out either.',
  })
  deviceToken!: string;
}
