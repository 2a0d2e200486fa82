var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { User } from '../user/user.entity.js';
/** One logged-in device. Its refresh tokens are stored only as SHA-256 hashes. */
let Session = class Session {
    constructor() {
        /** The hash of the refresh token that the valid one replaced. */
        this.previousHash = null;
        /** The valid refresh token, encrypted with the one that it replaced. */
        this.successor = null;
        /** When the valid refresh token replaced the one before. */
        this.refreshedAt = null;
        this.revokedAt = null;
        /** When the device last logged in or refreshed its session; null if a version before this column did that. */
        this.lastSeenAt = null;
        this.userAgent = null;
        this.address = null;
        /** Since when the owner is away from the device; null if nobody said so. */
        this.awaySince = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the session.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], Session.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    Index({ name: 'idx_sessions_user' }),
    __metadata("design:type", Object)
], Session.prototype, "user", void 0);
__decorate([
    Property({ type: 'string', length: 64 }),
    Unique({ name: 'sessions_family_hash_unique' }),
    __metadata("design:type", String)
], Session.prototype, "familyHash", void 0);
__decorate([
    Property({ type: 'string', length: 64 }),
    __metadata("design:type", String)
], Session.prototype, "refreshHash", void 0);
__decorate([
    Property({ type: 'string', length: 64, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "previousHash", void 0);
__decorate([
    Property({ type: 'string', length: 300, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "successor", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "refreshedAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the device logged in.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Session.prototype, "createdAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        description: 'When the session ends, unless the device refreshes it before.',
    }),
    Property({ type: 'datetime', length: 3 }),
    Index({ name: 'idx_sessions_expires' }),
    __metadata("design:type", Date)
], Session.prototype, "expiresAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "revokedAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "lastSeenAt", void 0);
__decorate([
    Property({ type: 'string', length: 200, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "userAgent", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The IP address that the device was last seen at.' }),
    Property({ type: 'string', length: 45, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "address", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "awaySince", void 0);
Session = __decorate([
    ObjectType({ description: 'One logged-in device.' }),
    Entity({ tableName: 'sessions' })
], Session);
export { Session };
//# sourceMappingURL=session.entity.js.map