var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { fieldFault } from '../field-fault.js';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';
import { optional } from '../graphql/validation.js';
import { linkTokenRule } from '../session/reset-password.inputs.js';
import { User } from '../user/user.entity.js';
import { displayNameRule, emailRule, clearableTimeZoneRule, localeRule, typedPasswordRule, usernameRule, } from '../user/user-rules.js';
/** The input of updateAccount. */
let UpdateAccountInput = class UpdateAccountInput {
    static { this.rules = z.object({
        username: optional(usernameRule),
        email: optional(emailRule),
        // Null is a value here: it removes what was there.
        displayName: displayNameRule.nullish(),
        timeZone: clearableTimeZoneRule,
        locale: localeRule,
        currentPassword: optional(typedPasswordRule),
    }); }
    static { this.otherFaults = (_ctx, { has }) => Promise.resolve(missingPassword(has)); }
};
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The new name to log in with. Needs the current password.',
    }),
    __metadata("design:type", String)
], UpdateAccountInput.prototype, "username", void 0);
__decorate([
    Field(() => GraphQLEmailAddress, {
        nullable: true,
        description: 'The new email address. It awaits its confirmation; the address that the account has ends the wait. Needs the current password.',
    }),
    __metadata("design:type", String)
], UpdateAccountInput.prototype, "email", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'What to call the owner, 1 to 20 characters of any kind; null removes it.',
    }),
    __metadata("design:type", Object)
], UpdateAccountInput.prototype, "displayName", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The IANA time zone, such as Asia/Seoul; null removes it, unless there are quiet hours. An empty text and Etc/Unknown count as null.',
    }),
    __metadata("design:type", Object)
], UpdateAccountInput.prototype, "timeZone", void 0);
__decorate([
    Field(() => GraphQLLocale, {
        nullable: true,
        description: 'The language in which the owner reads texts, as a BCP 47 tag such as ko or en-US; null removes it. Without one, texts are in English.',
    }),
    __metadata("design:type", Object)
], UpdateAccountInput.prototype, "locale", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The current password. A new username or email address needs it.',
    }),
    __metadata("design:type", String)
], UpdateAccountInput.prototype, "currentPassword", void 0);
UpdateAccountInput = __decorate([
    InputType({ description: 'The input of updateAccount. Fields that are left out stay as they are.' })
], UpdateAccountInput);
export { UpdateAccountInput };
/** The current password, where a change needs it and it is missing. */
export const missingPassword = (has) => (has('username') || has('email')) && !has('currentPassword')
    ? [fieldFault('currentPassword', 'required')]
    : [];
/** The result of updateAccount. */
let UpdateAccountPayload = class UpdateAccountPayload {
};
__decorate([
    Field(() => User, {
        description: 'The owner, with the changes. A new email address is in `pendingEmail`.',
    }),
    __metadata("design:type", User)
], UpdateAccountPayload.prototype, "user", void 0);
UpdateAccountPayload = __decorate([
    ObjectType({ description: 'The result of updateAccount.' })
], UpdateAccountPayload);
export { UpdateAccountPayload };
/** The result of requestEmailVerification. */
let RequestEmailVerificationPayload = class RequestEmailVerificationPayload {
};
__decorate([
    Field(() => GraphQLEmailAddress, {
        nullable: true,
        description: 'The address that awaits its confirmation, and for which links are sent; null if there is none.',
    }),
    __metadata("design:type", Object)
], RequestEmailVerificationPayload.prototype, "sentTo", void 0);
RequestEmailVerificationPayload = __decorate([
    ObjectType({ description: 'The result of requestEmailVerification.' })
], RequestEmailVerificationPayload);
export { RequestEmailVerificationPayload };
/** The input of verifyEmail. */
let VerifyEmailInput = class VerifyEmailInput {
    static { this.rules = z.object({ token: linkTokenRule }); }
};
__decorate([
    Field(() => String, { description: 'The token of the link. It works once, within 24 hours.' }),
    __metadata("design:type", String)
], VerifyEmailInput.prototype, "token", void 0);
VerifyEmailInput = __decorate([
    InputType({ description: 'The input of verifyEmail.' })
], VerifyEmailInput);
export { VerifyEmailInput };
/** The result of verifyEmail. */
let VerifyEmailPayload = class VerifyEmailPayload {
};
__decorate([
    Field(() => Boolean, {
        description: "Whether the address is the account's own now; false while the link to the other of the two addresses has not been opened.",
    }),
    __metadata("design:type", Boolean)
], VerifyEmailPayload.prototype, "confirmed", void 0);
VerifyEmailPayload = __decorate([
    ObjectType({ description: 'The result of verifyEmail.' })
], VerifyEmailPayload);
export { VerifyEmailPayload };
//# sourceMappingURL=update-account.inputs.js.map