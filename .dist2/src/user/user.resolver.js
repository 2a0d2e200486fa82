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
import { sql } from 'kysely';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { one, SqlField, value } from '../query/sql-field.js';
import { User } from './user.entity.js';
import { ownAddress } from './user-rules.js';
import { me } from './user.service.js';
/** `me`, and what of a user is more than a column. */
let UserResolver = class UserResolver {
    me(ctx) {
        return me(ctx);
    }
    email(user) {
        return ownAddress(user.email) ?? user.pendingEmail ?? '';
    }
    emailVerified(user) {
        return user.emailVerifiedAt !== null;
    }
};
__decorate([
    Query(() => User, { description: 'The owner who is logged in.' }),
    SqlField(one((_, user, { viewer }) => sql `${user('id')} = ${viewer} AND NOT ${user('is_deleted')}`)),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], UserResolver.prototype, "me", null);
__decorate([
    FieldResolver(() => GraphQLEmailAddress, {
        description: 'The email address, in lower case. While the user has confirmed none, it is the one that awaits confirmation.',
    }),
    SqlField(value((user) => sql `CASE WHEN position('@' IN ${user('email')}) > 0 THEN ${user('email')} ELSE coalesce(${user('pending_email')}, '') END`)),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [User]),
    __metadata("design:returntype", String)
], UserResolver.prototype, "email", null);
__decorate([
    FieldResolver(() => Boolean, {
        description: 'Whether the user has proved to read the mail of their email address.',
    }),
    SqlField(value((user) => sql `${user('email_verified_at')} IS NOT NULL`)),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [User]),
    __metadata("design:returntype", Boolean)
], UserResolver.prototype, "emailVerified", null);
UserResolver = __decorate([
    Resolver(() => User)
], UserResolver);
export { UserResolver };
//# sourceMappingURL=user.resolver.js.map