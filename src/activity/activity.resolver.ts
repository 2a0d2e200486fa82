import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type Connection } from '../graphql/connection.js';
import { list, SqlField } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Activity, ActivityType } from './activity.entity.js';
import { activityOrder, listActivities } from './activity.service.js';

const ActivityConnection = connectionOf('Activity', edgeOf('Activity', Activity));

/** An owner's activities. */
@Resolver(() => User)
export class ActivityResolver {
  @FieldResolver(() => ActivityConnection, { description: 'What the owner did, newest first.' })
  @SqlField(
    list({
      order: activityOrder,
      where: (_, activity, { viewer }) => sql`${activity('user_id')} = ${viewer}`,
      filters: { type: (activity, type) => sql`${activity('type')} = ${type}` },
      history: {
        recentMonths: 3,
        key: (user) => user('id'),
        older: (user, { at, id }, atMost, { arg }) =>
          sql`older_activities(${user}, ${at}, ${id}, ${atMost}, ${arg('type')}::activity_type)`,
      },
    }),
  )
  activities(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('type', () => ActivityType, { nullable: true, description: 'Only of this type.' })
    type?: ActivityType,
  ): Promise<Connection<Activity>> {
    return listActivities(ctx, args, type);
  }
}
