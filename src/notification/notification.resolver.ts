import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type Connection } from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';
import { Notification, NotificationStatus } from './notification.entity.js';
import { findNotification, listNotifications } from './notification.service.js';

const NotificationConnection = connectionOf('Notification', edgeOf('Notification', Notification));

/** A notification, and the pet it is about. */
@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, { nullable: true, description: 'A notification of the owner who asks.' })
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
  async pet(@Root() notification: Notification): Promise<Pet | null> {
    const pet = await notification.pet?.load();
    // What is deleted is seen by nobody, by no way round.
    return pet && !pet.isDeleted ? pet : null;
  }
}

/** An owner's notifications. */
@Resolver(() => User)
export class UserNotificationsResolver {
  @FieldResolver(() => NotificationConnection, {
    description:
      'What was to be told to the owner, oldest first by its last change of status; without arguments the newest 20.',
  })
  notifications(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('status', () => NotificationStatus, { nullable: true, description: 'Only of this status.' })
    status?: NotificationStatus,
  ): Promise<Connection<Notification>> {
    return listNotifications(ctx, args, status);
  }
}
