import { sql } from 'kysely';
import {
  Arg,
  createUnionType,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { decodeCursor } from '../graphql/cursor.js';
import { textCost } from '../graphql/text-cost.js';
import { parseId } from '../graphql/validation.js';
import { follow } from '../feed/follow.js';
import { Pet } from '../pet/pet.entity.js';
import { one, union, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoom } from './chat-room.service.js';
import { SendMessageInput, SendMessagePayload } from './message.inputs.js';
import { MessageEdge, messageOrder } from './message-edge.js';
import { Message, MessageOrigin, MessageType } from './message.entity.js';
import { messageFeeds, type MessageEvent, type MessagePosition } from './message-feed.js';
import { findMessage, visibleContent } from './message.service.js';
import { compiledSendMessage, sendMessage } from './send-message.service.js';

const MessageSender = createUnionType({
  name: 'MessageSender',
  description: 'The sender of a message: the owner or the pet.',
  types: () => [User, Pet] as const,
  resolveType: (sender) => (sender instanceof Pet ? Pet : User),
});

const afterDescription =
  'The cursor of the last message you received: later ones come first. Without it, only new ones come.';

function toPosition(after: string | null | undefined): MessagePosition | undefined {
  if (after == null) return undefined;
  const { at, id } = decodeCursor('after', after, 'always');
  return { at: at!, id };
}

/** `Message`, its query, `sendMessage` and the subscriptions to messages. */
@Resolver(() => Message)
export class MessageResolver {
  @Query(() => Message, { nullable: true, description: 'A message in one of your chat rooms.' })
  @SqlField(
    one(
      (_, message, { viewer, arg }) =>
        sql`${message('id')} = ${arg('id', (id) => parseId('id', id))}
          AND EXISTS (SELECT 1 FROM chat_rooms room WHERE room.id = ${message('chat_room_id')} AND room.user_id = ${viewer} AND NOT room.is_deleted)`,
    ),
  )
  message(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The ID of the message.' }) id: string,
  ): Promise<Message> {
    return findMessage(ctx, parseId('id', id));
  }

  @Extensions({ compiled: compiledSendMessage })
  @Mutation(() => SendMessagePayload, {
    description: "Sends a message to a pet. It returns at once; subscribers receive the pet's reply later.",
  })
  sendMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => SendMessageInput, { description: 'The message.' }) input: SendMessageInput,
  ): Promise<SendMessagePayload> {
    return sendMessage(ctx, input);
  }

  @SqlField(
    value(
      (message) => sql`CASE WHEN ${message('deleted_at')} IS NULL THEN ${message('content')} ELSE '' END`,
    ),
  )
  @FieldResolver(() => String, {
    description: 'The text, 1 to 1000 characters; empty if the owner deleted the message.',
    complexity: textCost(1000),
  })
  content(@Root() message: Message): string {
    return visibleContent(message);
  }

  @SqlField(
    value(
      (message) =>
        sql`CASE WHEN ${message('message_type')} = 'USER' THEN 'OWNER' WHEN ${message('is_outreach')} THEN 'OUTREACH' ELSE 'REPLY' END`,
    ),
  )
  @FieldResolver(() => MessageOrigin, { description: 'How the message came about.' })
  origin(@Root() { messageType, isOutreach }: Message): MessageOrigin {
    if (messageType === MessageType.USER) return MessageOrigin.OWNER;
    return isOutreach ? MessageOrigin.OUTREACH : MessageOrigin.REPLY;
  }

  @FieldResolver(() => ChatRoom, { description: 'The chat room of the message.' })
  @SqlField(one((message, room) => sql`${room('id')} = ${message('chat_room_id')}`))
  chatRoom(@Root() message: Message): Promise<ChatRoom> {
    return message.chatRoom.loadOrFail();
  }

  @FieldResolver(() => MessageSender, { description: 'The owner or the pet who wrote the message.' })
  @SqlField(
    union({
      Pet: {
        ...one((message, pet) => sql`${pet('id')} = ${message('sender_pet_id')}`, { via: 'chatRoom.pet' }),
        when: (message) => sql`${message('sender_pet_id')} IS NOT NULL`,
      },
      User: {
        ...one((message, user) => sql`${user('id')} = ${message('sender_user_id')}`, {
          via: 'chatRoom.owner',
        }),
        when: (message) => sql`${message('sender_user_id')} IS NOT NULL`,
      },
    }),
  )
  sender(@Root() message: Message): Promise<User | Pet> {
    return message.senderPet ? message.senderPet.loadOrFail() : message.senderUser!.loadOrFail();
  }

  @Extensions({ feed: messageOrder })
  @Subscription(() => MessageEdge, {
    description: 'Each new message of a chat room, from the owner and from the pet.',
    subscribe: async ({
      context,
      args,
    }: {
      context: Context;
      args: { chatRoomId: string; after?: string | null };
    }) => {
      const after = toPosition(args.after);
      const room = await findRoom(context, parseId('chatRoomId', args.chatRoomId));
      const { userId } = requireViewer(context);
      return follow(messageFeeds(context), {
        ownerId: userId,
        projection: context.projection,
        interest: { chatRoomId: room.id },
        after,
        until: (end) =>
          context.pubsub.listen('room', userId, ({ chatRoomId }) => {
            if (chatRoomId === room.id) end();
          }),
      });
    },
  })
  messageAdded(
    @Root() event: MessageEvent,
    @Arg('chatRoomId', () => ID, { description: 'The chat room.' }) _chatRoomId: string,
    @Arg('after', () => String, { nullable: true, description: afterDescription }) _after?: string,
  ): MessageEvent {
    return event;
  }

  @Extensions({ feed: messageOrder })
  @Subscription(() => MessageEdge, {
    description: "Each new message from any of the owner's pets.",
    subscribe: ({ context, args }: { context: Context; args: { after?: string | null } }) => {
      const { userId } = requireViewer(context);
      const after = toPosition(args.after);
      return follow(messageFeeds(context), {
        ownerId: userId,
        projection: context.projection,
        interest: { petOnly: true },
        after,
      });
    },
  })
  petMessageAdded(
    @Root() event: MessageEvent,
    @Arg('after', () => String, { nullable: true, description: afterDescription }) _after?: string,
  ): MessageEvent {
    return event;
  }
}
