import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type CountedConnection, type Edge } from '../graphql/connection.js';
import { cursorSql, encodeCursor } from '../graphql/cursor.js';
import { parseId } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { resolveList } from '../query/resolve-list.js';
import { edge, list, one, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoom } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { MessageEdge, messageOrder, toMessageEdge } from './message-edge.js';
import { lastMessage, recentMonths } from './message.service.js';

const ChatRoomConnection = connectionOf('ChatRoom', edgeOf('ChatRoom', ChatRoom), true);
const MessageConnection = connectionOf('Message', MessageEdge, true);

/** The messages of a room, oldest first, as a chat shows them; a page without arguments is the newest. */
const messages = list({
  order: messageOrder,
  inverse: 'chatRoom',
  where: (room, message) =>
    sql`${message('chat_room_id')} = ${room('id')} AND ${message('replaced_at')} IS NULL`,
  count: (room) => room('message_count'),
  history: {
    recentMonths,
    key: (room) => room('id'),
    oldest: (room) => room('first_message_at'),
    older: (room, { at, id }, limit) => sql`older_messages(${room}, ${at}, ${id}, ${limit})`,
  },
});

/** The orders of chat rooms. */
enum ChatRoomOrder {
  LAST_MESSAGE = 'LAST_MESSAGE',
  CREATED = 'CREATED',
}
registerEnumType(ChatRoomOrder, {
  name: 'ChatRoomOrder',
  description: 'The order of a list of chat rooms. A cursor is valid in the order that gave it.',
  valuesConfig: {
    LAST_MESSAGE: { description: 'Newest message first; rooms without messages come last.' },
    CREATED: { description: 'Oldest room first.' },
  },
});
const orderDescription = 'The order of the list: LAST_MESSAGE if it is left out.';

/** Rooms by their last message, newest first, with empty rooms last; or by their creation. */
const rooms = (isArchived: boolean) =>
  list({
    order: { time: 'lastMessageAt', newestFirst: true, timelessLast: true, end: 'first' },
    orders: { [ChatRoomOrder.CREATED]: { end: 'first' } },
    inverse: 'owner',
    where: (_, room, { viewer }) =>
      sql`${room('user_id')} = ${viewer} AND ${room('archived_at')} ${isArchived ? sql`IS NOT NULL` : sql`IS NULL`} AND NOT ${room('is_deleted')}`,
  });
const [chatRooms, archivedChatRooms] = [rooms(false), rooms(true)];

/** The newest message of a room. */
const newest = one(
  (room, message) =>
    sql`${message('id')} = ${room('last_message_id')} AND ${message('sent_at')} = ${room('last_message_at')}`,
  { inverse: 'chatRoom' },
);

/** `ChatRoom` and its query. */
@Resolver(() => ChatRoom)
export class ChatRoomResolver {
  @Query(() => ChatRoom, { nullable: true, description: 'One of your chat rooms.' })
  @SqlField(
    one(
      (_, room, { viewer, arg }) =>
        sql`${room('id')} = ${arg('id', (id) => parseId('id', id))} AND ${room('user_id')} = ${viewer} AND NOT ${room('is_deleted')}`,
    ),
  )
  chatRoom(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The ID of the chat room.' }) id: string,
  ): Promise<ChatRoom> {
    return findRoom(ctx, parseId('id', id));
  }

  @FieldResolver(() => User, { description: 'The owner in the room.' })
  @SqlField(one((room, user) => sql`${user('id')} = ${room('user_id')}`, { via: 'pet.owner' }))
  owner(@Root() room: ChatRoom): Promise<User> {
    return room.user.loadOrFail();
  }

  @FieldResolver(() => User, {
    description: 'The earlier name of `owner`.',
    deprecationReason: 'Use `owner`.',
  })
  @SqlField(one((room, user) => sql`${user('id')} = ${room('user_id')}`, { via: 'owner' }))
  user(@Root() room: ChatRoom): Promise<User> {
    return room.user.loadOrFail();
  }

  @FieldResolver(() => Pet, { description: 'The pet in the room.' })
  @SqlField(one((room, pet) => sql`${pet('id')} = ${room('pet_id')}`, { inverse: 'chatRoom' }))
  pet(@Root() room: ChatRoom): Promise<Pet> {
    return room.pet.loadOrFail();
  }

  @SqlField(value((room) => sql`${room('archived_at')} IS NOT NULL`))
  @FieldResolver(() => Boolean, {
    description: 'Whether the room is archived, because it has had no message for half a year.',
  })
  archived(@Root() room: ChatRoom): boolean {
    return room.archivedAt !== null;
  }

  @SqlField(
    value(
      (room) =>
        sql`CASE WHEN ${room('read_message_id')} IS NOT NULL THEN ${cursorSql(room('read_message_at'), room('read_message_id'))} END`,
    ),
  )
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The cursor of the newest message that the owner has read: `messages(first: …, after: …)` with it begins with the first unread one. Null if they have read none.',
  })
  readCursor(@Root() { readMessageId: id, readMessageAt: at }: ChatRoom): string | null {
    return id && at ? encodeCursor({ at, id }) : null;
  }

  @SqlField(newest)
  @FieldResolver(() => Message, { nullable: true, description: 'The newest message; null if there is none.' })
  lastMessage(@Ctx() ctx: Context, @Root() room: ChatRoom): Promise<Message | null> {
    return lastMessage(ctx, room);
  }

  @SqlField(edge(newest, messageOrder))
  @FieldResolver(() => MessageEdge, {
    nullable: true,
    description: 'The newest message as an edge of `messages`; null if there is none.',
  })
  async lastMessageEdge(@Ctx() ctx: Context, @Root() room: ChatRoom): Promise<Edge<Message> | null> {
    const message = await lastMessage(ctx, room);
    return message && toMessageEdge(message);
  }

  @FieldResolver(() => MessageConnection, {
    description: 'The messages, oldest first. Without arguments: the newest 20.',
  })
  @SqlField(messages)
  messages(
    @Ctx() ctx: Context,
    @Root() parent: ChatRoom,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<CountedConnection<Message>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(messages, Message, { em: ctx.em, viewerId, parent, args });
  }
}

/** `User.chatRooms` and `User.archivedChatRooms`. */
@Resolver(() => User)
export class UserRoomsResolver {
  @FieldResolver(() => ChatRoomConnection, {
    description:
      'Chat rooms, newest message first. Rooms without messages come last; archived rooms are left out.',
  })
  @SqlField(chatRooms)
  chatRooms(
    @Ctx() ctx: Context,
    @Root() parent: User,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('orderBy', () => ChatRoomOrder, { nullable: true, description: orderDescription })
    orderBy?: ChatRoomOrder,
  ): Promise<CountedConnection<ChatRoom>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(chatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args, orderBy });
  }

  @FieldResolver(() => ChatRoomConnection, {
    description:
      'Archived chat rooms, newest message first. A room is archived after half a year without a message; its next message brings it back.',
  })
  @SqlField(archivedChatRooms)
  archivedChatRooms(
    @Ctx() ctx: Context,
    @Root() parent: User,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('orderBy', () => ChatRoomOrder, { nullable: true, description: orderDescription })
    orderBy?: ChatRoomOrder,
  ): Promise<CountedConnection<ChatRoom>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(archivedChatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args, orderBy });
  }
}
