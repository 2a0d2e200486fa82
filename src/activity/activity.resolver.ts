import { GraphQLJSONObject } from 'graphql-scalars';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type Connection } from '../graphql/connection.js';
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
] as const;

/** `Activity`. */
@Resolver(() => Activity)
export class ActivityResolver {
  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'The IDs of what the activity concerns: "petId", "chatRoomId", "messageId", "sessionId". Where it came from: "device", such as Safari on iPhone, and "address", the IP address. The "limit" that was reached.',
  })
  @SqlField(value((activity) => onlyKeysSql(activity('metadata'), ownersMetadata)))
  metadata(@Root() activity: Activity): Record<string, unknown> | null {
    return onlyKeys(activity.metadata, ownersMetadata);
  }
}

/** Activities, newest first. */
const activities = list({
  order: { time: 'occurredAt', newestFirst: true, end: 'first' },
  where: (_, activity, { viewer }) => sql`${activity('user_id')} = ${viewer}`,
  filters: { type: (activity, type) => sql`${activity('activity_type')} = ${type}` },
  history: {
    recentMonths: 3,
    key: (user) => user('id'),
    older: (user, { at, id }, limit, { arg }) =>
      sql`older_activities(${user}, ${at}, ${id}, ${limit}, ${arg('type')})`,
  },
});

/** `User.activities`. */
@Resolver(() => User)
export class UserActivitiesResolver {
  @FieldResolver(() => ActivityConnection, { description: "The owner's activities, newest first." })
  @SqlField(activities)
  activities(
    @Ctx() ctx: Context,
    @Root() parent: User,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('type', () => ActivityType, { nullable: true, description: 'Only activities of this type.' })
    type?: ActivityType,
  ): Promise<Connection<Activity>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(activities, Activity, {
      em: ctx.em,
      viewerId,
      parent,
      args,
      filters: { type },
    });
  }
}
