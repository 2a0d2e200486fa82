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
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { regenerateReply } from './regenerate-reply.service.js';
import { RegenerateReplyInput, RegenerateReplyPayload, StopReplyInput, StopReplyPayload, } from './reply-actions.inputs.js';
import { stopReply } from './stop-reply.service.js';
/** `stopReply` and `regenerateReply`. */
let ReplyActionsResolver = class ReplyActionsResolver {
    stopReply(ctx, input) {
        return stopReply(ctx, input);
    }
    regenerateReply(ctx, input) {
        return regenerateReply(ctx, input);
    }
};
__decorate([
    Mutation(() => StopReplyPayload, {
        description: 'Stops a reply. What the pet has said so far becomes its message; if it has said nothing, no reply comes, and `retryReply` can ask for it again.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => StopReplyInput, { description: 'The chat room.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, StopReplyInput]),
    __metadata("design:returntype", Promise)
], ReplyActionsResolver.prototype, "stopReply", null);
__decorate([
    Mutation(() => RegenerateReplyPayload, {
        description: "Asks for another reply in place of the newest one. It counts as a message. Only if the room's newest message is a REPLY.",
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RegenerateReplyInput, { description: 'The chat room.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RegenerateReplyInput]),
    __metadata("design:returntype", Promise)
], ReplyActionsResolver.prototype, "regenerateReply", null);
ReplyActionsResolver = __decorate([
    Resolver()
], ReplyActionsResolver);
export { ReplyActionsResolver };
//# sourceMappingURL=reply-actions.resolver.js.map