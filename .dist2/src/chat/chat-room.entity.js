var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, OneToOne, PrimaryKey, Property, } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';
/** The chat room of a pet, and the state of its reply. */
let ChatRoom = class ChatRoom {
    constructor() {
        /** The number of messages; each writing transaction updates it. */
        this.messageCount = 0;
        this.lastMessageId = null;
        this.lastMessageAt = null;
        /** When the oldest message was sent; null if there is none, or if that is unknown. */
        this.firstMessageAt = null;
        /** The owner's newest message that waits for a reply; null if none does. */
        this.replyToId = null;
        /** The owner's newest message that the pet has answered. */
        this.repliedToId = null;
        /** When a worker may take the reply: at once, after a delay, or when another worker's lease runs out. */
        this.replyDueAt = null;
        /** The end of the newest lease. As long as `replyDueAt` equals it, a worker makes the reply. */
        this.replyLeasedUntil = null;
        /** Each lease increments it, so that the write of a worker that lost its lease fails. */
        this.replyFence = 0;
        this.replyAttempts = 0;
        /** The reason of the last failure; null unless the reply failed for good. */
        this.replyFailure = null;
        /** The reply that the awaited one replaces, by its whole key; null if it replaces none. */
        this.replyReplacesId = null;
        this.replyReplacesAt = null;
        this.unreadCount = 0;
        /** The newest message that the owner has read, by its whole key; null before the first. */
        this.readMessageId = null;
        this.readMessageAt = null;
        this.readAt = null;
        /** As `changedId`, of the read marker alone; an owner's own message moves it too. */
        this.readChangedId = null;
        /**
         * A number of `messages_id_seq`, taken under the owner's lock when the room changes for clients without a new message;
         * null before the first such change.
         */
        this.changedId = null;
        /** When the room was archived; null if it is not archived. */
        this.archivedAt = null;
        this.isDeleted = false;
        this.deletedAt = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the chat room.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], ChatRoom.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "user", void 0);
__decorate([
    OneToOne(() => Pet, {
        ref: true,
        owner: true,
        unique: 'chat_rooms_pet_id_unique',
        deleteRule: 'no action',
        updateRule: 'no action',
    }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "pet", void 0);
__decorate([
    Property({ type: 'integer', default: 0 }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "messageCount", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "lastMessageId", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When the newest message was sent; null if there is none.',
    }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "lastMessageAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "firstMessageAt", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyToId", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "repliedToId", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyDueAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyLeasedUntil", void 0);
__decorate([
    Property({ type: 'integer', default: 0 }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyFence", void 0);
__decorate([
    Property({ type: 'smallint', default: 0 }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyAttempts", void 0);
__decorate([
    Property({ type: 'string', length: 40, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyFailure", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyReplacesId", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "replyReplacesAt", void 0);
__decorate([
    Field(() => Int, {
        description: 'The number of messages from the pet that the owner has not read. `markRead` and sending a message change it.',
    }),
    Property({ type: 'integer', default: 0 }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "unreadCount", void 0);
__decorate([
    Field(() => ID, {
        name: 'readUpTo',
        nullable: true,
        description: 'The ID of the newest message that the owner has read; null if they have read none.',
    }),
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "readMessageId", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "readMessageAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When the owner last read messages here, on any device; null if they never did.',
    }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "readAt", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "readChangedId", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "changedId", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the room was created.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], ChatRoom.prototype, "createdAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], ChatRoom.prototype, "updatedAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "archivedAt", void 0);
__decorate([
    Property({ type: 'boolean', default: false }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "isDeleted", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], ChatRoom.prototype, "deletedAt", void 0);
ChatRoom = __decorate([
    ObjectType({ description: 'The room where an owner and a pet chat. Each pet has one.' }),
    Entity({ tableName: 'chat_rooms' }),
    Check({
        name: 'chat_rooms_last_message_check',
        expression: '(last_message_id IS NULL) = (last_message_at IS NULL)',
    }),
    Check({ name: 'chat_rooms_reply_check', expression: 'reply_to_id IS NOT NULL OR reply_due_at IS NULL' }),
    Check({
        name: 'chat_rooms_read_check',
        expression: '(read_message_id IS NULL) = (read_message_at IS NULL)',
    }),
    Check({
        name: 'chat_rooms_reply_replaces_check',
        expression: '(reply_replaces_id IS NULL) = (reply_replaces_at IS NULL)',
    }),
    Index({ name: 'idx_chatrooms_user_pet', properties: ['user', 'pet'] }),
    Index({
        name: 'idx_chatrooms_user_newest',
        expression: 'CREATE INDEX idx_chatrooms_user_newest ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NULL',
    }),
    Index({
        name: 'idx_chatrooms_user_archived',
        expression: 'CREATE INDEX idx_chatrooms_user_archived ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NOT NULL',
    }),
    Index({
        name: 'idx_chatrooms_user_reply_due',
        properties: ['user', 'replyDueAt'],
        where: 'reply_due_at IS NOT NULL',
    }),
    Index({
        name: 'idx_chatrooms_reply_leased',
        properties: ['user'],
        where: 'reply_leased_until = reply_due_at',
    })
], ChatRoom);
export { ChatRoom };
//# sourceMappingURL=chat-room.entity.js.map