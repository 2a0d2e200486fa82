import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { MarkNotificationsReadInput, MarkNotificationsReadPayload } from './read-notifications.inputs.js';
import { countUnreadNotifications, markNotificationsRead } from './read-notifications.service.js';

// Its statement reads an index entry for each unread notification.
const countComplexity = 10;

/** `markNotificationsRead` and `User.unreadNotificationCount`. */
@Resolver(() => User)
export class ReadNotificationsResolver {
  @Mutation(() => MarkNotificationsReadPayload, {
    description:
      'Marks notifications read, on all devices. `markRead` and sending a message mark those of the messages that were read.',
  })
  markNotificationsRead(
    @Ctx() ctx: Context,
    @Arg('input', () => MarkNotificationsReadInput, { description: 'Which notifications were read.' })
    input: MarkNotificationsReadInput,
  ): Promise<MarkNotificationsReadPayload> {
    return markNotificationsRead(ctx, input);
  }

  @SqlField(
    value(
      (user) =>
        sql`(SELECT count(*) FROM notifications unread WHERE unread.user_id = ${user('id')} AND unread.status = 'SENT' AND unread.read_at IS NULL)`,
      ['Notification'],
    ),
  )
  @FieldResolver(() => Int, {
    description: 'The number of sent notifications that the owner has not read.',
    complexity: countComplexity,
  })
  unreadNotificationCount(@Ctx() ctx: Context, @Root() user: User): Promise<number> {
    return countUnreadNotifications(ctx, user);
  }
}
