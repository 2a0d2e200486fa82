import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { notFound } from '../errors.js';
import { me } from '../user/user.service.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ChatRoom } from './chat-room.entity.js';
/**
 * Marks a room of the viewer read up to a message, on all devices, and the notifications of its messages too. The marker
 * never moves backwards. It is an access of the owner.
 * @throws NOT_FOUND if the viewer has no such room, or the room no such message
 */
export async function markRead(ctx, { chatRoomId, upTo }) {
    const { userId } = requireViewer(ctx);
    const outcome = await writeAsOwner(ctx, userId, async (em) => {
        const { rows } = await sql `
      SELECT mark_read(${userId}, ${milliseconds(ctx.outreach.idleThreshold)}, ${chatRoomId}, ${upTo}) AS outcome`.execute(em.getKysely());
        return rows[0].outcome;
    });
    if (outcome === 'NO_ROOM')
        throw notFound('chat room');
    if (outcome === 'NO_MESSAGE')
        throw notFound('message');
    if (outcome === 'MOVED')
        ctx.pubsub.publish('owner', { ownerId: userId });
    return {
        chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId, { refresh: true }),
        user: await me(ctx),
    };
}
/** Sums what an owner has not read, over all their rooms: they have as many as pets. */
export async function countUnread(ctx, { id }) {
    const { rows } = await sql `
    SELECT coalesce(sum(unread_count), 0)::integer AS count FROM chat_rooms WHERE user_id = ${id} AND NOT is_deleted`.execute(ctx.em.getKysely());
    return rows[0].count;
}
//# sourceMappingURL=read-marker.service.js.map