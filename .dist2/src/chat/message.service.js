import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';
/** How many whole months of messages, besides the current one, a page reads first. */
export const recentMonths = 12;
/** The position of a message, in its room and in its owner's feeds. */
export const positionOf = ({ sentAt, id }) => ({ at: sentAt, id });
/**
 * Finds a message in a room of the viewer.
 * @throws NOT_FOUND if there is none, its pet is deleted, or another owner has it
 */
export async function findMessage(ctx, id) {
    const { userId } = requireViewer(ctx);
    const message = await findOne(ctx.em, sql `id = ${id}`);
    const isVisible = message && (await ctx.em.count(ChatRoom, { id: message.chatRoom.id, user: userId, isDeleted: false }));
    if (!isVisible)
        throw notFound('message');
    return message;
}
/** Finds a message by its whole key, which needs one partition; the caller has checked that the viewer may see its room. */
export const messageAt = (ctx, id, sentAt) => findOne(ctx.em, sql `id = ${id} AND sent_at = ${sentAt}`);
/** Finds the newest message of a room. */
export async function lastMessage(ctx, room) {
    const { lastMessageId, lastMessageAt } = room;
    return lastMessageId && lastMessageAt ? messageAt(ctx, lastMessageId, lastMessageAt) : null;
}
/** The text of a message; empty if the owner deleted it. */
export const visibleContent = ({ content, deletedAt }) => (deletedAt ? '' : content);
/** MD5 over the parts, as 32 hexadecimal characters. The separator keeps neighbouring parts apart. */
export const messageHash = (...parts) => createHash('md5').update(parts.join('|')).digest('hex');
/** Archived messages included. */
async function findOne(em, where) {
    const { rows } = await sql `
    SELECT * FROM all_messages WHERE ${where} ORDER BY id LIMIT 1`.execute(em.getKysely());
    return rows[0] ? em.map(Message, rows[0]) : null;
}
//# sourceMappingURL=message.service.js.map