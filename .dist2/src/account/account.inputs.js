var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { typedPasswordRule } from '../user/user-rules.js';
/** The input of `deleteAccount`. */
let DeleteAccountInput = class DeleteAccountInput {
    static { this.rules = z.object({ password: typedPasswordRule }); }
};
__decorate([
    Field(() => String, { description: "The owner's password, as confirmation." }),
    __metadata("design:type", String)
], DeleteAccountInput.prototype, "password", void 0);
DeleteAccountInput = __decorate([
    InputType({ description: 'The input of deleteAccount.' })
], DeleteAccountInput);
export { DeleteAccountInput };
/** The result of `deleteAccount`. */
let DeleteAccountPayload = class DeleteAccountPayload {
};
__decorate([
    Field(() => ID, { description: 'The ID of the deleted user.' }),
    __metadata("design:type", String)
], DeleteAccountPayload.prototype, "deletedUserId", void 0);
DeleteAccountPayload = __decorate([
    ObjectType({ description: 'The result of deleteAccount.' })
], DeleteAccountPayload);
export { DeleteAccountPayload };
/** The input of `exportMyData`. */
let ExportMyDataInput = class ExportMyDataInput {
    static { this.rules = z.object({ password: typedPasswordRule }); }
};
__decorate([
    Field(() => String, { description: "The owner's password, as confirmation." }),
    __metadata("design:type", String)
], ExportMyDataInput.prototype, "password", void 0);
ExportMyDataInput = __decorate([
    InputType({ description: 'The input of exportMyData.' })
], ExportMyDataInput);
export { ExportMyDataInput };
/** The result of `exportMyData`. */
let ExportMyDataPayload = class ExportMyDataPayload {
};
__decorate([
    Field(() => String, {
        description: "The address of the export, relative to the graph's. Anyone who has it can fetch the data once, as JSON lines, while the session that asked for it lasts. A new address replaces the previous one.",
    }),
    __metadata("design:type", String)
], ExportMyDataPayload.prototype, "url", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        description: 'When the address expires: 15 minutes from now, or with the session.',
    }),
    __metadata("design:type", Date)
], ExportMyDataPayload.prototype, "expiresAt", void 0);
ExportMyDataPayload = __decorate([
    ObjectType({ description: 'The result of exportMyData.' })
], ExportMyDataPayload);
export { ExportMyDataPayload };
//# sourceMappingURL=account.inputs.js.map