import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import {
  AuthPayload,
  ChangePasswordInput,
  ChangePasswordPayload,
  LogInInput,
  LogOutPayload,
  RefreshSessionInput,
  SignUpInput,
} from './session.inputs.js';
import { passwordCost } from './password.js';
import { changePassword, logIn, logOut, refreshSession, signUp } from './session.service.js';

/** Signing up, logging in and out, and going on. */
@Resolver()
export class SessionResolver {
  @Mutation(() => AuthPayload, {
    description: 'Makes an owner and signs them in.',
    complexity: passwordCost,
  })
  signUp(
    @Ctx() ctx: Context,
    @Arg('input', () => SignUpInput, { description: 'Who signs up.' }) input: SignUpInput,
  ): Promise<AuthPayload> {
    return signUp(ctx, input);
  }

  @Mutation(() => AuthPayload, {
    description: 'Signs an owner in on one more device.',
    complexity: passwordCost,
  })
  logIn(
    @Ctx() ctx: Context,
    @Arg('input', () => LogInInput, { description: 'Who logs in.' }) input: LogInInput,
  ): Promise<AuthPayload> {
    return logIn(ctx, input);
  }

  @Extensions({ background: true })
  @Mutation(() => AuthPayload, {
    description: 'Goes on with a session, with new tokens. A refresh token used twice ends its session.',
  })
  refreshSession(
    @Ctx() ctx: Context,
    @Arg('input', () => RefreshSessionInput, { description: 'Which session.' }) input: RefreshSessionInput,
  ): Promise<AuthPayload> {
    return refreshSession(ctx, input);
  }

  @Mutation(() => ChangePasswordPayload, {
    description: "Changes the owner's password, and ends all other sessions.",
    complexity: 2 * passwordCost,
  })
  changePassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangePasswordInput, { description: 'The old one and the new one.' })
    input: ChangePasswordInput,
  ): Promise<ChangePasswordPayload> {
    return changePassword(ctx, input);
  }

  @Mutation(() => LogOutPayload, { description: 'Ends the session that asks.' })
  logOut(@Ctx() ctx: Context): Promise<LogOutPayload> {
    return logOut(ctx);
  }
}
