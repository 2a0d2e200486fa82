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
import { AuthPayload, ChangePasswordInput, ChangePasswordPayload, EndSessionInput, EndSessionPayload, LogInInput, LogOutEverywhereInput, LogOutEverywherePayload, LogOutPayload, RefreshSessionInput, SignUpInput, } from './session.inputs.js';
import { passwordCost } from './password.js';
import { changePassword } from './password.service.js';
import { refreshSession } from './refresh.service.js';
import { endSession, logOut, logOutEverywhere } from './session.service.js';
import { logIn, signUp } from './sign-in.service.js';
/** The mutations on sessions and passwords. */
let SessionResolver = class SessionResolver {
    signUp(ctx, input) {
        return signUp(ctx, input);
    }
    logIn(ctx, input) {
        return logIn(ctx, input);
    }
    refreshSession(ctx, input) {
        return refreshSession(ctx, input);
    }
    changePassword(ctx, input) {
        return changePassword(ctx, input);
    }
    logOut(ctx) {
        return logOut(ctx);
    }
    logOutEverywhere(ctx, input) {
        return logOutEverywhere(ctx, input);
    }
    endSession(ctx, input) {
        return endSession(ctx, input);
    }
};
__decorate([
    Extensions({ public: true }),
    Mutation(() => AuthPayload, {
        description: 'Creates an owner and logs them in.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => SignUpInput, { description: 'The new owner.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, SignUpInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "signUp", null);
__decorate([
    Extensions({ public: true }),
    Mutation(() => AuthPayload, {
        description: 'Logs an owner in on one more device.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => LogInInput, { description: 'The name and password.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, LogInInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "logIn", null);
__decorate([
    Extensions({ public: true, background: true }),
    Mutation(() => AuthPayload, {
        description: 'Continues a session with new tokens. For 30 seconds the same refresh token gets the same new one again, for two tabs or a lost answer. Using it later ends its session.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, RefreshSessionInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "refreshSession", null);
__decorate([
    Mutation(() => ChangePasswordPayload, {
        description: 'Changes your password and ends all your other sessions.',
        complexity: 2 * passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => ChangePasswordInput, { description: 'The current password and the new one.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChangePasswordInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "changePassword", null);
__decorate([
    Mutation(() => LogOutPayload, { description: 'Ends the current session.' }),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "logOut", null);
__decorate([
    Mutation(() => LogOutEverywherePayload, {
        description: 'Ends all your sessions, also the current one unless you except it.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => LogOutEverywhereInput, { description: 'Whether to stay logged in here.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, LogOutEverywhereInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "logOutEverywhere", null);
__decorate([
    Mutation(() => EndSessionPayload, {
        description: 'Ends one of your sessions, such as that of a lost phone.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => EndSessionInput, { description: 'The session.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, EndSessionInput]),
    __metadata("design:returntype", Promise)
], SessionResolver.prototype, "endSession", null);
SessionResolver = __decorate([
    Resolver()
], SessionResolver);
export { SessionResolver };
//# sourceMappingURL=session.resolver.js.map