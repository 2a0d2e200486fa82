var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, optional } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
/** The input of `markNotificationsRead`. */
let MarkNotificationsReadInput = class MarkNotificationsReadInput {
    static { this.rules = z.object({ upTo: optional(id()) }); }
};
__decorate([
    Field(() => ID, {
        nullable: true,
        description: 'The ID of the newest notification that the owner has read: it and the ones before it in `User.notifications` are marked. Without it, all are.',
    }),
    __metadata("design:type", String)
], MarkNotificationsReadInput.prototype, "upTo", void 0);
MarkNotificationsReadInput = __decorate([
    InputType({ description: 'The input of markNotificationsRead.' })
], MarkNotificationsReadInput);
export { MarkNotificationsReadInput };
/** The result of `markNotificationsRead`. */
let MarkNotificationsReadPayload = class MarkNotificationsReadPayload {
};
__decorate([
    Field(() => Int, { description: 'How many notifications were marked now.' }),
    __metadata("design:type", Number)
], MarkNotificationsReadPayload.prototype, "marked", void 0);
__decorate([
    Field(() => User, { description: 'The owner, with the new number of unread notifications.' }),
    __metadata("design:type", User)
], MarkNotificationsReadPayload.prototype, "user", void 0);
MarkNotificationsReadPayload = __decorate([
    ObjectType({ description: 'The result of markNotificationsRead.' })
], MarkNotificationsReadPayload);
export { MarkNotificationsReadPayload };
//# sourceMappingURL=read-notifications.inputs.js.map