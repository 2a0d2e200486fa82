import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import {
  RegisterPushSubscriptionInput,
  RegisterPushSubscriptionPayload,
  RemovePushSubscriptionInput,
  RemovePushSubscriptionPayload,
} from './push.inputs.js';
import { registerPushSubscription, removePushSubscription } from './push-subscription.service.js';

// Each registration may query the machine's name server.
const registrationCost = 500;

/** Registers and removes browsers for Web Push (RFC 8030). */
@Resolver()
export class PushSubscriptionResolver {
  @Query(() => String, {
    nullable: true,
    description:
      'The applicationServerKey that a browser passes to pushManager.subscribe; null if this server sends no pushes.',
  })
  webPushKey(@Ctx() ctx: Context): string | undefined {
    return ctx.push.vapid?.publicKey;
  }

  @Mutation(() => RegisterPushSubscriptionPayload, {
    description:
      'Registers a browser for Web Push until this session ends. Registering an endpoint again replaces its keys. An owner has at most 10 browsers: the next one replaces the one registered longest ago.',
    complexity: registrationCost,
  })
  registerPushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterPushSubscriptionInput, { description: 'The browser.' })
    input: RegisterPushSubscriptionInput,
  ): Promise<RegisterPushSubscriptionPayload> {
    return registerPushSubscription(ctx, input);
  }

  @Mutation(() => RemovePushSubscriptionPayload, { description: 'Removes a browser from Web Push.' })
  removePushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RemovePushSubscriptionInput, { description: 'The browser.' })
    input: RemovePushSubscriptionInput,
  ): Promise<RemovePushSubscriptionPayload> {
    return removePushSubscription(ctx, input);
  }
}
