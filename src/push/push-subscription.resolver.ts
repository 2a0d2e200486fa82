import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import {
  RegisterPushSubscriptionInput,
  RegisterPushSubscriptionPayload,
  RemovePushSubscriptionInput,
  RemovePushSubscriptionPayload,
} from './push.inputs.js';
import { registerPushSubscription, removePushSubscription } from './push-subscription.service.js';

// Each may ask the machine's name server.
const registrationCost = 500;

/** The way to closed browsers: Web Push (RFC 8030). */
@Resolver()
export class PushSubscriptionResolver {
  @Query(() => String, {
    nullable: true,
    description:
      'What a browser passes to pushManager.subscribe as applicationServerKey; null where this server sends no pushes.',
  })
  webPushKey(@Ctx() ctx: Context): string | undefined {
    return ctx.push.vapid?.publicKey;
  }

  @Mutation(() => RegisterPushSubscriptionPayload, {
    description:
      'Has a browser told of notifications, for as long as this session stands. The same endpoint again replaces its keys; an owner has at most 10, and the one registered longest ago makes room.',
    complexity: registrationCost,
  })
  registerPushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterPushSubscriptionInput, { description: 'The browser.' })
    input: RegisterPushSubscriptionInput,
  ): Promise<RegisterPushSubscriptionPayload> {
    return registerPushSubscription(ctx, input);
  }

  @Mutation(() => RemovePushSubscriptionPayload, { description: 'Has a browser told no longer.' })
  removePushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RemovePushSubscriptionInput, { description: 'The browser.' })
    input: RemovePushSubscriptionInput,
  ): Promise<RemovePushSubscriptionPayload> {
    return removePushSubscription(ctx, input);
  }
}
