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
/** The input of `markRead`. */
let MarkReadInput = class MarkReadInput {
    static { this.rules = z.object({ chatRoomId: id(), upTo: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the chat room.' }),
    __metadata("design:type", String)
], MarkReadInput.prototype, "chatRoomId", void 0);
__decorate([
    Field(() => ID, {
        description: 'The ID of the newest message that the owner has read, in this room. If they have read further on another device, nothing changes.',
    }),
    __metadata("design:type", String)
], MarkReadInput.prototype, "upTo", void 0);
MarkReadInput = __decorate([
    InputType({ description: 'The input of markRead.' })
], MarkReadInput);
export { MarkReadInput };
/** The result of `markRead`. */
let MarkReadPayload = class MarkReadPayload {
};
__decorate([
    Field(() => ChatRoom, { description: 'The chat room.' }),
    __metadata("design:type", ChatRoom)
], MarkReadPayload.prototype, "chatRoom", void 0);
__decorate([
    Field(() => User, { description: 'The owner, with the new numbers of unread messages and notifications.' }),
    __metadata("design:type", User)
], MarkReadPayload.prototype, "user", void 0);
MarkReadPayload = __decorate([
    ObjectType({ description: 'The result of markRead.' })
], MarkReadPayload);
export { MarkReadPayload };
//# sourceMappingURL=read-marker.inputs.js.map