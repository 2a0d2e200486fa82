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
import { LockMode } from '@mikro-orm/postgresql';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Activity, ActivityType } from '../../src/activity/activity.entity.js';
import { ChatRoom } from '../../src/chat/chat-room.entity.js';
import { Message, MessageType } from '../../src/chat/message.entity.js';
import { messageHash, visibleContent } from '../../src/chat/message.service.js';
import { decodeCursor, encodeCursor } from '../../src/graphql/cursor.js';
import { Pet } from '../../src/pet/pet.entity.js';
import { User } from '../../src/user/user.entity.js';
import { NaiveMessagePage, NaivePetPage, NaiveSender, NaiveSendInput, NaiveSendPayload, } from './naive-types.js';
/** The root fields: the viewer, a room, and `sendMessage`. */
let NaiveRoot = class NaiveRoot {
    me({ user }) {
        return user;
    }
    chatRoom({ em, user }, id) {
        return em.findOne(ChatRoom, { id, user, isDeleted: false });
    }
    async sendMessage({ em, user, publishSent }, { chatRoomId, content }) {
        const sent = await em.transactional(async (own) => {
            await own.lock(own.getReference(User, user.id), LockMode.PESSIMISTIC_WRITE);
            const chatRoom = await own.findOneOrFail(ChatRoom, { id: chatRoomId, user: user.id, isDeleted: false });
            const hash = messageHash('v1', 'text', chatRoomId, user.id, content);
            const recent = new Date(Date.now() - 10_000);
            const earlier = await own.findOne(Message, {
                chatRoom,
                messageHash: hash,
                sentAt: { $gt: recent },
            });
            if (earlier)
                return { duplicate: true, message: earlier, chatRoom };
            const newest = await own.findOne(ChatRoom, { user: user.id, lastMessageAt: { $ne: null } }, { orderBy: { lastMessageAt: 'desc' } });
            const sentAt = new Date(Math.max(Date.now(), newest?.lastMessageAt?.getTime() ?? 0));
            const message = own.create(Message, {
                sentAt,
                chatRoom,
                messageType: MessageType.USER,
                senderUser: user.id,
                senderPet: null,
                content,
                messageHash: hash,
                clientMessageId: null,
            });
            await own.flush();
            own.create(Activity, {
                user: user.id,
                activityType: ActivityType.CHAT_SEND,
                occurredAt: sentAt,
                metadata: { chatRoomId, messageId: message.id },
            });
            chatRoom.messageCount++;
            chatRoom.lastMessageId = message.id;
            chatRoom.lastMessageAt = sentAt;
            chatRoom.updatedAt = sentAt;
            chatRoom.replyToId = message.id;
            if (!chatRoom.replyDueAt)
                chatRoom.replyAttempts = 0;
            chatRoom.replyDueAt ??= sentAt;
            chatRoom.replyFailure = null;
            return { duplicate: false, message, chatRoom };
        });
        if (!sent.duplicate)
            publishSent(user.id, chatRoomId);
        return sent;
    }
};
__decorate([
    Query(() => User),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", User)
], NaiveRoot.prototype, "me", null);
__decorate([
    Query(() => ChatRoom, { nullable: true }),
    __param(0, Ctx()),
    __param(1, Arg('id', () => ID)),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Promise)
], NaiveRoot.prototype, "chatRoom", null);
__decorate([
    Mutation(() => NaiveSendPayload),
    __param(0, Ctx()),
    __param(1, Arg('input', () => NaiveSendInput)),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, NaiveSendInput]),
    __metadata("design:returntype", Promise)
], NaiveRoot.prototype, "sendMessage", null);
NaiveRoot = __decorate([
    Resolver()
], NaiveRoot);
export { NaiveRoot };
/** The room of a pet. */
let NaivePetRooms = class NaivePetRooms {
    chatRoom({ em }, pet) {
        return em.findOneOrFail(ChatRoom, { pet: pet.id });
    }
};
__decorate([
    FieldResolver(() => ChatRoom),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Pet]),
    __metadata("design:returntype", Promise)
], NaivePetRooms.prototype, "chatRoom", null);
NaivePetRooms = __decorate([
    Resolver(() => Pet)
], NaivePetRooms);
export { NaivePetRooms };
/** The pets of a user. */
let NaivePets = class NaivePets {
    async pets({ em }, user, first) {
        const pets = await em.find(Pet, { owner: user.id, isDeleted: false }, { orderBy: { id: 'asc' }, limit: first });
        return { edges: pets.map((node) => ({ node })) };
    }
};
__decorate([
    FieldResolver(() => NaivePetPage),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Arg('first', () => Int, { defaultValue: 20 })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User, Number]),
    __metadata("design:returntype", Promise)
], NaivePets.prototype, "pets", null);
NaivePets = __decorate([
    Resolver(() => User)
], NaivePets);
export { NaivePets };
/** The messages of a room, and the state of its reply. */
let NaiveRooms = class NaiveRooms {
    replyState(room) {
        if (room.replyDueAt)
            return 'THINKING';
        return room.replyFailure ? 'FAILED' : 'IDLE';
    }
    async messages({ em }, room, last, before) {
        const position = before === undefined ? undefined : decodeCursor('before', before, 'always');
        const found = await em.find(Message, {
            chatRoom: room.id,
            ...(position && {
                $or: [{ sentAt: { $lt: position.at } }, { sentAt: position.at, id: { $lt: position.id } }],
            }),
        }, { orderBy: { sentAt: 'desc', id: 'desc' }, limit: last + 1 });
        return {
            edges: found
                .slice(0, last)
                .toReversed()
                .map((node) => ({ cursor: encodeCursor({ at: node.sentAt, id: node.id }), node })),
            pageInfo: { hasPreviousPage: found.length > last },
        };
    }
};
__decorate([
    FieldResolver(() => String),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", String)
], NaiveRooms.prototype, "replyState", null);
__decorate([
    FieldResolver(() => NaiveMessagePage),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Arg('last', () => Int, { defaultValue: 20 })),
    __param(3, Arg('before', () => String, { nullable: true })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChatRoom, Number, String]),
    __metadata("design:returntype", Promise)
], NaiveRooms.prototype, "messages", null);
NaiveRooms = __decorate([
    Resolver(() => ChatRoom)
], NaiveRooms);
export { NaiveRooms };
/** Who sent a message. */
let NaiveMessages = class NaiveMessages {
    content(message) {
        return visibleContent(message);
    }
    sender(message) {
        return message.senderPet ? message.senderPet.loadOrFail() : message.senderUser.loadOrFail();
    }
};
__decorate([
    FieldResolver(() => String),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", String)
], NaiveMessages.prototype, "content", null);
__decorate([
    FieldResolver(() => NaiveSender),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", Promise)
], NaiveMessages.prototype, "sender", null);
NaiveMessages = __decorate([
    Resolver(() => Message)
], NaiveMessages);
export { NaiveMessages };
//# sourceMappingURL=naive-resolvers.js.map