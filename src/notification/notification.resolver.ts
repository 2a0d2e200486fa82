import { sql } from 'kysely';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type Connection } from '../graphql/connection.js';
import { decodeCursor } from '../graphql/cursor.js';
import { parseId } from '../graphql/validation.js';
import { follow } from '../feed/follow.js';
import { Pet } from '../pet/pet.entity.js';
import { list, one, SqlField } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Notification, NotificationStatus } from './notification.entity.js';
import { notificationFeeds, type NotificationEvent } from './notification-feed.js';
import { findNotification, listNotifications, notificationOrder } from './notification.service.js';

const NotificationEdge = edgeOf('Notification', Notification);
const NotificationConnection = connectionOf('Notification', NotificationEdge);

/** A notification, and the pet it is about. */
@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, { nullable: true, description: 'A notification of the owner who asks.' })
  @SqlField(
    one(
      (_, notification, { viewer, arg }) =>
        sql`${notification('id')} = ${arg('id', (id) => parseId('id', id))} AND ${notification('user_id')} = ${viewer}`,
    ),
  )
  notification(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The id of the notification.' }) id: string,
  ): Promise<Notification> {
    return findNotification(ctx, parseId('id', id));
  }

  @FieldResolver(() => Pet, {
    nullable: true,
    description: 'The pet it is about, where it is about one that is still there.',
  })
  @SqlField(
    one((notification, pet) => sql`${pet('id')} = ${notification('pet_id')} AND NOT ${pet('is_deleted')}`),
  )
  async pet(@Root() notification: Notification): Promise<Pet | null> {
    const pet = await notification.pet?.load();
    // What is deleted is seen by nobody, by no way round.
    return pet && !pet.isDeleted ? pet : null;
  }

  @Extensions({ feed: notificationOrder })
  @Subscription(() => NotificationEdge, {
    description: 'Every notification that is sent to the owner.',
    subscribe: ({ context, args }: { context: Context; args: { after?: string | null } }) => {
      const { userId } = requireViewer(context);
      const after = args.after == null ? undefined : decodeCursor('after', args.after, 'never').id;
      return follow(notificationFeeds(context), {
        ownerId: userId,
        projection: context.projection,
        interest: {},
        after,
      });
    },
  })
  notificationAdded(
    @Root() event: NotificationEvent,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The cursor of the last notification seen: what was sent since comes first. Without it only what is new.',
    })
    _after?: string,
  ): NotificationEvent {
    return event;
  }
}

/** An owner's notifications. */
@Resolver(() => User)
export class UserNotificationsResolver {
  @FieldResolver(() => NotificationConnection, {
    description:
      'What was to be told to the owner, oldest first by its last change of status; without arguments the newest 20.',
  })
  @SqlField(
    list({
      order: notificationOrder,
      where: (_, notification, { viewer }) => sql`${notification('user_id')} = ${viewer}`,
      filters: { status: (notification, status) => sql`${notification('status')} = ${status}` },
    }),
  )
  notifications(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('status', () => NotificationStatus, { nullable: true, description: 'Only of this status.' })
    status?: NotificationStatus,
  ): Promise<Connection<Notification>> {
    return listNotifications(ctx, args, status);
  }
}
