var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChatRoom } from '../../src/chat/chat-room.entity.js';
import { Message } from '../../src/chat/message.entity.js';
import { Pet } from '../../src/pet/pet.entity.js';
import { User } from '../../src/user/user.entity.js';
/** Who sent a message. */
export const NaiveSender = createUnionType({
    name: 'MessageSender',
    types: () => [User, Pet],
    resolveType: (value) => (value instanceof User ? User : Pet),
});
/** A pet in a list. */
let NaivePetEdge = class NaivePetEdge {
};
__decorate([
    Field(() => Pet),
    __metadata("design:type", Pet)
], NaivePetEdge.prototype, "node", void 0);
NaivePetEdge = __decorate([
    ObjectType('PetEdge')
], NaivePetEdge);
export { NaivePetEdge };
/** A list of pets. */
let NaivePetPage = class NaivePetPage {
};
__decorate([
    Field(() => [NaivePetEdge]),
    __metadata("design:type", Array)
], NaivePetPage.prototype, "edges", void 0);
NaivePetPage = __decorate([
    ObjectType('PetConnection')
], NaivePetPage);
export { NaivePetPage };
/** A message in a list, and its cursor. */
let NaiveMessageEdge = class NaiveMessageEdge {
};
__decorate([
    Field(() => String),
    __metadata("design:type", String)
], NaiveMessageEdge.prototype, "cursor", void 0);
__decorate([
    Field(() => Message),
    __metadata("design:type", Message)
], NaiveMessageEdge.prototype, "node", void 0);
NaiveMessageEdge = __decorate([
    ObjectType('MessageEdge')
], NaiveMessageEdge);
export { NaiveMessageEdge };
/** Whether there are more messages. */
let NaivePageInfo = class NaivePageInfo {
};
__decorate([
    Field(() => Boolean),
    __metadata("design:type", Boolean)
], NaivePageInfo.prototype, "hasPreviousPage", void 0);
NaivePageInfo = __decorate([
    ObjectType('PageInfo')
], NaivePageInfo);
export { NaivePageInfo };
/** A page of messages. */
let NaiveMessagePage = class NaiveMessagePage {
};
__decorate([
    Field(() => [NaiveMessageEdge]),
    __metadata("design:type", Array)
], NaiveMessagePage.prototype, "edges", void 0);
__decorate([
    Field(() => NaivePageInfo),
    __metadata("design:type", NaivePageInfo)
], NaiveMessagePage.prototype, "pageInfo", void 0);
NaiveMessagePage = __decorate([
    ObjectType('MessageConnection')
], NaiveMessagePage);
export { NaiveMessagePage };
/** The input of `sendMessage`. */
let NaiveSendInput = class NaiveSendInput {
};
__decorate([
    Field(() => ID),
    __metadata("design:type", String)
], NaiveSendInput.prototype, "chatRoomId", void 0);
__decorate([
    Field(() => String),
    __metadata("design:type", String)
], NaiveSendInput.prototype, "content", void 0);
NaiveSendInput = __decorate([
    InputType('SendMessageInput')
], NaiveSendInput);
export { NaiveSendInput };
/** The payload of `sendMessage`. */
let NaiveSendPayload = class NaiveSendPayload {
};
__decorate([
    Field(() => Boolean),
    __metadata("design:type", Boolean)
], NaiveSendPayload.prototype, "duplicate", void 0);
__decorate([
    Field(() => Message),
    __metadata("design:type", Message)
], NaiveSendPayload.prototype, "message", void 0);
__decorate([
    Field(() => ChatRoom),
    __metadata("design:type", ChatRoom)
], NaiveSendPayload.prototype, "chatRoom", void 0);
NaiveSendPayload = __decorate([
    ObjectType('SendMessagePayload')
], NaiveSendPayload);
export { NaiveSendPayload };
//# sourceMappingURL=naive-types.js.map