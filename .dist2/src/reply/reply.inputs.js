var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { textCost } from '../graphql/text-cost.js';
import { id } from '../graphql/validation.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageEdge } from '../chat/message-edge.js';
/** The state of a reply. */
export var ReplyProgressState;
(function (ReplyProgressState) {
    ReplyProgressState["THINKING"] = "THINKING";
    ReplyProgressState["DONE"] = "DONE";
    ReplyProgressState["FAILED"] = "FAILED";
    ReplyProgressState["STOPPED"] = "STOPPED";
})(ReplyProgressState || (ReplyProgressState = {}));
registerEnumType(ReplyProgressState, {
    name: 'ReplyProgressState',
    description: 'The state of a reply.',
    valuesConfig: {
        THINKING: { description: 'The pet is thinking or writing. `text` has its words so far.' },
        DONE: { description: 'The reply is in the chat room.' },
        FAILED: { description: 'The reply failed. `retryReply` or the next message starts another one.' },
        STOPPED: { description: 'The owner stopped the reply before the pet had said anything.' },
    },
});
/** A reply while the pet makes it. */
let ReplyProgress = class ReplyProgress {
};
__decorate([
    Field(() => ReplyProgressState, { description: 'The state of the reply.' }),
    __metadata("design:type", String)
], ReplyProgress.prototype, "state", void 0);
__decorate([
    Field(() => String, {
        description: 'All the words so far, empty before the first. When DONE, the content of the message. When FAILED or STOPPED, empty.',
        complexity: textCost(1000),
    }),
    __metadata("design:type", String)
], ReplyProgress.prototype, "text", void 0);
__decorate([
    Field(() => Int, {
        description: 'Grows as words come, by one or more. 0 before the first. Restarts with each reply, and when the pet starts over after a failure.',
    }),
    __metadata("design:type", Number)
], ReplyProgress.prototype, "seq", void 0);
__decorate([
    Field(() => MessageEdge, {
        nullable: true,
        description: 'The reply as an edge of `ChatRoom.messages`, when DONE.',
    }),
    __metadata("design:type", Object)
], ReplyProgress.prototype, "messageEdge", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Why the reply FAILED, in a sentence for the owner.' }),
    __metadata("design:type", Object)
], ReplyProgress.prototype, "reason", void 0);
ReplyProgress = __decorate([
    ObjectType({ description: 'A reply while the pet makes it.' })
], ReplyProgress);
export { ReplyProgress };
/** The input of retryReply. */
let RetryReplyInput = class RetryReplyInput {
    static { this.rules = z.object({ chatRoomId: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The chat room whose last reply failed.' }),
    __metadata("design:type", String)
], RetryReplyInput.prototype, "chatRoomId", void 0);
RetryReplyInput = __decorate([
    InputType({ description: 'The input of retryReply.' })
], RetryReplyInput);
export { RetryReplyInput };
/** The result of retryReply. */
let RetryReplyPayload = class RetryReplyPayload {
};
__decorate([
    Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is THINKING.' }),
    __metadata("design:type", ChatRoom)
], RetryReplyPayload.prototype, "chatRoom", void 0);
RetryReplyPayload = __decorate([
    ObjectType({ description: 'The result of retryReply.' })
], RetryReplyPayload);
export { RetryReplyPayload };
//# sourceMappingURL=reply.inputs.js.map