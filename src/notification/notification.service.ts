import { requireViewer, type Context } from '../context.js';
import { notFound } from '../errors.js';
import {
  toConnection,
  toWindow,
  type Connection,
  type ListOrder,
  type PageArgs,
} from '../graphql/connection.js';
import { keyset } from '../graphql/keyset.js';
import { Notification, type NotificationStatus } from './notification.entity.js';

/** Notifications run by their last change of status, and unasked the newest. */
export const notificationOrder: ListOrder = { id: 'position', end: 'last' };

/**
 * A notification of the owner who asks.
 * @throws NOT_FOUND where there is none, or it is another owner's
 */
export async function findNotification(ctx: Context, id: string): Promise<Notification> {
  const { userId } = requireViewer(ctx);
  const notification = await ctx.em.findOne(Notification, { id, user: userId });
  if (!notification) throw notFound('notification');
  return notification;
}

/** The notifications of the owner who asks, oldest first by their last change of status. */
export async function listNotifications(
  ctx: Context,
  args: PageArgs,
  status: NotificationStatus | undefined,
): Promise<Connection<Notification>> {
  const { userId } = requireViewer(ctx);
  const window = toWindow(args, notificationOrder);
  const { where, options } = keyset(notificationOrder, window);
  const found = await ctx.em.find(
    Notification,
    { user: userId, ...(status && { status }), ...where },
    options,
  );
  return toConnection(found, window, ({ position }) => ({ at: null, id: position }));
}
