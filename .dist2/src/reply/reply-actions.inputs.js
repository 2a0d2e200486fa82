var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageEdge } from '../chat/message-edge.js';
import { id } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
/** The input of stopReply. */
let StopReplyInput = class StopReplyInput {
    static { this.rules = z.object({ chatRoomId: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The chat room whose pet is thinking or writing.' }),
    __metadata("design:type", String)
], StopReplyInput.prototype, "chatRoomId", void 0);
StopReplyInput = __decorate([
    InputType({ description: 'The input of stopReply.' })
], StopReplyInput);
export { StopReplyInput };
/** The result of stopReply. */
let StopReplyPayload = class StopReplyPayload {
};
__decorate([
    Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is no longer THINKING.' }),
    __metadata("design:type", ChatRoom)
], StopReplyPayload.prototype, "chatRoom", void 0);
__decorate([
    Field(() => MessageEdge, {
        nullable: true,
        description: 'What the pet had said, as a message of the room; null if it had said nothing, or no reply was in the making.',
    }),
    __metadata("design:type", Object)
], StopReplyPayload.prototype, "messageEdge", void 0);
__decorate([
    Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' }),
    __metadata("design:type", User)
], StopReplyPayload.prototype, "user", void 0);
StopReplyPayload = __decorate([
    ObjectType({ description: 'The result of stopReply.' })
], StopReplyPayload);
export { StopReplyPayload };
/** The input of regenerateReply. */
let RegenerateReplyInput = class RegenerateReplyInput {
    static { this.rules = z.object({ chatRoomId: id() }); }
};
__decorate([
    Field(() => ID, { description: "The chat room whose newest message is the pet's reply." }),
    __metadata("design:type", String)
], RegenerateReplyInput.prototype, "chatRoomId", void 0);
RegenerateReplyInput = __decorate([
    InputType({ description: 'The input of regenerateReply.' })
], RegenerateReplyInput);
export { RegenerateReplyInput };
/** The result of regenerateReply. */
let RegenerateReplyPayload = class RegenerateReplyPayload {
};
__decorate([
    Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is THINKING.' }),
    __metadata("design:type", ChatRoom)
], RegenerateReplyPayload.prototype, "chatRoom", void 0);
__decorate([
    Field(() => ID, {
        description: 'The ID of the reply that will be replaced. It leaves the list when the new one comes, whose `replacesId` is this.',
    }),
    __metadata("design:type", String)
], RegenerateReplyPayload.prototype, "replacesId", void 0);
RegenerateReplyPayload = __decorate([
    ObjectType({ description: 'The result of regenerateReply.' })
], RegenerateReplyPayload);
export { RegenerateReplyPayload };
//# sourceMappingURL=reply-actions.inputs.js.map