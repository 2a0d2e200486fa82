var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../context.js';
import { connectionOf, edgeOf, PageArgs } from '../graphql/connection.js';
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
    where: (room, message) => sql `${message('chat_room_id')} = ${room('id')} AND ${message('replaced_at')} IS NULL`,
    count: (room) => room('message_count'),
    history: {
        recentMonths,
        key: (room) => room('id'),
        oldest: (room) => room('first_message_at'),
        older: (room, { at, id }, limit) => sql `older_messages(${room}, ${at}, ${id}, ${limit})`,
    },
});
/** The orders of chat rooms. */
var ChatRoomOrder;
(function (ChatRoomOrder) {
    ChatRoomOrder["LAST_MESSAGE"] = "LAST_MESSAGE";
    ChatRoomOrder["CREATED"] = "CREATED";
})(ChatRoomOrder || (ChatRoomOrder = {}));
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
const rooms = (isArchived) => list({
    order: { time: 'lastMessageAt', newestFirst: true, timelessLast: true, end: 'first' },
    orders: { [ChatRoomOrder.CREATED]: { end: 'first' } },
    inverse: 'owner',
    where: (_, room, { viewer }) => sql `${room('user_id')} = ${viewer} AND ${room('archived_at')} ${isArchived ? sql `IS NOT NULL` : sql `IS NULL`} AND NOT ${room('is_deleted')}`,
});
const [chatRooms, archivedChatRooms] = [rooms(false), rooms(true)];
/** The newest message of a room. */
const newest = one((room, message) => sql `${message('id')} = ${room('last_message_id')} AND ${message('sent_at')} = ${room('last_message_at')}`, { inverse: 'chatRoom' });
/** `ChatRoom` and its query. */
let ChatRoomResolver = class ChatRoomResolver {
    chatRoom(ctx, id) {
        return findRoom(ctx, parseId('id', id));
    }
    owner(room) {
        return room.user.loadOrFail();
    }
    user(room) {
        return room.user.loadOrFail();
    }
    pet(room) {
        return room.pet.loadOrFail();
    }
    archived(room) {
        return room.archivedAt !== null;
    }
    readCursor({ readMessageId: id, readMessageAt: at }) {
        return id && at ? encodeCursor({ at, id }) : null;
    }
    lastMessage(ctx, room) {
        return lastMessage(ctx, room);
    }
    async lastMessageEdge(ctx, room) {
        const message = await lastMessage(ctx, room);
        return message && toMessageEdge(message);
    }
    messages(ctx, parent, args) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(messages, Message, { em: ctx.em, viewerId, parent, args });
    }
};
__decorate([
    Query(() => ChatRoom, { nullable: true, description: 'One of your chat rooms.' }),
    SqlField(one((_, room, { viewer, arg }) => sql `${room('id')} = ${arg('id', (id) => parseId('id', id))} AND ${room('user_id')} = ${viewer} AND NOT ${room('is_deleted')}`)),
    __param(0, Ctx()),
    __param(1, Arg('id', () => ID, { description: 'The ID of the chat room.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "chatRoom", null);
__decorate([
    FieldResolver(() => User, { description: 'The owner in the room.' }),
    SqlField(one((room, user) => sql `${user('id')} = ${room('user_id')}`, { via: 'pet.owner' })),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "owner", null);
__decorate([
    FieldResolver(() => User, {
        description: 'The earlier name of `owner`.',
        deprecationReason: 'Use `owner`.',
    }),
    SqlField(one((room, user) => sql `${user('id')} = ${room('user_id')}`, { via: 'owner' })),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "user", null);
__decorate([
    FieldResolver(() => Pet, { description: 'The pet in the room.' }),
    SqlField(one((room, pet) => sql `${pet('id')} = ${room('pet_id')}`, { inverse: 'chatRoom' })),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "pet", null);
__decorate([
    SqlField(value((room) => sql `${room('archived_at')} IS NOT NULL`)),
    FieldResolver(() => Boolean, {
        description: 'Whether the room is archived, because it has had no message for half a year.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", Boolean)
], ChatRoomResolver.prototype, "archived", null);
__decorate([
    SqlField(value((room) => sql `CASE WHEN ${room('read_message_id')} IS NOT NULL THEN ${cursorSql(room('read_message_at'), room('read_message_id'))} END`)),
    FieldResolver(() => String, {
        nullable: true,
        description: 'The cursor of the newest message that the owner has read: `messages(first: …, after: …)` with it begins with the first unread one. Null if they have read none.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", Object)
], ChatRoomResolver.prototype, "readCursor", null);
__decorate([
    SqlField(newest),
    FieldResolver(() => Message, { nullable: true, description: 'The newest message; null if there is none.' }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChatRoom]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "lastMessage", null);
__decorate([
    SqlField(edge(newest, messageOrder)),
    FieldResolver(() => MessageEdge, {
        nullable: true,
        description: 'The newest message as an edge of `messages`; null if there is none.',
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChatRoom]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "lastMessageEdge", null);
__decorate([
    FieldResolver(() => MessageConnection, {
        description: 'The messages, oldest first. Without arguments: the newest 20.',
    }),
    SqlField(messages),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChatRoom,
        PageArgs]),
    __metadata("design:returntype", Promise)
], ChatRoomResolver.prototype, "messages", null);
ChatRoomResolver = __decorate([
    Resolver(() => ChatRoom)
], ChatRoomResolver);
export { ChatRoomResolver };
/** `User.chatRooms` and `User.archivedChatRooms`. */
let UserRoomsResolver = class UserRoomsResolver {
    chatRooms(ctx, parent, args, orderBy) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(chatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args, orderBy });
    }
    archivedChatRooms(ctx, parent, args, orderBy) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(archivedChatRooms, ChatRoom, { em: ctx.em, viewerId, parent, args, orderBy });
    }
};
__decorate([
    FieldResolver(() => ChatRoomConnection, {
        description: 'Chat rooms, newest message first. Rooms without messages come last; archived rooms are left out.',
    }),
    SqlField(chatRooms),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __param(3, Arg('orderBy', () => ChatRoomOrder, { nullable: true, description: orderDescription })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User,
        PageArgs, String]),
    __metadata("design:returntype", Promise)
], UserRoomsResolver.prototype, "chatRooms", null);
__decorate([
    FieldResolver(() => ChatRoomConnection, {
        description: 'Archived chat rooms, newest message first. A room is archived after half a year without a message; its next message brings it back.',
    }),
    SqlField(archivedChatRooms),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __param(3, Arg('orderBy', () => ChatRoomOrder, { nullable: true, description: orderDescription })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User,
        PageArgs, String]),
    __metadata("design:returntype", Promise)
], UserRoomsResolver.prototype, "archivedChatRooms", null);
UserRoomsResolver = __decorate([
    Resolver(() => User)
], UserRoomsResolver);
export { UserRoomsResolver };
//# sourceMappingURL=chat-room.resolver.js.map