import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import {
  connectionOf,
  edgeOf,
  PageArgs,
  type Connection,
  type CountedConnection,
} from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoom } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { MessageEdge } from './message-edge.js';
import { lastMessage, recentMonths } from './message.service.js';

const ChatRoomConnection = connectionOf('ChatRoom', edgeOf('ChatRoom', ChatRoom));
const MessageConnection = connectionOf('Message', MessageEdge, true);

/** The messages of a room, oldest first, as a chat shows them; a page without arguments is the newest. */
export const messages = list({
  order: { time: 'sentAt', end: 'last' },
  inverse: 'chatRoom',
  where: (room, message) => sql`${message('chat_room_id')} = ${room('id')}`,
  count: (room) => room('message_count'),
  history: {
    recentMonths,
    key: (room) => room('id'),
    oldest: (room) => room('first_message_at'),
    older: (room, { at, id }, limit) => sql`older_messages(${room}, ${at}, ${id}, ${limit})`,
  },
});

/** Rooms by their last message, newest first; empty rooms come last. */
const rooms = (isArchived: boolean) =>
  list({
    order: { time: 'lastMessageAt', newestFirst: true, timelessLast: true, end: 'first' },
    inverse: 'owner',
    where: (_, room, { viewer }) =>
      sql`${room('user_id')} = ${viewer} AND ${room('archived_at')} ${isArchived ? sql`IS NOT NULL` : sql`IS NULL`} AND NOT ${room('is_deleted')}`,
  });
const [chatRooms, archivedChatRooms] = [rooms(false), rooms(true)];

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
    one(
      (room, message) =>
        sql`${message('id')} = ${room('last_message_id')} AND ${message('sent_at')} = ${room('last_message_at')}`,
      { inverse: 'chatRoom' },
    ),
  )
  @FieldResolver(() => Message, { nullable: true, description: 'The newest message; null if there is none.' })
  lastMessage(@Ctx() ctx: Context, @Root() room: ChatRoom): Promise<Message | null> {
    return lastMessage(ctx, room);
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
  ): Promise<Connection<ChatRoom>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(chatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args });
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
  ): Promise<Connection<ChatRoom>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(archivedChatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args });
  }
}
