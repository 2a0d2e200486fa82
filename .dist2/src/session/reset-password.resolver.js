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
import { passwordCost } from './password.js';
import { RequestPasswordResetInput, RequestPasswordResetPayload, ResetPasswordInput, ResetPasswordPayload, } from './reset-password.inputs.js';
import { requestPasswordReset, resetPassword } from './reset-password.service.js';
/** `requestPasswordReset` and `resetPassword`. */
let ResetPasswordResolver = class ResetPasswordResolver {
    requestPasswordReset(ctx, input) {
        return requestPasswordReset(ctx, input);
    }
    resetPassword(ctx, input) {
        return resetPassword(ctx, input);
    }
};
__decorate([
    Extensions({ public: true, background: true }),
    Mutation(() => RequestPasswordResetPayload, {
        description: 'Sends a link that sets a new password, if an account has the address. The answer does not say whether one has. Needs no access token.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RequestPasswordResetInput, { description: 'The email address.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RequestPasswordResetInput]),
    __metadata("design:returntype", Promise)
], ResetPasswordResolver.prototype, "requestPasswordReset", null);
__decorate([
    Extensions({ public: true, background: true }),
    Mutation(() => ResetPasswordPayload, {
        description: 'Sets a new password by the link of a mail, and ends all sessions. The owner is told by mail. Needs no access token.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => ResetPasswordInput, { description: 'The token of the link, and the new password.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ResetPasswordInput]),
    __metadata("design:returntype", Promise)
], ResetPasswordResolver.prototype, "resetPassword", null);
ResetPasswordResolver = __decorate([
    Resolver()
], ResetPasswordResolver);
export { ResetPasswordResolver };
//# sourceMappingURL=reset-password.resolver.js.map