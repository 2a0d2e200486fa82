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
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
/** The sender of a message. */
export var MessageType;
(function (MessageType) {
    MessageType["USER"] = "USER";
    MessageType["PET"] = "PET";
})(MessageType || (MessageType = {}));
registerEnumType(MessageType, {
    name: 'MessageType',
    description: 'The sender of a message.',
    valuesConfig: {
        USER: { description: 'The owner sent it.' },
        PET: { description: 'The pet sent it.' },
    },
});
/** How a message came about. */
export var MessageOrigin;
(function (MessageOrigin) {
    MessageOrigin["OWNER"] = "OWNER";
    MessageOrigin["REPLY"] = "REPLY";
    MessageOrigin["OUTREACH"] = "OUTREACH";
})(MessageOrigin || (MessageOrigin = {}));
registerEnumType(MessageOrigin, {
    name: 'MessageOrigin',
    description: 'How a message came about.',
    valuesConfig: {
        OWNER: { description: 'The owner sent it.' },
        REPLY: { description: 'The pet answered the owner.' },
        OUTREACH: { description: 'The pet wrote first, because the owner was away.' },
    },
});
/** A message in a chat room. The table is partitioned by month; each month has the foreign keys. */
let Message = class Message {
    constructor() {
        this.senderUser = null;
        this.senderPet = null;
        /** MD5 that identifies repeats; null for messages that cannot repeat. */
        this.messageHash = null;
        this.clientMessageId = null;
        /** Whether the pet wrote it unasked. */
        this.isOutreach = false;
        this.isStopped = false;
        this.replacesId = null;
        this.replacedAt = null;
        this.deletedAt = null;
        /** As in a chat room: when the message was replaced or deleted. */
        this.changedId = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the message.' }),
    PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' }),
    __metadata("design:type", String)
], Message.prototype, "id", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the message was sent.' }),
    PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Message.prototype, "sentAt", void 0);
__decorate([
    ManyToOne(() => ChatRoom, { ref: true, createForeignKeyConstraint: false }),
    __metadata("design:type", Object)
], Message.prototype, "chatRoom", void 0);
__decorate([
    Field(() => MessageType, { name: 'type', description: 'Whether the owner or the pet sent it.' }),
    Enum({ items: () => MessageType, nativeEnumName: 'message_type' }),
    __metadata("design:type", String)
], Message.prototype, "messageType", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, nullable: true, createForeignKeyConstraint: false }),
    __metadata("design:type", Object)
], Message.prototype, "senderUser", void 0);
__decorate([
    ManyToOne(() => Pet, { ref: true, nullable: true, createForeignKeyConstraint: false }),
    __metadata("design:type", Object)
], Message.prototype, "senderPet", void 0);
__decorate([
    Property({ type: 'string', length: 1000 }),
    __metadata("design:type", String)
], Message.prototype, "content", void 0);
__decorate([
    Property({ type: 'string', length: 32, nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "messageHash", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: "The sender's own ID of the message, if they gave one.",
    }),
    Property({ type: 'string', length: 64, nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "clientMessageId", void 0);
__decorate([
    Property({ type: 'boolean', default: false }),
    __metadata("design:type", Object)
], Message.prototype, "isOutreach", void 0);
__decorate([
    Field(() => Boolean, {
        name: 'stopped',
        description: 'Whether the owner stopped this reply before the pet had finished it.',
    }),
    Property({ type: 'boolean', default: false }),
    __metadata("design:type", Object)
], Message.prototype, "isStopped", void 0);
__decorate([
    Field(() => ID, {
        nullable: true,
        description: 'The ID of the reply that this one replaces, which is no longer in the list; null if it replaces none.',
    }),
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "replacesId", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When another reply replaced this one, which is no longer in the list; null if none did.',
    }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "replacedAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When the owner deleted the message; null if they did not. `content` is then empty.',
    }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "deletedAt", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Message.prototype, "changedId", void 0);
Message = __decorate([
    ObjectType({ description: 'A message in a chat room.' }),
    WithArchive({ view: 'all_messages', archive: 'messages_archive' }),
    Entity({ tableName: 'messages' }),
    Check({ name: 'messages_content_check', expression: 'is_text(content, 1, 1000)' }),
    Check({ name: 'messages_client_message_id_check', expression: 'is_text(client_message_id, 1, 64)' }),
    Check({
        name: 'messages_sender_check',
        expression: "(message_type = 'USER' AND sender_user_id IS NOT NULL AND sender_pet_id IS NULL) OR (message_type = 'PET' AND sender_pet_id IS NOT NULL AND sender_user_id IS NULL)",
    }),
    Index({ name: 'idx_messages_chatroom_sent_at', properties: ['chatRoom', 'sentAt', 'id'] }),
    Index({ name: 'idx_messages_room_hash', properties: ['chatRoom', 'messageHash'] }),
    Index({
        name: 'idx_messages_changed',
        expression: 'CREATE INDEX idx_messages_changed ON messages (chat_room_id, changed_id) WHERE changed_id IS NOT NULL',
    })
], Message);
export { Message };
//# sourceMappingURL=message.entity.js.map