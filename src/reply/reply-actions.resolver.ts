import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { regenerateReply } from './regenerate-reply.service.js';
import {
  RegenerateReplyInput,
  RegenerateReplyPayload,
  StopReplyInput,
  StopReplyPayload,
} from './reply-actions.inputs.js';
import { stopReply } from './stop-reply.service.js';

/** `stopReply` and `regenerateReply`. */
@Resolver()
export class ReplyActionsResolver {
  @Mutation(() => StopReplyPayload, {
    description:
      'Stops a reply. What the pet has said so far becomes its message; if it has said nothing, no reply comes, and `retryReply` can ask for it again.',
  })
  stopReply(
    @Ctx() ctx: Context,
    @Arg('input', () => StopReplyInput, { description: 'The chat room.' }) input: StopReplyInput,
  ): Promise<StopReplyPayload> {
    return stopReply(ctx, input);
  }

  @Mutation(() => RegenerateReplyPayload, {
    description:
      "Asks for another reply in place of the newest one. It counts as a message. Only if the room's newest message is a REPLY.",
  })
  regenerateReply(
    @Ctx() ctx: Context,
    @Arg('input', () => RegenerateReplyInput, { description: 'The chat room.' })
    input: RegenerateReplyInput,
  ): Promise<RegenerateReplyPayload> {
    return regenerateReply(ctx, input);
  }
}
