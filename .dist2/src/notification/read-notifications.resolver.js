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
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { MarkNotificationsReadInput, MarkNotificationsReadPayload } from './read-notifications.inputs.js';
import { countUnreadNotifications, markNotificationsRead } from './read-notifications.service.js';
// Its statement reads an index entry for each unread notification.
const countComplexity = 10;
/** `markNotificationsRead` and `User.unreadNotificationCount`. */
let ReadNotificationsResolver = class ReadNotificationsResolver {
    markNotificationsRead(ctx, input) {
        return markNotificationsRead(ctx, input);
    }
    unreadNotificationCount(ctx, user) {
        return countUnreadNotifications(ctx, user);
    }
};
__decorate([
    Mutation(() => MarkNotificationsReadPayload, {
        description: 'Marks notifications read, on all devices. `markRead` and sending a message mark those of the messages that were read.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => MarkNotificationsReadInput, { description: 'Which notifications were read.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, MarkNotificationsReadInput]),
    __metadata("design:returntype", Promise)
], ReadNotificationsResolver.prototype, "markNotificationsRead", null);
__decorate([
    SqlField(value((user) => sql `(SELECT count(*) FROM notifications unread WHERE unread.user_id = ${user('id')} AND unread.status = 'SENT' AND unread.read_at IS NULL)`, ['Notification'])),
    FieldResolver(() => Int, {
        description: 'The number of sent notifications that the owner has not read.',
        complexity: countComplexity,
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User]),
    __metadata("design:returntype", Promise)
], ReadNotificationsResolver.prototype, "unreadNotificationCount", null);
ReadNotificationsResolver = __decorate([
    Resolver(() => User)
], ReadNotificationsResolver);
export { ReadNotificationsResolver };
//# sourceMappingURL=read-notifications.resolver.js.map