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
import { ChatRoom } from '../chat/chat-room.entity.js';
import { cursorSql, encodeCursor } from '../graphql/cursor.js';
import { SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { newestChange } from './newest-change.js';
// Its statement reads a row for each room and pet of the owner.
const complexity = 10;
/** `ChatRoom.liveCursor`. */
let RoomLiveCursorResolver = class RoomLiveCursorResolver {
    liveCursor({ lastMessageAt, lastMessageId, createdAt }) {
        return encodeCursor({ at: lastMessageAt ?? createdAt, id: lastMessageId ?? '0' });
    }
};
__decorate([
    SqlField(value((room) => cursorSql(sql `coalesce(${room('last_message_at')}, ${room('created_at')})`, sql `coalesce(${room('last_message_id')}, 0)`))),
    FieldResolver(() => String, {
        description: 'The present position for `messageAdded`: with it as `after`, a subscription misses nothing that comes after this answer, in an empty room too.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", String)
], RoomLiveCursorResolver.prototype, "liveCursor", null);
RoomLiveCursorResolver = __decorate([
    Resolver(() => ChatRoom)
], RoomLiveCursorResolver);
export { RoomLiveCursorResolver };
/** `User.liveCursor` and `User.notificationCursor`. */
let OwnerLiveCursorResolver = class OwnerLiveCursorResolver {
    async liveCursor({ em }, user) {
        const { rows } = await sql `
      SELECT newest.* FROM users CROSS JOIN LATERAL (${newestChange((column) => sql.id('users', column))}) AS newest
      WHERE users.id = ${user.id}`.execute(em.getKysely());
        return encodeCursor({ at: new Date(rows[0].at), id: rows[0].id });
    }
    async notificationCursor({ em }, user) {
        const { rows } = await sql `
      SELECT max(position)::text AS position FROM notifications WHERE user_id = ${user.id} AND status = 'SENT'`.execute(em.getKysely());
        return encodeCursor({ at: null, id: rows[0].position ?? '0' });
    }
};
__decorate([
    SqlField(value((user) => sql `(SELECT ${cursorSql(sql `newest.at`, sql `newest.id`)} FROM (${newestChange(user)}) AS newest)`, ['ChatRoom', 'Pet', 'Notification', 'Message'])),
    FieldResolver(() => String, {
        description: 'The present position for `ownerEvents`, `petMessageAdded` and `messageAdded`: with it as `after`, a subscription misses nothing that comes after this answer.',
        complexity,
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User]),
    __metadata("design:returntype", Promise)
], OwnerLiveCursorResolver.prototype, "liveCursor", null);
__decorate([
    SqlField(value((user) => cursorSql(undefined, sql `coalesce((SELECT max(position) FROM notifications WHERE user_id = ${user('id')} AND status = 'SENT'), 0)`), ['Notification'])),
    FieldResolver(() => String, {
        description: 'The present position for `notificationAdded`: with it as `after`, a subscription misses nothing that comes after this answer.',
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User]),
    __metadata("design:returntype", Promise)
], OwnerLiveCursorResolver.prototype, "notificationCursor", null);
OwnerLiveCursorResolver = __decorate([
    Resolver(() => User)
], OwnerLiveCursorResolver);
export { OwnerLiveCursorResolver };
//# sourceMappingURL=live-cursor.resolver.js.map