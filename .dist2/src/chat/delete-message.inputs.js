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
import { id } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';
/** The input of `deleteMessage`. */
let DeleteMessageInput = class DeleteMessageInput {
    static { this.rules = z.object({ messageId: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the message, from the owner or from a pet of theirs.' }),
    __metadata("design:type", String)
], DeleteMessageInput.prototype, "messageId", void 0);
DeleteMessageInput = __decorate([
    InputType({ description: 'The input of deleteMessage.' })
], DeleteMessageInput);
export { DeleteMessageInput };
/** The result of `deleteMessage`. */
let DeleteMessagePayload = class DeleteMessagePayload {
};
__decorate([
    Field(() => Message, {
        description: 'What is left of the message: it keeps its place in the list, and its content is empty.',
    }),
    __metadata("design:type", Message)
], DeleteMessagePayload.prototype, "message", void 0);
__decorate([
    Field(() => ChatRoom, { description: 'The chat room of the message.' }),
    __metadata("design:type", ChatRoom)
], DeleteMessagePayload.prototype, "chatRoom", void 0);
__decorate([
    Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' }),
    __metadata("design:type", User)
], DeleteMessagePayload.prototype, "user", void 0);
DeleteMessagePayload = __decorate([
    ObjectType({ description: 'The result of deleteMessage.' })
], DeleteMessagePayload);
export { DeleteMessagePayload };
//# sourceMappingURL=delete-message.inputs.js.map