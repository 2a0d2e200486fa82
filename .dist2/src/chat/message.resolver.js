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
import { Arg, createUnionType, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription, } from 'type-graphql';
import { requireViewer } from '../context.js';
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
import { messageFeeds } from './message-feed.js';
import { findMessage, visibleContent } from './message.service.js';
import { compiledSendMessage, sendMessage } from './send-message.service.js';
const MessageSender = createUnionType({
    name: 'MessageSender',
    description: 'The sender of a message: the owner or the pet.',
    types: () => [User, Pet],
    resolveType: (sender) => (sender instanceof Pet ? Pet : User),
});
const afterDescription = 'The cursor of the last message you received: later ones come first. Without it, only new ones come.';
function toPosition(after) {
    if (after == null)
        return undefined;
    const { at, id } = decodeCursor('after', after, 'always');
    return { at: at, id };
}
/** `Message`, its query, `sendMessage` and the subscriptions to messages. */
let MessageResolver = class MessageResolver {
    message(ctx, id) {
        return findMessage(ctx, parseId('id', id));
    }
    sendMessage(ctx, input) {
        return sendMessage(ctx, input);
    }
    content(message) {
        return visibleContent(message);
    }
    origin({ messageType, isOutreach }) {
        if (messageType === MessageType.USER)
            return MessageOrigin.OWNER;
        return isOutreach ? MessageOrigin.OUTREACH : MessageOrigin.REPLY;
    }
    chatRoom(message) {
        return message.chatRoom.loadOrFail();
    }
    sender(message) {
        return message.senderPet ? message.senderPet.loadOrFail() : message.senderUser.loadOrFail();
    }
    messageAdded(event, _chatRoomId, _after) {
        return event;
    }
    petMessageAdded(event, _after) {
        return event;
    }
};
__decorate([
    Query(() => Message, { nullable: true, description: 'A message in one of your chat rooms.' }),
    SqlField(one((_, message, { viewer, arg }) => sql `${message('id')} = ${arg('id', (id) => parseId('id', id))}
          AND EXISTS (SELECT 1 FROM chat_rooms room WHERE room.id = ${message('chat_room_id')} AND room.user_id = ${viewer} AND NOT room.is_deleted)`)),
    __param(0, Ctx()),
    __param(1, Arg('id', () => ID, { description: 'The ID of the message.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Promise)
], MessageResolver.prototype, "message", null);
__decorate([
    Extensions({ compiled: compiledSendMessage }),
    Mutation(() => SendMessagePayload, {
        description: "Sends a message to a pet. It returns at once; subscribers receive the pet's reply later.",
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => SendMessageInput, { description: 'The message.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, SendMessageInput]),
    __metadata("design:returntype", Promise)
], MessageResolver.prototype, "sendMessage", null);
__decorate([
    SqlField(value((message) => sql `CASE WHEN ${message('deleted_at')} IS NULL THEN ${message('content')} ELSE '' END`)),
    FieldResolver(() => String, {
        description: 'The text, 1 to 1000 characters; empty if the owner deleted the message.',
        complexity: textCost(1000),
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", String)
], MessageResolver.prototype, "content", null);
__decorate([
    SqlField(value((message) => sql `CASE WHEN ${message('message_type')} = 'USER' THEN 'OWNER' WHEN ${message('is_outreach')} THEN 'OUTREACH' ELSE 'REPLY' END`)),
    FieldResolver(() => MessageOrigin, { description: 'How the message came about.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", String)
], MessageResolver.prototype, "origin", null);
__decorate([
    FieldResolver(() => ChatRoom, { description: 'The chat room of the message.' }),
    SqlField(one((message, room) => sql `${room('id')} = ${message('chat_room_id')}`)),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", Promise)
], MessageResolver.prototype, "chatRoom", null);
__decorate([
    FieldResolver(() => MessageSender, { description: 'The owner or the pet who wrote the message.' }),
    SqlField(union({
        Pet: {
            ...one((message, pet) => sql `${pet('id')} = ${message('sender_pet_id')}`, { via: 'chatRoom.pet' }),
            when: (message) => sql `${message('sender_pet_id')} IS NOT NULL`,
        },
        User: {
            ...one((message, user) => sql `${user('id')} = ${message('sender_user_id')}`, {
                via: 'chatRoom.owner',
            }),
            when: (message) => sql `${message('sender_user_id')} IS NOT NULL`,
        },
    })),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Message]),
    __metadata("design:returntype", Promise)
], MessageResolver.prototype, "sender", null);
__decorate([
    Extensions({ feed: messageOrder }),
    Subscription(() => MessageEdge, {
        description: 'Each new message of a chat room, from the owner and from the pet.',
        subscribe: async ({ context, args, }) => {
            const after = toPosition(args.after);
            const room = await findRoom(context, parseId('chatRoomId', args.chatRoomId));
            const { userId } = requireViewer(context);
            return follow(messageFeeds(context), {
                ownerId: userId,
                projection: context.projection,
                interest: { chatRoomId: room.id },
                after,
                until: (end) => context.pubsub.listen('room', userId, ({ chatRoomId }) => {
                    if (chatRoomId === room.id)
                        end();
                }),
            });
        },
    }),
    __param(0, Root()),
    __param(1, Arg('chatRoomId', () => ID, { description: 'The chat room.' })),
    __param(2, Arg('after', () => String, { nullable: true, description: afterDescription })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String, String]),
    __metadata("design:returntype", Object)
], MessageResolver.prototype, "messageAdded", null);
__decorate([
    Extensions({ feed: messageOrder }),
    Subscription(() => MessageEdge, {
        description: "Each new message from any of the owner's pets.",
        subscribe: ({ context, args }) => {
            const { userId } = requireViewer(context);
            const after = toPosition(args.after);
            return follow(messageFeeds(context), {
                ownerId: userId,
                projection: context.projection,
                interest: { petOnly: true },
                after,
            });
        },
    }),
    __param(0, Root()),
    __param(1, Arg('after', () => String, { nullable: true, description: afterDescription })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Object)
], MessageResolver.prototype, "petMessageAdded", null);
MessageResolver = __decorate([
    Resolver(() => Message)
], MessageResolver);
export { MessageResolver };
//# sourceMappingURL=message.resolver.js.map