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
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { PresenceState, SetPresenceInput, SetPresencePayload } from './presence.inputs.js';
import { setPresence } from './presence.service.js';
import { Session } from './session.entity.js';
/** `setPresence` and `Session.presence`. */
let PresenceResolver = class PresenceResolver {
    // The service decides whether it is an access.
    setPresence(ctx, input) {
        return setPresence(ctx, input);
    }
    presence(session) {
        return session.awaySince === null ? PresenceState.ACTIVE : PresenceState.AWAY;
    }
};
__decorate([
    Extensions({ background: true }),
    Mutation(() => SetPresencePayload, {
        description: 'Says whether you are at this device. ACTIVE counts as presence. While AWAY, queries of this session do not, so that a page that polls or refetches does not keep your pets from writing first; what you do, such as sendMessage, still counts.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => SetPresenceInput, { description: 'The state.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, SetPresenceInput]),
    __metadata("design:returntype", Promise)
], PresenceResolver.prototype, "setPresence", null);
__decorate([
    FieldResolver(() => PresenceState, { description: 'Whether the owner is at the device.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Session]),
    __metadata("design:returntype", String)
], PresenceResolver.prototype, "presence", null);
PresenceResolver = __decorate([
    Resolver(() => Session)
], PresenceResolver);
export { PresenceResolver };
//# sourceMappingURL=presence.resolver.js.map