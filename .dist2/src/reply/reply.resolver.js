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
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { requireViewer } from '../context.js';
import { parseId } from '../graphql/validation.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { findRoom } from '../chat/chat-room.service.js';
import { ReplyProgress, RetryReplyInput, RetryReplyPayload } from './reply.inputs.js';
import { retryReply } from './reply.service.js';
import { watchReplies } from './watch-replies.js';
/** The graph's fields for replies. */
let ReplyResolver = class ReplyResolver {
    replyProgress(event, _chatRoomId) {
        return event;
    }
    chatRoom(ctx, { chatRoomId }) {
        return findRoom(ctx, chatRoomId);
    }
    retryReply(ctx, input) {
        return retryReply(ctx, input);
    }
};
__decorate([
    Subscription(() => ReplyProgress, {
        description: 'The replies of a chat room while the pet makes them. The current state comes first, then the words as they come. A slow client skips words, but gets every DONE and FAILED.',
        subscribe: async ({ context, args }) => {
            const room = await findRoom(context, parseId('chatRoomId', args.chatRoomId));
            return watchReplies(context, requireViewer(context).userId, room.id, context.client.language);
        },
    }),
    __param(0, Root()),
    __param(1, Arg('chatRoomId', () => ID, { description: 'The chat room.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Object)
], ReplyResolver.prototype, "replyProgress", null);
__decorate([
    FieldResolver(() => ChatRoom, {
        description: 'The chat room, as it is now: select its `replyState` to keep it right in a cache.',
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], ReplyResolver.prototype, "chatRoom", null);
__decorate([
    Mutation(() => RetryReplyPayload, {
        description: 'Retries a reply that failed, or that was stopped before it said anything.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RetryReplyInput, { description: 'The chat room.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RetryReplyInput]),
    __metadata("design:returntype", Promise)
], ReplyResolver.prototype, "retryReply", null);
ReplyResolver = __decorate([
    Resolver(() => ReplyProgress)
], ReplyResolver);
export { ReplyResolver };
//# sourceMappingURL=reply.resolver.js.map