var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { sql } from 'kysely';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, lines, optional, text } from '../graphql/validation.js';
import { one, provided, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';
import { MessageEdge, messageOrder } from './message-edge.js';
/** The input of `sendMessage`. */
let SendMessageInput = class SendMessageInput {
    static { this.rules = z.object({
        chatRoomId: id(),
        content: lines(1, 1000),
        clientMessageId: optional(text(1, 64)),
    }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the chat room.' }),
    __metadata("design:type", String)
], SendMessageInput.prototype, "chatRoomId", void 0);
__decorate([
    Field(() => String, { description: 'The text, 1 to 1000 characters.' }),
    __metadata("design:type", String)
], SendMessageInput.prototype, "content", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'Your own ID of the message, 1 to 64 characters. If you send a message again with the same ID, it is stored once. Without an ID, the same text shortly after (within two seconds, unless the server is set otherwise) is a repeat, as of a double tap.',
    }),
    __metadata("design:type", String)
], SendMessageInput.prototype, "clientMessageId", void 0);
SendMessageInput = __decorate([
    InputType({ description: 'The input of sendMessage.' })
], SendMessageInput);
export { SendMessageInput };
/** The result of `sendMessage`. */
let SendMessagePayload = class SendMessagePayload {
};
__decorate([
    Field(() => Message, { description: 'The message. For a repeat, the first message.' }),
    SqlField(provided('message')),
    __metadata("design:type", Message)
], SendMessagePayload.prototype, "message", void 0);
__decorate([
    Field(() => MessageEdge, { description: 'The message as an edge of `ChatRoom.messages`.' }),
    SqlField(provided('message', messageOrder)),
    __metadata("design:type", Object)
], SendMessagePayload.prototype, "messageEdge", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether this is a repeat of a message that was stored before.' }),
    SqlField(value(() => sql `false`)),
    __metadata("design:type", Boolean)
], SendMessagePayload.prototype, "duplicate", void 0);
__decorate([
    Field(() => ChatRoom, { description: 'The chat room, which is read up to the message.' }),
    SqlField(provided('chatRoom')),
    __metadata("design:type", ChatRoom)
], SendMessagePayload.prototype, "chatRoom", void 0);
__decorate([
    Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' }),
    SqlField(one((_, user, { viewer }) => sql `${user('id')} = ${viewer}`)),
    __metadata("design:type", User)
], SendMessagePayload.prototype, "user", void 0);
SendMessagePayload = __decorate([
    ObjectType({ description: 'The result of sendMessage.' })
], SendMessagePayload);
export { SendMessagePayload };
//# sourceMappingURL=message.inputs.js.map