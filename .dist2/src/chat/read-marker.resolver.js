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
import { MarkReadInput, MarkReadPayload } from './read-marker.inputs.js';
import { countUnread, markRead } from './read-marker.service.js';
// Its statement reads a row for each room of the owner.
const countComplexity = 10;
/** `markRead` and `User.unreadCount`. */
let ReadMarkerResolver = class ReadMarkerResolver {
    markRead(ctx, input) {
        return markRead(ctx, input);
    }
    unreadCount(ctx, user) {
        return countUnread(ctx, user);
    }
};
__decorate([
    Mutation(() => MarkReadPayload, {
        description: 'Marks a chat room read up to a message, on all devices, with the notifications of its messages. It counts as presence.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => MarkReadInput, { description: 'The room, and the newest message that was read.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, MarkReadInput]),
    __metadata("design:returntype", Promise)
], ReadMarkerResolver.prototype, "markRead", null);
__decorate([
    SqlField(value((user) => sql `(SELECT coalesce(sum(unread.unread_count), 0) FROM chat_rooms unread WHERE unread.user_id = ${user('id')} AND NOT unread.is_deleted)`, ['ChatRoom'])),
    FieldResolver(() => Int, {
        description: "The number of messages from the owner's pets that they have not read, in archived rooms too.",
        complexity: countComplexity,
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User]),
    __metadata("design:returntype", Promise)
], ReadMarkerResolver.prototype, "unreadCount", null);
ReadMarkerResolver = __decorate([
    Resolver(() => User)
], ReadMarkerResolver);
export { ReadMarkerResolver };
//# sourceMappingURL=read-marker.resolver.js.map