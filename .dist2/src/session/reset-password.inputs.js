var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { wrong } from '../graphql/validation.js';
import { emailRule, passwordRule } from '../user/user-rules.js';
/** The rule of the token of a link that came by mail. */
export const linkTokenRule = z.string().refine((token) => token.length <= 100, wrong('token'));
/** The input of requestPasswordReset. */
let RequestPasswordResetInput = class RequestPasswordResetInput {
    static { this.rules = z.object({ email: emailRule }); }
};
__decorate([
    Field(() => GraphQLEmailAddress, { description: 'The email address of the account.' }),
    __metadata("design:type", String)
], RequestPasswordResetInput.prototype, "email", void 0);
RequestPasswordResetInput = __decorate([
    InputType({ description: 'The input of requestPasswordReset.' })
], RequestPasswordResetInput);
export { RequestPasswordResetInput };
/** The result of requestPasswordReset. */
let RequestPasswordResetPayload = class RequestPasswordResetPayload {
};
__decorate([
    Field(() => Boolean, {
        description: 'Always true, whether an account has the address or not. If one has it, a link is on its way.',
    }),
    __metadata("design:type", Boolean)
], RequestPasswordResetPayload.prototype, "requested", void 0);
RequestPasswordResetPayload = __decorate([
    ObjectType({ description: 'The result of requestPasswordReset.' })
], RequestPasswordResetPayload);
export { RequestPasswordResetPayload };
/** The input of resetPassword. */
let ResetPasswordInput = class ResetPasswordInput {
    static { this.rules = z.object({ token: linkTokenRule, newPassword: passwordRule }); }
};
__decorate([
    Field(() => String, { description: 'The token of the link. It works once, within 30 minutes.' }),
    __metadata("design:type", String)
], ResetPasswordInput.prototype, "token", void 0);
__decorate([
    Field(() => String, {
        description: 'The new password: 8 to 128 characters, not a common one, and not the name or the email address.',
    }),
    __metadata("design:type", String)
], ResetPasswordInput.prototype, "newPassword", void 0);
ResetPasswordInput = __decorate([
    InputType({ description: 'The input of resetPassword.' })
], ResetPasswordInput);
export { ResetPasswordInput };
/** The result of resetPassword. */
let ResetPasswordPayload = class ResetPasswordPayload {
};
__decorate([
    Field(() => Int, { description: 'How many sessions were ended: all there were. Log in again.' }),
    __metadata("design:type", Number)
], ResetPasswordPayload.prototype, "endedSessions", void 0);
__decorate([
    Field(() => String, {
        description: 'The device token, as in AuthPayload. Those from before work no more. Wrong log-ins so far are forgotten; with the token, those that follow cannot keep the owner out either.',
    }),
    __metadata("design:type", String)
], ResetPasswordPayload.prototype, "deviceToken", void 0);
ResetPasswordPayload = __decorate([
    ObjectType({ description: 'The result of resetPassword.' })
], ResetPasswordPayload);
export { ResetPasswordPayload };
//# sourceMappingURL=reset-password.inputs.js.map