import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { parseId } from '../graphql/validation.js';
import { findRoom } from '../chat/chat-room.service.js';
import { ReplyProgress, RetryReplyInput, RetryReplyPayload } from './reply.inputs.js';
import type { ReplyEvent } from './watch-state.js';
import { retryReply } from './reply.service.js';
import { watchReplies } from './watch-replies.js';

/** The graph's fields for replies. */
@Resolver()
export class ReplyResolver {
  @Subscription(() => ReplyProgress, {
    description:
      'The replies of a chat room while the pet makes them. The current state comes first, then the words as they come. A slow client skips words, but gets every DONE and FAILED.',
    subscribe: async ({ context, args }: { context: Context; args: { chatRoomId: string } }) => {
      const room = await findRoom(context, parseId('chatRoomId', args.chatRoomId));
      return watchReplies(context, requireViewer(context).userId, room.id, context.client.language);
    },
  })
  replyProgress(
    @Root() event: ReplyEvent,
    @Arg('chatRoomId', () => ID, { description: 'The chat room.' }) _chatRoomId: string,
  ): ReplyProgress {
    return event;
  }

  @Mutation(() => RetryReplyPayload, { description: 'Retries a reply that failed.' })
  retryReply(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryReplyInput, { description: 'The chat room.' }) input: RetryReplyInput,
  ): Promise<RetryReplyPayload> {
    return retryReply(ctx, input);
  }
}
