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
import { GraphQLJSONObject } from 'graphql-scalars';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../context.js';
import { connectionOf, edgeOf, PageArgs } from '../graphql/connection.js';
import { onlyKeys, onlyKeysSql } from '../graphql/json-object.js';
import { resolveList } from '../query/resolve-list.js';
import { list, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Activity, ActivityType } from './activity.entity.js';
const ActivityConnection = connectionOf('Activity', edgeOf('Activity', Activity));
/** The keys of an activity's metadata that its owner sees. */
const ownersMetadata = [
    'chatRoomId',
    'messageId',
    'petId',
    'sessionId',
    'device',
    'address',
    'limit',
];
/** `Activity`. */
let ActivityResolver = class ActivityResolver {
    metadata(activity) {
        return onlyKeys(activity.metadata, ownersMetadata);
    }
};
__decorate([
    FieldResolver(() => GraphQLJSONObject, {
        nullable: true,
        description: 'The IDs of what the activity concerns: "petId", "chatRoomId", "messageId", "sessionId". Where it came from: "device", such as Safari on iPhone, and "address", the IP address. The "limit" that was reached.',
    }),
    SqlField(value((activity) => onlyKeysSql(activity('metadata'), ownersMetadata))),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Activity]),
    __metadata("design:returntype", Object)
], ActivityResolver.prototype, "metadata", null);
ActivityResolver = __decorate([
    Resolver(() => Activity)
], ActivityResolver);
export { ActivityResolver };
/** Activities, newest first. */
const activities = list({
    order: { time: 'occurredAt', newestFirst: true, end: 'first' },
    where: (_, activity, { viewer }) => sql `${activity('user_id')} = ${viewer}`,
    filters: { type: (activity, type) => sql `${activity('activity_type')} = ${type}` },
    history: {
        recentMonths: 3,
        key: (user) => user('id'),
        older: (user, { at, id }, limit, { arg }) => sql `older_activities(${user}, ${at}, ${id}, ${limit}, ${arg('type')})`,
    },
});
/** `User.activities`. */
let UserActivitiesResolver = class UserActivitiesResolver {
    activities(ctx, parent, args, type) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(activities, Activity, {
            em: ctx.em,
            viewerId,
            parent,
            args,
            filters: { type },
        });
    }
};
__decorate([
    FieldResolver(() => ActivityConnection, { description: "The owner's activities, newest first." }),
    SqlField(activities),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __param(3, Arg('type', () => ActivityType, { nullable: true, description: 'Only activities of this type.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User,
        PageArgs, String]),
    __metadata("design:returntype", Promise)
], UserActivitiesResolver.prototype, "activities", null);
UserActivitiesResolver = __decorate([
    Resolver(() => User)
], UserActivitiesResolver);
export { UserActivitiesResolver };
//# sourceMappingURL=activity.resolver.js.map