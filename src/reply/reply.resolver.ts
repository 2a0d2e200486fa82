import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { parseId } from '../graphql/validation.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { findRoom } from '../chat/chat-room.service.js';
import { ReplyProgress, RetryReplyInput, RetryReplyPayload } from './reply.inputs.js';
import { retryReply } from './reply.service.js';
import { watchReplies, type RoomReplyEvent } from './watch-replies.js';

/** The graph's fields for replies. */
@Resolver(() => ReplyProgress)
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
    @Root() event: RoomReplyEvent,
    @Arg('chatRoomId', () => ID, { description: 'The chat room.' }) _chatRoomId: string,
  ): RoomReplyEvent {
    return event;
  }

  @FieldResolver(() => ChatRoom, {
    description: 'The chat room, as it is now: select its `replyState` to keep it right in a cache.',
  })
  chatRoom(@Ctx() ctx: Context, @Root() { chatRoomId }: RoomReplyEvent): Promise<ChatRoom> {
    return findRoom(ctx, chatRoomId);
  }

  @Mutation(() => RetryReplyPayload, {
    description: 'Retries a reply that failed, or that was stopped before it said anything.',
  })
  retryReply(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryReplyInput, { description: 'The chat room.' }) input: RetryReplyInput,
  ): Promise<RetryReplyPayload> {
    return retryReply(ctx, input);
  }
}
