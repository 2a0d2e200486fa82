import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { me } from '../user/user.service.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { Notification } from './notification.entity.js';
/**
 * Marks the viewer's sent notifications read: up to one of them in the order of their list, or all. The messages that
 * they announce stay as they are.
 * @throws NOT_FOUND if the viewer has no such notification
 */
export async function markNotificationsRead(ctx, { upTo }) {
    const { userId } = requireViewer(ctx);
    const marked = await writeAsOwner(ctx, userId, async (em) => {
        const newest = upTo && (await em.findOne(Notification, { id: upTo, user: userId }));
        if (upTo && !newest)
            throw notFound('notification');
        const { numAffectedRows } = await sql `
      UPDATE notifications SET read_at = clock(), changed_id = ${nextChange}
      WHERE user_id = ${userId} AND status = 'SENT' AND read_at IS NULL
        ${newest ? sql `AND position <= ${newest.position}` : sql ``}`.execute(em.getKysely());
        return Number(numAffectedRows);
    });
    if (marked > 0)
        ctx.pubsub.publish('owner', { ownerId: userId });
    return { marked, user: await me(ctx) };
}
/** Counts what an owner has not read, in an index of that alone. */
export async function countUnreadNotifications(ctx, { id }) {
    const { rows } = await sql `
    SELECT count(*)::integer AS count FROM notifications
    WHERE user_id = ${id} AND status = 'SENT' AND read_at IS NULL`.execute(ctx.em.getKysely());
    return rows[0].count;
}
//# sourceMappingURL=read-notifications.service.js.map