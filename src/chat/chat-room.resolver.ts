import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import {
  connectionOf,
  edgeOf,
  PageArgs,
  type Connection,
  type CountedConnection,
} from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { list, one, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoom, listRooms, roomOrder } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { MessageEdge } from './message-edge.js';
import { lastMessage, listMessages, messageHistory, messageOrder } from './message.service.js';

/** What the pet of a room is about. */
enum ReplyState {
  IDLE = 'IDLE',
  THINKING = 'THINKING',
  FAILED = 'FAILED',
}
registerEnumType(ReplyState, {
  name: 'ReplyState',
  description: 'What the pet of a room is about.',
  valuesConfig: {
    IDLE: { description: 'Nothing waits for a reply.' },
    THINKING: { description: 'A reply is on its way.' },
    FAILED: {
      description: 'The last reply will not come; retryReply or the next message asks for one again.',
    },
  },
});

const ChatRoomConnection = connectionOf('ChatRoom', edgeOf('ChatRoom', ChatRoom));
const MessageConnection = connectionOf('Message', MessageEdge, true);

/** A chat room, who is in it, and what was said. */
@Resolver(() => ChatRoom)
export class ChatRoomResolver {
  @Query(() => ChatRoom, { nullable: true, description: 'A chat room of the owner who asks.' })
  @SqlField(
    one(
      (_, room, { viewer, arg }) =>
        sql`${room('id')} = ${arg('id', (id) => parseId('id', id))} AND ${room('user_id')} = ${viewer} AND NOT ${room('is_deleted')}`,
    ),
  )
  chatRoom(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The id of the chat room.' }) id: string,
  ): Promise<ChatRoom> {
    return findRoom(ctx, parseId('id', id));
  }

  @FieldResolver(() => User, { description: 'The owner.' })
  @SqlField(one((room, user) => sql`${user('id')} = ${room('user_id')}`, { via: 'pet.owner' }))
  user(@Root() room: ChatRoom): Promise<User> {
    return room.user.loadOrFail();
  }

  @FieldResolver(() => Pet, { description: 'The pet.' })
  @SqlField(one((room, pet) => sql`${pet('id')} = ${room('pet_id')}`, { inverse: 'chatRoom' }))
  pet(@Root() room: ChatRoom): Promise<Pet> {
    return room.pet.loadOrFail();
  }

  @SqlField(
    value(
      (room) =>
        sql`CASE WHEN ${room('reply_due_at')} IS NOT NULL THEN 'THINKING' WHEN ${room('reply_failure')} IS NOT NULL THEN 'FAILED' ELSE 'IDLE' END`,
    ),
  )
  @FieldResolver(() => ReplyState, { description: 'Whether the pet is thinking of a reply.' })
  replyState(@Root() room: ChatRoom): ReplyState {
    if (room.replyDueAt) return ReplyState.THINKING;
    return room.replyFailure ? ReplyState.FAILED : ReplyState.IDLE;
  }

  @SqlField(value((room) => sql`${room('archived_at')} IS NOT NULL`))
  @FieldResolver(() => Boolean, {
    description: 'Whether nobody has written here for so long that the room left the list.',
  })
  archived(@Root() room: ChatRoom): boolean {
    return room.archivedAt !== null;
  }

  @SqlField(
    one(
      (room, message) =>
        sql`${message('id')} = ${room('last_message_id')} AND ${message('sent_at')} = ${room('last_message_at')}`,
      { inverse: 'chatRoom' },
    ),
  )
  @FieldResolver(() => Message, { nullable: true, description: 'The newest message, if there is one.' })
  lastMessage(@Ctx() ctx: Context, @Root() room: ChatRoom): Promise<Message | null> {
    return lastMessage(ctx, room);
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages, oldest first; without arguments the newest 20.',
  })
  @SqlField(
    list({
      order: messageOrder,
      inverse: 'chatRoom',
      where: (room, message) => sql`${message('chat_room_id')} = ${room('id')}`,
      count: (room) => room('message_count'),
      history: messageHistory,
    }),
  )
  async messages(
    @Ctx() ctx: Context,
    @Root() room: ChatRoom,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<CountedConnection<Message>> {
    return { ...(await listMessages(ctx, room, args)), count: () => room.messageCount };
  }
}

/** An owner's chat rooms. */
@Resolver(() => User)
export class UserRoomsResolver {
  @FieldResolver(() => ChatRoomConnection, {
    description:
      'The chat rooms, that with the newest message first, empty ones last; without those in which nobody has written for long.',
  })
  @SqlField(
    list({
      order: roomOrder,
      inverse: 'user',
      where: (_, room, { viewer }) =>
        sql`${room('user_id')} = ${viewer} AND ${room('archived_at')} IS NULL AND NOT ${room('is_deleted')}`,
    }),
  )
  chatRooms(@Ctx() ctx: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ChatRoom>> {
    return listRooms(ctx, args, false);
  }

  @FieldResolver(() => ChatRoomConnection, {
    description:
      'The chat rooms in which nobody has written for long, that with the newest message first. With its next message a room is back among the others.',
  })
  @SqlField(
    list({
      order: roomOrder,
      inverse: 'user',
      where: (_, room, { viewer }) =>
        sql`${room('user_id')} = ${viewer} AND ${room('archived_at')} IS NOT NULL AND NOT ${room('is_deleted')}`,
    }),
  )
  archivedChatRooms(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<ChatRoom>> {
    return listRooms(ctx, args, true);
  }
}
