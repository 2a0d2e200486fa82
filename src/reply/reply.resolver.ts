import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { parseId } from '../graphql/validation.js';
import { findRoom } from '../chat/chat-room.service.js';
import { ReplyProgress, RetryReplyInput, RetryReplyPayload } from './reply.inputs.js';
import { watchReplies, type ReplyEvent } from './watch-replies.js';
import { retryReply } from './reply.service.js';

/** Replies while they are made. */
@Resolver()
export class ReplyResolver {
  @Subscription(() => ReplyProgress, {
    description:
      'The replies of a chat room while they are made: where the one under way is, at once, then its words as they come. Words are skipped where they come faster than they are taken; DONE and FAILED are not.',
    subscribe: async ({ context, args }: { context: Context; args: { chatRoomId: string } }) => {
      const room = await findRoom(context, parseId('chatRoomId', args.chatRoomId));
      return watchReplies(context, requireViewer(context).userId, room.id);
    },
  })
  replyProgress(
    @Root() event: ReplyEvent,
    @Arg('chatRoomId', () => ID, { description: 'The chat room.' }) _chatRoomId: string,
  ): ReplyProgress {
    return event;
  }

  @Mutation(() => RetryReplyPayload, { description: 'Asks once more for a reply that failed.' })
  retryReply(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryReplyInput, { description: 'Which one.' }) input: RetryReplyInput,
  ): Promise<RetryReplyPayload> {
    return retryReply(ctx, input);
  }
}
