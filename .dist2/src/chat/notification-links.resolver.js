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
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Notification } from '../notification/notification.entity.js';
import { one, SqlField } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { roomOfNotification } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { messageAt } from './message.service.js';
/** `Notification.chatRoom` and `Notification.message`. */
let NotificationLinksResolver = class NotificationLinksResolver {
    chatRoom(ctx, notification) {
        return roomOfNotification(ctx, notification);
    }
    async message(ctx, notification) {
        const { messageId, messageSentAt } = notification;
        const isThere = messageId && messageSentAt && (await roomOfNotification(ctx, notification));
        return isThere ? messageAt(ctx, messageId, messageSentAt) : null;
    }
};
__decorate([
    FieldResolver(() => ChatRoom, {
        nullable: true,
        description: "The chat room of the notification's pet, if there is one and it is not deleted.",
    }),
    SqlField(one((notification, room, { viewer }) => sql `${room('pet_id')} = ${notification('pet_id')} AND ${room('user_id')} = ${viewer} AND NOT ${room('is_deleted')}`)),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Notification]),
    __metadata("design:returntype", Promise)
], NotificationLinksResolver.prototype, "chatRoom", null);
__decorate([
    FieldResolver(() => Message, {
        nullable: true,
        description: 'The message that the notification announces, if there is one.',
    }),
    SqlField(one((notification, message, { viewer }) => sql `${message('id')} = ${notification('message_id')} AND ${message('sent_at')} = ${notification('message_sent_at')}
          AND EXISTS (SELECT 1 FROM chat_rooms room WHERE room.pet_id = ${notification('pet_id')} AND room.user_id = ${viewer} AND NOT room.is_deleted)`)),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Notification]),
    __metadata("design:returntype", Promise)
], NotificationLinksResolver.prototype, "message", null);
NotificationLinksResolver = __decorate([
    Resolver(() => Notification)
], NotificationLinksResolver);
export { NotificationLinksResolver };
//# sourceMappingURL=notification-links.resolver.js.map