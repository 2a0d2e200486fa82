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
import { textCost } from '../graphql/text-cost.js';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';
/** The kind of notification. */
export var NotificationType;
(function (NotificationType) {
    NotificationType["PET_MESSAGE"] = "PET_MESSAGE";
    NotificationType["SYSTEM"] = "SYSTEM";
})(NotificationType || (NotificationType = {}));
registerEnumType(NotificationType, {
    name: 'NotificationType',
    description: 'The kind of notification.',
    valuesConfig: {
        PET_MESSAGE: { description: 'A pet wrote first.' },
        SYSTEM: { description: 'A notice from the service itself.' },
    },
});
/** The state of a delivery. */
export var NotificationStatus;
(function (NotificationStatus) {
    NotificationStatus["PENDING"] = "PENDING";
    NotificationStatus["SENT"] = "SENT";
    NotificationStatus["FAILED"] = "FAILED";
})(NotificationStatus || (NotificationStatus = {}));
registerEnumType(NotificationStatus, {
    name: 'NotificationStatus',
    description: 'The state of a delivery.',
    valuesConfig: {
        PENDING: { description: 'The text exists, but is not sent yet.' },
        SENT: { description: 'The message is in the chat room, and live subscribers receive it.' },
        FAILED: { description: 'It will not be sent; deliveryMetadata has the reason.' },
    },
});
/** The record of a delivery. */
let Notification = class Notification {
    constructor() {
        this.pet = null;
        /** The message that it announces, by its whole key: no foreign key may refer to a partition. */
        this.messageId = null;
        this.messageSentAt = null;
        this.status = NotificationStatus.PENDING;
        /** How often the delivery was tried, and why it failed. */
        this.deliveryMetadata = {};
        this.sentAt = null;
        this.readAt = null;
        /** A number of `messages_id_seq`, taken under the owner's lock when the status changes or the owner reads it. */
        this.changedId = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the notification.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], Notification.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], Notification.prototype, "user", void 0);
__decorate([
    ManyToOne(() => Pet, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], Notification.prototype, "pet", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Notification.prototype, "messageId", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Notification.prototype, "messageSentAt", void 0);
__decorate([
    Field(() => NotificationType, { name: 'type', description: 'The kind of notification.' }),
    Enum({ items: () => NotificationType, nativeEnumName: 'notification_type' }),
    __metadata("design:type", String)
], Notification.prototype, "notificationType", void 0);
__decorate([
    Field(() => String, { description: 'The title, up to 100 characters.' }),
    Property({ type: 'string', length: 100 }),
    __metadata("design:type", String)
], Notification.prototype, "title", void 0);
__decorate([
    Field(() => String, { description: 'The text, up to 1000 characters.', complexity: textCost(1000) }),
    Property({ type: 'string', length: 1000 }),
    __metadata("design:type", String)
], Notification.prototype, "content", void 0);
__decorate([
    Field(() => NotificationStatus, { description: 'The state of the delivery.' }),
    Enum({
        items: () => NotificationStatus,
        nativeEnumName: 'notification_status',
        default: NotificationStatus.PENDING,
    }),
    __metadata("design:type", String)
], Notification.prototype, "status", void 0);
__decorate([
    Property({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' }),
    __metadata("design:type", String)
], Notification.prototype, "position", void 0);
__decorate([
    Property({ type: 'json', defaultRaw: "'{}'" }),
    __metadata("design:type", Object)
], Notification.prototype, "deliveryMetadata", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the text was written.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Notification.prototype, "createdAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, { nullable: true, description: 'When it was sent.' }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Notification.prototype, "sentAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When the owner read it, or the message that it announces; null if they have not.',
    }),
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Notification.prototype, "readAt", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Notification.prototype, "changedId", void 0);
Notification = __decorate([
    ObjectType({ description: 'The record of a delivery.' }),
    Entity({ tableName: 'notifications' }),
    Check({ name: 'notifications_title_check', expression: 'is_text(title, 1, 100)' }),
    Check({ name: 'notifications_content_check', expression: 'is_text(content, 1, 1000)' }),
    Check({ name: 'notifications_sent_check', expression: "(status = 'SENT') = (sent_at IS NOT NULL)" }),
    Check({
        name: 'notifications_message_check',
        expression: '(message_id IS NULL) = (message_sent_at IS NULL)',
    }),
    Index({ name: 'idx_notifications_user_position', properties: ['user', 'position'] }),
    Index({ name: 'idx_notifications_user_status', properties: ['user', 'status', 'position'] }),
    Index({
        name: 'idx_notifications_changed',
        expression: 'CREATE INDEX idx_notifications_changed ON notifications (user_id, changed_id) WHERE changed_id IS NOT NULL',
    }),
    Index({
        name: 'idx_notifications_unread',
        expression: "CREATE INDEX idx_notifications_unread ON notifications (user_id, position) WHERE status = 'SENT' AND read_at IS NULL",
    })
], Notification);
export { Notification };
//# sourceMappingURL=notification.entity.js.map