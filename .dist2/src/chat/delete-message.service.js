import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { me } from '../user/user.service.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ChatRoom } from './chat-room.entity.js';
import { messageAt } from './message.service.js';
/**
 * Deletes a message in a room of the viewer. A tombstone keeps its place, so that cursors stay valid; its words are gone
 * from the room, its notification, the prompt and the export. A reply in the making begins again without the message, or
 * ends if nothing else waits for one. Deleting again changes nothing.
 * @throws NOT_FOUND if there is none, its pet is deleted, or another owner has it
 */
export async function deleteMessage(ctx, { messageId }) {
    const { userId } = requireViewer(ctx);
    const { outcome, at, room_id: chatRoomId, } = await writeAsOwner(ctx, userId, async (em) => {
        const { rows } = await sql `SELECT * FROM delete_message(${userId}, ${messageId})`.execute(em.getKysely());
        return rows[0];
    });
    if (outcome === 'NO_MESSAGE')
        throw notFound('message');
    if (outcome !== 'REPEAT')
        ctx.pubsub.publish('owner', { ownerId: userId });
    if (outcome === 'RESTARTED' || outcome === 'DROPPED')
        ctx.pubsub.publish('reply', { ownerId: userId, chatRoomId, isDue: outcome === 'RESTARTED' });
    return {
        message: (await messageAt(ctx, messageId, new Date(at))),
        chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId, { refresh: true }),
        user: await me(ctx),
    };
}
//# sourceMappingURL=delete-message.service.js.map