import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { passwordCost } from '../session/password.js';
import { requestEmailVerification, verifyEmail } from './confirm-email.service.js';
import {
  RequestEmailVerificationPayload,
  UpdateAccountInput,
  UpdateAccountPayload,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './update-account.inputs.js';
import { updateAccount } from './update-account.service.js';

/** `updateAccount` and the confirmation of email addresses. */
@Resolver()
export class UpdateAccountResolver {
  @Mutation(() => UpdateAccountPayload, {
    description:
      'Changes the username, the email address, the display name, the time zone and the language. A new email address awaits its confirmation by a link; so does the present one, if it was confirmed.',
    complexity: passwordCost,
  })
  updateAccount(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateAccountInput, { description: 'The changes.' }) input: UpdateAccountInput,
  ): Promise<UpdateAccountPayload> {
    return updateAccount(ctx, input);
  }

  @Mutation(() => RequestEmailVerificationPayload, {
    description: 'Sends another link to the email address that is not confirmed yet.',
  })
  requestEmailVerification(@Ctx() ctx: Context): Promise<RequestEmailVerificationPayload> {
    return requestEmailVerification(ctx);
  }

  @Extensions({ public: true, background: true })
  @Mutation(() => VerifyEmailPayload, {
    description: 'Confirms an email address by the link of a mail. Needs no access token.',
  })
  verifyEmail(
    @Ctx() ctx: Context,
    @Arg('input', () => VerifyEmailInput, { description: 'The token of the link.' }) input: VerifyEmailInput,
  ): Promise<VerifyEmailPayload> {
    return verifyEmail(ctx, input);
  }
}
