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
import { changePassword } from './password.service.js';
import { logOut, refreshSession } from './session.service.js';
import { logIn, signUp } from './sign-in.service.js';

/** The mutations on sessions and passwords. */
@Resolver()
export class SessionResolver {
  @Extensions({ public: true })
  @Mutation(() => AuthPayload, {
    description: 'Creates an owner and logs them in.',
    complexity: passwordCost,
  })
  signUp(
    @Ctx() ctx: Context,
    @Arg('input', () => SignUpInput, { description: 'The new owner.' }) input: SignUpInput,
  ): Promise<AuthPayload> {
    return signUp(ctx, input);
  }

  @Extensions({ public: true })
  @Mutation(() => AuthPayload, {
    description: 'Logs an owner in on one more device.',
    complexity: passwordCost,
  })
  logIn(
    @Ctx() ctx: Context,
    @Arg('input', () => LogInInput, { description: 'The name and password.' }) input: LogInInput,
  ): Promise<AuthPayload> {
    return logIn(ctx, input);
  }

  @Extensions({ public: true, background: true })
  @Mutation(() => AuthPayload, {
    description: 'Continues a session with new tokens. Using a refresh token twice ends its session.',
  })
  refreshSession(
    @Ctx() ctx: Context,
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })
    input: RefreshSessionInput,
  ): Promise<AuthPayload> {
    return refreshSession(ctx, input);
  }

  @Mutation(() => ChangePasswordPayload, {
    description: 'Changes your password and ends all your other sessions.',
    complexity: 2 * passwordCost,
  })
  changePassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangePasswordInput, { description: 'The current password and the new one.' })
    input: ChangePasswordInput,
  ): Promise<ChangePasswordPayload> {
    return changePassword(ctx, input);
  }

  @Mutation(() => LogOutPayload, { description: 'Ends the current session.' })
  logOut(@Ctx() ctx: Context): Promise<LogOutPayload> {
    return logOut(ctx);
  }
}
