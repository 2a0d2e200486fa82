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
import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { RegisterPushSubscriptionInput, RegisterPushSubscriptionPayload, RemovePushSubscriptionInput, RemovePushSubscriptionPayload, } from './push.inputs.js';
import { registerPushSubscription, removePushSubscription } from './push-subscription.service.js';
// Each registration may cause a DNS lookup.
const registrationCost = 500;
/** Registration for Web Push (RFC 8030). */
let PushSubscriptionResolver = class PushSubscriptionResolver {
    webPushKey(ctx) {
        return ctx.push.vapid?.publicKey;
    }
    registerPushSubscription(ctx, input) {
        return registerPushSubscription(ctx, input);
    }
    removePushSubscription(ctx, input) {
        return removePushSubscription(ctx, input);
    }
};
__decorate([
    Extensions({ public: true }),
    Query(() => String, {
        nullable: true,
        description: 'The applicationServerKey for pushManager.subscribe; null if this server sends no pushes.',
    }),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Object)
], PushSubscriptionResolver.prototype, "webPushKey", null);
__decorate([
    Extensions({ background: true }),
    Mutation(() => RegisterPushSubscriptionPayload, {
        description: 'Registers a browser for pushes, until this session ends. The same endpoint again replaces its keys. An owner has at most 10 browsers; the oldest one is removed for an eleventh.',
        complexity: registrationCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RegisterPushSubscriptionInput, { description: 'The browser.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RegisterPushSubscriptionInput]),
    __metadata("design:returntype", Promise)
], PushSubscriptionResolver.prototype, "registerPushSubscription", null);
__decorate([
    Extensions({ background: true }),
    Mutation(() => RemovePushSubscriptionPayload, {
        description: 'Removes a browser, which then gets no more pushes.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RemovePushSubscriptionInput, { description: 'The browser.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RemovePushSubscriptionInput]),
    __metadata("design:returntype", Promise)
], PushSubscriptionResolver.prototype, "removePushSubscription", null);
PushSubscriptionResolver = __decorate([
    Resolver()
], PushSubscriptionResolver);
export { PushSubscriptionResolver };
//# sourceMappingURL=push-subscription.resolver.js.map