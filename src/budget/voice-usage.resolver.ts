import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { User } from '../user/user.entity.js';
import { VoiceUsageStatus } from './voice-usage.inputs.js';
import { voiceUsage } from './voice-usage.service.js';

/** Shows an owner what their pets use. */
@Resolver(() => User)
export class VoiceUsageResolver {
  @FieldResolver(() => VoiceUsageStatus, {
    description: 'What the pets used of a language model today, and how much is left.',
  })
  voiceUsage(@Ctx() ctx: Context): Promise<VoiceUsageStatus> {
    return voiceUsage(ctx);
  }
}
