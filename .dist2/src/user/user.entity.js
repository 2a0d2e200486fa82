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
import { Check, Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';
/** An owner: the user of pets. */
let User = class User {
    constructor() {
        this.displayName = null;
        /** When somebody proved to read the mail of `email`; null if nobody has. */
        this.emailVerifiedAt = null;
        /** An address that is to become the user's own once it is confirmed. Several users may await the same one. */
        this.pendingEmail = null;
        /** When the reader of the pending address confirmed it. */
        this.pendingVerifiedAt = null;
        /** When the reader of the present, verified address agreed to the pending one. */
        this.pendingReleasedAt = null;
        this.timeZone = null;
        this.locale = null;
        /** Whether the owner's pets may write first. */
        this.outreachEnabled = true;
        /** How many times they may, in a day of the owner's time zone. */
        this.outreachDailyCap = 3;
        /** The start of the quiet hours in the owner's time zone, `HH:MM:SS`; null without quiet hours. */
        this.quietFrom = null;
        /** Their end, which is no longer quiet. */
        this.quietTo = null;
        this.isDeleted = false;
        this.deletedAt = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the user.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], User.prototype, "id", void 0);
__decorate([
    Field(() => String, { description: 'The name to log in with: 3 to 20 letters, digits and underscores.' }),
    Property({ type: 'string', length: 20 }),
    Unique({ name: 'idx_users_username' }),
    __metadata("design:type", String)
], User.prototype, "username", void 0);
__decorate([
    Property({ type: 'text' }),
    Unique({ name: 'users_username_key_unique' }),
    __metadata("design:type", String)
], User.prototype, "usernameKey", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'What to call the user, 1 to 20 characters of any kind; null if they gave no such name.',
    }),
    Property({ type: 'string', length: 20, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "displayName", void 0);
__decorate([
    Property({ type: 'string', length: 100 }),
    Unique({ name: 'idx_users_email' }),
    __metadata("design:type", String)
], User.prototype, "email", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "emailVerifiedAt", void 0);
__decorate([
    Field(() => GraphQLEmailAddress, {
        nullable: true,
        description: "An email address that becomes the user's own once its link is opened; null if there is none.",
    }),
    Property({ type: 'string', length: 100, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "pendingEmail", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "pendingVerifiedAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "pendingReleasedAt", void 0);
__decorate([
    Property({ type: 'string', length: 100, lazy: true }),
    Unique({ name: 'users_password_unique' }),
    __metadata("design:type", String)
], User.prototype, "password", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: "The owner's IANA time zone; null if they gave none.",
    }),
    Property({ type: 'string', length: 64, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "timeZone", void 0);
__decorate([
    Field(() => GraphQLLocale, {
        nullable: true,
        description: 'The language in which the owner reads texts, as a BCP 47 tag; null if they gave none. Texts are in Korean for ko, otherwise in English.',
    }),
    Property({ type: 'string', length: 35, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "locale", void 0);
__decorate([
    Property({ type: 'boolean', default: true }),
    __metadata("design:type", Object)
], User.prototype, "outreachEnabled", void 0);
__decorate([
    Property({ type: 'smallint', default: 3 }),
    __metadata("design:type", Object)
], User.prototype, "outreachDailyCap", void 0);
__decorate([
    Property({ type: 'time', length: 0, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "quietFrom", void 0);
__decorate([
    Property({ type: 'time', length: 0, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "quietTo", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], User.prototype, "lastActiveAt", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the user signed up.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], User.prototype, "createdAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], User.prototype, "updatedAt", void 0);
__decorate([
    Property({ type: 'boolean', default: false }),
    __metadata("design:type", Object)
], User.prototype, "isDeleted", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], User.prototype, "deletedAt", void 0);
User = __decorate([
    ObjectType({ description: 'An owner: the user of pets.' }),
    Entity({ tableName: 'users' }),
    Check({ name: 'users_username_check', expression: 'is_text(username, 3, 20)' }),
    Check({ name: 'users_email_check', expression: 'is_text(email, 3, 100)' }),
    Check({ name: 'users_locale_check', expression: "locale ~ '^[A-Za-z0-9-]{2,35}$'" }),
    Check({ name: 'users_display_name_check', expression: 'is_text(display_name, 1, 20)' }),
    Check({
        name: 'users_pending_email_check',
        expression: "is_text(pending_email, 3, 100) AND strpos(pending_email, '@') > 1",
    }),
    Check({
        name: 'users_pending_check',
        expression: 'pending_email IS NOT NULL OR (pending_verified_at IS NULL AND pending_released_at IS NULL)',
    }),
    Check({
        name: 'users_reserved_names_check',
        expression: "is_deleted OR (NOT starts_with(username, '~') AND NOT starts_with(username_key, '~') AND NOT starts_with(password, '~') AND (strpos(email, '@') > 1 OR starts_with(email, '~')))",
    }),
    Check({
        name: 'users_outreach_daily_cap_check',
        expression: 'outreach_daily_cap >= 1 AND outreach_daily_cap <= 24',
    }),
    Check({
        name: 'users_quiet_hours_check',
        expression: '(quiet_from IS NULL AND quiet_to IS NULL) OR (quiet_from IS NOT NULL AND quiet_to IS NOT NULL AND quiet_from <> quiet_to AND time_zone IS NOT NULL)',
    }),
    Index({ name: 'idx_users_active', properties: ['id'], where: 'NOT is_deleted' })
], User);
export { User };
//# sourceMappingURL=user.entity.js.map