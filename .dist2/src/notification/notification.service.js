import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { Notification } from './notification.entity.js';
/**
 * Finds a notification of the viewer.
 * @throws NOT_FOUND if there is none, or another owner has it
 */
export async function findNotification(ctx, id) {
    const { userId } = requireViewer(ctx);
    const notification = await ctx.em.findOne(Notification, { id, user: userId });
    if (!notification)
        throw notFound('notification');
    return notification;
}
//# sourceMappingURL=notification.service.js.map