import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import {
  RegisterPushSubscriptionInput,
  RegisterPushSubscriptionPayload,
  RemovePushSubscriptionInput,
  RemovePushSubscriptionPayload,
} from './push.inputs.js';
import { registerPushSubscription, removePushSubscription } from './push-subscription.service.js';

// Each registration may cause a DNS lookup.
const registrationCost = 500;

/** Registration for Web Push (RFC 8030). */
@Resolver()
export class PushSubscriptionResolver {
  @Extensions({ public: true })
  @Query(() => String, {
    nullable: true,
    description: 'The applicationServerKey for pushManager.subscribe; null if this server sends no pushes.',
  })
  webPushKey(@Ctx() ctx: Context): string | undefined {
    return ctx.push.vapid?.publicKey;
  }

  @Extensions({ background: true })
  @Mutation(() => RegisterPushSubscriptionPayload, {
    description:
      'Registers a browser for pushes, until this session ends. The same endpoint again replaces its keys. An owner has at most 10 browsers; the oldest one is removed for an eleventh.',
    complexity: registrationCost,
  })
  registerPushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterPushSubscriptionInput, { description: 'The browser.' })
    input: RegisterPushSubscriptionInput,
  ): Promise<RegisterPushSubscriptionPayload> {
    return registerPushSubscription(ctx, input);
  }

  @Extensions({ background: true })
  @Mutation(() => RemovePushSubscriptionPayload, {
    description: 'Removes a browser, which then gets no more pushes.',
  })
  removePushSubscription(
    @Ctx() ctx: Context,
    @Arg('input', () => RemovePushSubscriptionInput, { description: 'The browser.' })
    input: RemovePushSubscriptionInput,
  ): Promise<RemovePushSubscriptionPayload> {
    return removePushSubscription(ctx, input);
  }
}
