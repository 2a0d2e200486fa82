var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
/** What an owner did, or what happened to their account. */
export var ActivityType;
(function (ActivityType) {
    ActivityType["LOGIN"] = "LOGIN";
    ActivityType["CHAT_SEND"] = "CHAT_SEND";
    ActivityType["PET_CREATE"] = "PET_CREATE";
    ActivityType["LOGIN_FAILED"] = "LOGIN_FAILED";
    ActivityType["LOGOUT"] = "LOGOUT";
    ActivityType["LOGOUT_EVERYWHERE"] = "LOGOUT_EVERYWHERE";
    ActivityType["SESSION_END"] = "SESSION_END";
    ActivityType["TOKEN_REUSED"] = "TOKEN_REUSED";
    ActivityType["PASSWORD_CHANGE"] = "PASSWORD_CHANGE";
    ActivityType["PASSWORD_WRONG"] = "PASSWORD_WRONG";
    ActivityType["EXPORT"] = "EXPORT";
    ActivityType["EXPORT_DOWNLOAD"] = "EXPORT_DOWNLOAD";
    ActivityType["LIMIT_REACHED"] = "LIMIT_REACHED";
})(ActivityType || (ActivityType = {}));
registerEnumType(ActivityType, {
    name: 'ActivityType',
    description: 'What an owner did, or what happened to their account.',
    valuesConfig: {
        LOGIN: { description: 'The owner signed up or logged in.' },
        CHAT_SEND: { description: 'The owner sent a message to a pet.' },
        PET_CREATE: { description: 'The owner created a pet.' },
        LOGIN_FAILED: { description: 'Somebody tried to log in with a wrong password. At most one a minute.' },
        LOGOUT: { description: 'The owner logged a device out.' },
        LOGOUT_EVERYWHERE: { description: 'The owner logged all devices out.' },
        SESSION_END: { description: 'The session of another device was ended.' },
        TOKEN_REUSED: {
            description: 'A refresh token was used again, so that somebody may have a copy. Its session was ended.',
        },
        PASSWORD_CHANGE: { description: 'The owner changed the password.' },
        PASSWORD_WRONG: {
            description: 'A logged-in device confirmed an action with a wrong password. At most one a minute.',
        },
        EXPORT: { description: 'The owner asked for an export.' },
        EXPORT_DOWNLOAD: { description: 'Somebody who had the address of an export downloaded it.' },
        LIMIT_REACHED: { description: 'A limit was reached. At most one a minute.' },
    },
});
/** What an owner did and when. The table is partitioned by ISO week; each week has the foreign key. */
let Activity = class Activity {
    constructor() {
        /** The ids of the rows that the activity concerns, and the device and address that it came from. */
        this.metadata = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the activity.' }),
    PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' }),
    __metadata("design:type", String)
], Activity.prototype, "id", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When it happened.' }),
    PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Activity.prototype, "occurredAt", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, createForeignKeyConstraint: false }),
    __metadata("design:type", Object)
], Activity.prototype, "user", void 0);
__decorate([
    Field(() => ActivityType, { name: 'type', description: 'What the owner did.' }),
    Property({ type: 'string', length: 50 }),
    __metadata("design:type", String)
], Activity.prototype, "activityType", void 0);
__decorate([
    Property({ type: 'json', nullable: true }),
    __metadata("design:type", Object)
], Activity.prototype, "metadata", void 0);
Activity = __decorate([
    ObjectType({ description: 'What an owner did and when.' }),
    WithArchive({ view: 'all_activities', archive: 'activities_archive' }),
    Entity({ tableName: 'activities' }),
    Check({
        name: 'activities_activity_type_check',
        expression: `activity_type IN (${Object.values(ActivityType)
            .map((type) => `'${type}'`)
            .join(', ')})`,
    }),
    Index({ name: 'idx_activities_user_occurred', properties: ['user', 'occurredAt', 'id'] })
], Activity);
export { Activity };
//# sourceMappingURL=activity.entity.js.map