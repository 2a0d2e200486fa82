import { GraphQLJSONObject } from 'graphql-scalars';
import { sql } from 'kysely';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Query,
  registerEnumType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type Connection } from '../graphql/connection.js';
import { decodeCursor } from '../graphql/cursor.js';
import { onlyKeys, onlyKeysSql } from '../graphql/json-object.js';
import { parseId } from '../graphql/validation.js';
import { follow } from '../feed/follow.js';
import { Pet } from '../pet/pet.entity.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Notification, NotificationStatus } from './notification.entity.js';
import { notificationFeeds, type NotificationEvent } from './notification-feed.js';
import { findNotification } from './notification.service.js';

const NotificationEdge = edgeOf('Notification', Notification);
const NotificationConnection = connectionOf('Notification', NotificationEdge);

/** The orders of notifications. */
enum NotificationOrder {
  OLDEST = 'OLDEST',
  NEWEST = 'NEWEST',
}
registerEnumType(NotificationOrder, {
  name: 'NotificationOrder',
  description: 'The order of a list of notifications, by their last change of status.',
  valuesConfig: {
    OLDEST: { description: 'Oldest first; a page without arguments is the newest.' },
    NEWEST: { description: 'Newest first, as a list of news shows them.' },
  },
});

/** Notifications by their last change of status, oldest first; a page without arguments is the newest. */
const notifications = list({
  order: { id: 'position', end: 'last' },
  orders: { [NotificationOrder.NEWEST]: { id: 'position', newestFirst: true, end: 'first' } },
  where: (_, notification, { viewer }) => sql`${notification('user_id')} = ${viewer}`,
  filters: { status: (notification, status) => sql`${notification('status')} = ${status}` },
});

/** The keys of the delivery's metadata that the owner sees. */
const ownersMetadata = ['reason', 'attempts'] as const;

/** `Notification`, its query and its subscription. */
@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, { nullable: true, description: 'One of your notifications.' })
  @SqlField(
    one(
      (_, notification, { viewer, arg }) =>
        sql`${notification('id')} = ${arg('id', (id) => parseId('id', id))} AND ${notification('user_id')} = ${viewer}`,
    ),
  )
  notification(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The ID of the notification.' }) id: string,
  ): Promise<Notification> {
    return findNotification(ctx, parseId('id', id));
  }

  @FieldResolver(() => Pet, {
    nullable: true,
    description: 'The pet of the notification; null if there is none or it is deleted.',
  })
  @SqlField(
    one((notification, pet) => sql`${pet('id')} = ${notification('pet_id')} AND NOT ${pet('is_deleted')}`),
  )
  async pet(@Root() notification: Notification): Promise<Pet | null> {
    const pet = await notification.pet?.load();
    return pet && !pet.isDeleted ? pet : null;
  }

  @FieldResolver(() => GraphQLJSONObject, {
    description: 'The state of the delivery: "reason" if it failed, and "attempts".',
  })
  @SqlField(value((notification) => onlyKeysSql(notification('delivery_metadata'), ownersMetadata)))
  deliveryMetadata(@Root() notification: Notification): Record<string, unknown> {
    return onlyKeys(notification.deliveryMetadata, ownersMetadata)!;
  }

  @Extensions({ feed: notifications.order })
  @Subscription(() => NotificationEdge, {
    description: 'Each notification when it is sent to the owner.',
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
        'The cursor of the last notification you received: later ones come first. Without it, only new ones come.',
    })
    _after?: string,
  ): NotificationEvent {
    return event;
  }
}

/** `User.notifications`. */
@Resolver(() => User)
export class UserNotificationsResolver {
  @FieldResolver(() => NotificationConnection, {
    description:
      "The owner's notifications, oldest first by their last change of status. Without arguments: the newest 20.",
  })
  @SqlField(notifications)
  notifications(
    @Ctx() ctx: Context,
    @Root() parent: User,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('status', () => NotificationStatus, {
      nullable: true,
      description: 'Only notifications with this status.',
    })
    status?: NotificationStatus,
    @Arg('orderBy', () => NotificationOrder, {
      nullable: true,
      description: 'The order of the list: OLDEST if it is left out.',
    })
    orderBy?: NotificationOrder,
  ): Promise<Connection<Notification>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(notifications, Notification, {
      em: ctx.em,
      viewerId,
      parent,
      args,
      filters: { status },
      orderBy,
    });
  }
}
