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
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { deviceName } from '../activity/device-name.js';
import { requireViewer } from '../context.js';
import { User } from '../user/user.entity.js';
import { Session } from './session.entity.js';
import { sessionsOf } from './session.service.js';
// A hundred sessions with their fields.
const listCost = 300;
/** `Session`. */
let SessionFieldsResolver = class SessionFieldsResolver {
    device(session) {
        return deviceName(session.userAgent);
    }
    lastSeenAt(session) {
        return session.lastSeenAt ?? session.createdAt;
    }
    current(ctx, session) {
        return session.id === requireViewer(ctx).sessionId;
    }
};
__decorate([
    FieldResolver(() => String, {
        nullable: true,
        description: 'The name of the device, such as Safari on iPhone; null if it did not say.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Session]),
    __metadata("design:returntype", Object)
], SessionFieldsResolver.prototype, "device", null);
__decorate([
    FieldResolver(() => GraphQLDateTime, {
        description: 'When the device last logged in or refreshed its session.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Session]),
    __metadata("design:returntype", Date)
], SessionFieldsResolver.prototype, "lastSeenAt", null);
__decorate([
    FieldResolver(() => Boolean, { description: 'Whether this is the session of the request.' }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Session]),
    __metadata("design:returntype", Boolean)
], SessionFieldsResolver.prototype, "current", null);
SessionFieldsResolver = __decorate([
    Resolver(() => Session)
], SessionFieldsResolver);
export { SessionFieldsResolver };
/** `User.sessions`. */
let UserSessionsResolver = class UserSessionsResolver {
    sessions(ctx) {
        return sessionsOf(ctx);
    }
};
__decorate([
    FieldResolver(() => [Session], {
        description: "The owner's sessions that have not ended, the most recently seen first. There are never more than 100.",
        complexity: listCost,
    }),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], UserSessionsResolver.prototype, "sessions", null);
UserSessionsResolver = __decorate([
    Resolver(() => User)
], UserSessionsResolver);
export { UserSessionsResolver };
//# sourceMappingURL=session-list.resolver.js.map