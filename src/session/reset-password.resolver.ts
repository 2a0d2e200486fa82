import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { passwordCost } from './password.js';
import {
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
} from './reset-password.inputs.js';
import { requestPasswordReset, resetPassword } from './reset-password.service.js';

/** `requestPasswordReset` and `resetPassword`. */
@Resolver()
export class ResetPasswordResolver {
  @Extensions({ public: true, background: true })
  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Sends a link that sets a new password, if an account has the address. The answer does not say whether one has. Needs no access token.',
    complexity: passwordCost,
  })
  requestPasswordReset(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestPasswordResetInput, { description: 'The email address.' })
    input: RequestPasswordResetInput,
  ): Promise<RequestPasswordResetPayload> {
    return requestPasswordReset(ctx, input);
  }

  @Extensions({ public: true, background: true })
  @Mutation(() => ResetPasswordPayload, {
    description:
      'Sets a new password by the link of a mail, and ends all sessions. The owner is told by mail. Needs no access token.',
    complexity: passwordCost,
  })
  resetPassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ResetPasswordInput, { description: 'The token of the link, and the new password.' })
    input: ResetPasswordInput,
  ): Promise<ResetPasswordPayload> {
    return resetPassword(ctx, input);
  }
}
