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
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';
import { id, optional, text, wrong } from '../graphql/validation.js';
import { fieldFault } from '../field-fault.js';
import { User } from '../user/user.entity.js';
import { displayNameRule, emailRule, localeRule, passwordRule, timeZoneRule, typedPasswordRule, usernameRule, } from '../user/user-rules.js';
import { faultsOfFaultySignUp } from './sign-up-faults.js';
/** The input of signUp. */
let SignUpInput = class SignUpInput {
    static { this.rules = z.object({
        username: usernameRule,
        email: emailRule,
        password: passwordRule,
        timeZone: timeZoneRule,
        displayName: optional(displayNameRule),
        locale: optional(localeRule),
    }); }
    static { this.otherFaults = faultsOfFaultySignUp; }
};
__decorate([
    Field(() => String, {
        description: 'The name to log in with: 3 to 20 letters, digits and underscores, in any script.',
    }),
    __metadata("design:type", String)
], SignUpInput.prototype, "username", void 0);
__decorate([
    Field(() => GraphQLEmailAddress, { description: 'The email address.' }),
    __metadata("design:type", String)
], SignUpInput.prototype, "email", void 0);
__decorate([
    Field(() => String, {
        description: 'The password: 8 to 128 characters, not a common one, and not the name or the email address.',
    }),
    __metadata("design:type", String)
], SignUpInput.prototype, "password", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The IANA time zone, such as Asia/Seoul. Without one, pets do not know the local time. An empty text and Etc/Unknown count as none.',
    }),
    __metadata("design:type", String)
], SignUpInput.prototype, "timeZone", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'What to call the owner: 1 to 20 characters of any kind, such as 민아.',
    }),
    __metadata("design:type", String)
], SignUpInput.prototype, "displayName", void 0);
__decorate([
    Field(() => GraphQLLocale, {
        nullable: true,
        description: 'The language in which the owner reads texts, as a BCP 47 tag such as ko or en-US. Without it, the language of the Accept-Language header.',
    }),
    __metadata("design:type", String)
], SignUpInput.prototype, "locale", void 0);
SignUpInput = __decorate([
    InputType({ description: 'The input of signUp.' })
], SignUpInput);
export { SignUpInput };
/** The rule of a token that this server has issued. */
const tokenRule = (maxLength) => z.string().refine((token) => token.length <= maxLength, wrong('token'));
/** The input of logIn. */
let LogInInput = class LogInInput {
    static { this.rules = z.object({
        login: optional(text(1, 254)),
        username: optional(text(1, 254)),
        password: typedPasswordRule,
        deviceToken: optional(tokenRule(1000)),
    }); }
    static { this.otherFaults = (_ctx, { has }) => Promise.resolve(loginFaults(has)); }
};
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The username or the email address. Required, unless `username` has it.',
    }),
    __metadata("design:type", String)
], LogInInput.prototype, "login", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The earlier name of `login`.',
        deprecationReason: 'Use `login`. Give one of the two.',
    }),
    __metadata("design:type", String)
], LogInInput.prototype, "username", void 0);
__decorate([
    Field(() => String, { description: 'The password.' }),
    __metadata("design:type", String)
], LogInInput.prototype, "password", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The device token from the last signUp, logIn, refreshSession or resetPassword on this device. With it, others who try wrong passwords cannot keep the owner out. A token that is not valid is ignored.',
    }),
    __metadata("design:type", String)
], LogInInput.prototype, "deviceToken", void 0);
LogInInput = __decorate([
    InputType({ description: 'The input of logIn.' })
], LogInInput);
export { LogInInput };
/** What is wrong with the two fields of a log-in of which one must be given. */
export function loginFaults(has) {
    if (!has('login') && !has('username'))
        return [fieldFault('login', 'required')];
    return has('login') && has('username') ? [fieldFault('username', 'notTogether', { other: 'login' })] : [];
}
/** The input of refreshSession. */
let RefreshSessionInput = class RefreshSessionInput {
    static { this.rules = z.object({
        refreshToken: optional(tokenRule(100)),
    }); }
};
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The newest refresh token. A client that keeps it in the cookie sends none.',
    }),
    __metadata("design:type", String)
], RefreshSessionInput.prototype, "refreshToken", void 0);
RefreshSessionInput = __decorate([
    InputType({ description: 'The input of refreshSession.' })
], RefreshSessionInput);
export { RefreshSessionInput };
/** The input of changePassword. */
let ChangePasswordInput = class ChangePasswordInput {
    static { this.rules = z.object({
        currentPassword: typedPasswordRule,
        newPassword: passwordRule,
    }); }
};
__decorate([
    Field(() => String, { description: 'The current password.' }),
    __metadata("design:type", String)
], ChangePasswordInput.prototype, "currentPassword", void 0);
__decorate([
    Field(() => String, {
        description: 'The new password: 8 to 128 characters, not a common one, and not the name or the email address.',
    }),
    __metadata("design:type", String)
], ChangePasswordInput.prototype, "newPassword", void 0);
ChangePasswordInput = __decorate([
    InputType({ description: 'The input of changePassword.' })
], ChangePasswordInput);
export { ChangePasswordInput };
/** The result of changePassword. */
let ChangePasswordPayload = class ChangePasswordPayload {
};
__decorate([
    Field(() => Int, {
        description: 'How many other sessions were ended. The current session continues.',
    }),
    __metadata("design:type", Number)
], ChangePasswordPayload.prototype, "endedSessions", void 0);
ChangePasswordPayload = __decorate([
    ObjectType({ description: 'The result of changePassword.' })
], ChangePasswordPayload);
export { ChangePasswordPayload };
/** The tokens of a session, and its owner. */
let AuthPayload = class AuthPayload {
};
__decorate([
    Field(() => String, {
        description: 'The access token. Send it as "Authorization: Bearer …": a header over HTTP, or in connectionParams over WebSocket.',
    }),
    __metadata("design:type", String)
], AuthPayload.prototype, "accessToken", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The refresh token. It works for one refreshSession, until the session expires. Null if it is in the cookie, because the request asked for that.',
    }),
    __metadata("design:type", Object)
], AuthPayload.prototype, "refreshToken", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the access token expires. Refresh the session before.' }),
    __metadata("design:type", Date)
], AuthPayload.prototype, "expiresAt", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The device token: keep the newest on the device, also after logging out, and send it with the next logIn. It is valid for a year, until the password changes; the next refreshSession then returns a new one.',
    }),
    __metadata("design:type", String)
], AuthPayload.prototype, "deviceToken", void 0);
__decorate([
    Field(() => User, { description: 'The owner.' }),
    __metadata("design:type", User)
], AuthPayload.prototype, "user", void 0);
AuthPayload = __decorate([
    ObjectType({ description: 'The tokens of a session, and its owner.' })
], AuthPayload);
export { AuthPayload };
/** The result of logOut. */
let LogOutPayload = class LogOutPayload {
};
__decorate([
    Field(() => Boolean, { description: 'Always true. The tokens of the session no longer work.' }),
    __metadata("design:type", Boolean)
], LogOutPayload.prototype, "loggedOut", void 0);
LogOutPayload = __decorate([
    ObjectType({ description: 'The result of logOut.' })
], LogOutPayload);
export { LogOutPayload };
/** The input of logOutEverywhere. */
let LogOutEverywhereInput = class LogOutEverywhereInput {
    static { this.rules = z.object({ exceptThis: z.boolean() }); }
};
__decorate([
    Field(() => Boolean, {
        defaultValue: false,
        description: 'Whether the current session continues.',
    }),
    __metadata("design:type", Boolean)
], LogOutEverywhereInput.prototype, "exceptThis", void 0);
LogOutEverywhereInput = __decorate([
    InputType({ description: 'The input of logOutEverywhere.' })
], LogOutEverywhereInput);
export { LogOutEverywhereInput };
/** The result of logOutEverywhere. */
let LogOutEverywherePayload = class LogOutEverywherePayload {
};
__decorate([
    Field(() => Int, {
        description: 'How many sessions were ended. Their tokens no longer work, and their sockets are closed.',
    }),
    __metadata("design:type", Number)
], LogOutEverywherePayload.prototype, "endedSessions", void 0);
LogOutEverywherePayload = __decorate([
    ObjectType({ description: 'The result of logOutEverywhere.' })
], LogOutEverywherePayload);
export { LogOutEverywherePayload };
/** The input of endSession. */
let EndSessionInput = class EndSessionInput {
    static { this.rules = z.object({ sessionId: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the session.' }),
    __metadata("design:type", String)
], EndSessionInput.prototype, "sessionId", void 0);
EndSessionInput = __decorate([
    InputType({ description: 'The input of endSession.' })
], EndSessionInput);
export { EndSessionInput };
/** The result of endSession. */
let EndSessionPayload = class EndSessionPayload {
};
__decorate([
    Field(() => ID, {
        description: 'The ID of the ended session. Its tokens no longer work, and its sockets are closed.',
    }),
    __metadata("design:type", String)
], EndSessionPayload.prototype, "endedSessionId", void 0);
EndSessionPayload = __decorate([
    ObjectType({ description: 'The result of endSession.' })
], EndSessionPayload);
export { EndSessionPayload };
//# sourceMappingURL=session.inputs.js.map