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
import { FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { SqlField, value } from '../query/sql-field.js';
import { stopped } from './failure-reason.js';
/** The state of a room's reply. */
var ReplyState;
(function (ReplyState) {
    ReplyState["IDLE"] = "IDLE";
    ReplyState["THINKING"] = "THINKING";
    ReplyState["FAILED"] = "FAILED";
})(ReplyState || (ReplyState = {}));
registerEnumType(ReplyState, {
    name: 'ReplyState',
    description: "The state of a chat room's reply.",
    valuesConfig: {
        IDLE: { description: 'No message waits for a reply.' },
        THINKING: { description: 'The pet is working on a reply.' },
        FAILED: { description: 'The last reply failed. retryReply or the next message starts another one.' },
    },
});
/** `ChatRoom.replyState`. */
let ReplyStateResolver = class ReplyStateResolver {
    replyState(room) {
        if (room.replyDueAt)
            return ReplyState.THINKING;
        return room.replyFailure && room.replyFailure !== stopped ? ReplyState.FAILED : ReplyState.IDLE;
    }
};
__decorate([
    SqlField(value((room) => sql `CASE WHEN ${room('reply_due_at')} IS NOT NULL THEN 'THINKING' WHEN ${room('reply_failure')} <> ${sql.lit(stopped)} THEN 'FAILED' ELSE 'IDLE' END`)),
    FieldResolver(() => ReplyState, { description: "The state of the pet's reply." }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ChatRoom]),
    __metadata("design:returntype", String)
], ReplyStateResolver.prototype, "replyState", null);
ReplyStateResolver = __decorate([
    Resolver(() => ChatRoom)
], ReplyStateResolver);
export { ReplyStateResolver };
//# sourceMappingURL=reply-state.resolver.js.map