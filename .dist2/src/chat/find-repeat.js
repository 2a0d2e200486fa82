import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { ChatRoom } from './chat-room.entity.js';
import { messageAt } from './message.service.js';
/**
 * Finds the message that a client has already sent with the same `clientMessageId`, without sending it.
 * @param hash of the room, the viewer and the id
 * @returns undefined if there is none, or the viewer has no such room
 */
export async function findRepeat(ctx, chatRoomId, hash) {
    const { userId } = requireViewer(ctx);
    const chatRoom = await ctx.em.findOne(ChatRoom, { id: chatRoomId, user: userId, isDeleted: false });
    if (!chatRoom)
        return undefined;
    // OFFSET keeps PostgreSQL from choosing the index on time, with which it would read the room to its end.
    const { rows } = await sql `
    SELECT id, sent_at
    FROM (SELECT id, sent_at FROM messages WHERE chat_room_id = ${chatRoomId} AND message_hash = ${hash} OFFSET 0) AS repeats
    ORDER BY sent_at, id LIMIT 1`.execute(ctx.em.getKysely());
    const message = rows[0] && (await messageAt(ctx, rows[0].id, new Date(rows[0].sent_at)));
    return message ? { message, chatRoom } : undefined;
}
//# sourceMappingURL=find-repeat.js.map