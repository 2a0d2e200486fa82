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
import { Arg, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import { passwordCost } from '../session/password.js';
import { requestEmailVerification, verifyEmail } from './confirm-email.service.js';
import { RequestEmailVerificationPayload, UpdateAccountInput, UpdateAccountPayload, VerifyEmailInput, VerifyEmailPayload, } from './update-account.inputs.js';
import { updateAccount } from './update-account.service.js';
/** `updateAccount` and the confirmation of email addresses. */
let UpdateAccountResolver = class UpdateAccountResolver {
    updateAccount(ctx, input) {
        return updateAccount(ctx, input);
    }
    requestEmailVerification(ctx) {
        return requestEmailVerification(ctx);
    }
    verifyEmail(ctx, input) {
        return verifyEmail(ctx, input);
    }
};
__decorate([
    Mutation(() => UpdateAccountPayload, {
        description: 'Changes the username, the email address, the display name, the time zone and the language. A new email address awaits its confirmation by a link; so does the present one, if it was confirmed.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => UpdateAccountInput, { description: 'The changes.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, UpdateAccountInput]),
    __metadata("design:returntype", Promise)
], UpdateAccountResolver.prototype, "updateAccount", null);
__decorate([
    Mutation(() => RequestEmailVerificationPayload, {
        description: 'Sends another link to the email address that is not confirmed yet.',
    }),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], UpdateAccountResolver.prototype, "requestEmailVerification", null);
__decorate([
    Extensions({ public: true, background: true }),
    Mutation(() => VerifyEmailPayload, {
        description: 'Confirms an email address by the link of a mail. Needs no access token.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => VerifyEmailInput, { description: 'The token of the link.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, VerifyEmailInput]),
    __metadata("design:returntype", Promise)
], UpdateAccountResolver.prototype, "verifyEmail", null);
UpdateAccountResolver = __decorate([
    Resolver()
], UpdateAccountResolver);
export { UpdateAccountResolver };
//# sourceMappingURL=update-account.resolver.js.map