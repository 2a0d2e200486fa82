import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { appendPetMessage, nextMessageKey } from '../chat/append-message.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { toMessageEdge } from '../chat/message-edge.js';
import { messageAt } from '../chat/message.service.js';
import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { visibleLines } from '../plain-text.js';
import { isVisible, shorten } from '../text.js';
import { me } from '../user/user.service.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { maxUtteranceLength } from '../voice/utterance.js';
import { stopped } from './failure-reason.js';
import { deleteProgress } from './reply-progress.js';
import { spokenWords } from './spoken-words.js';
/**
 * Stops the reply in a room of the viewer. What the pet has said so far becomes its message; if it has said nothing, no
 * reply comes. Whoever makes the reply, in any process, can no longer write it, and learns that at once or with the next
 * word. Does nothing if no reply is in the making.
 * @throws NOT_FOUND if the viewer has no such room
 */
export async function stopReply(ctx, { chatRoomId }) {
    const { userId } = requireViewer(ctx);
    const end = await writeAsOwner(ctx, userId, async (em) => {
        const room = await lockRoom(em, chatRoomId, userId);
        if (!room)
            throw notFound('chat room');
        if (!room.isDue)
            return undefined;
        const words = wordsOf(ctx, room);
        await deleteProgress(em, chatRoomId);
        return { fence: room.fence, message: words ? await keep(em, userId, room, words) : await drop(em, room) };
    });
    if (end) {
        if (end.message)
            ctx.pubsub.publish('message', { ownerId: userId, chatRoomId, type: 'PET' });
        ctx.pubsub.publish('reply', { ownerId: userId, chatRoomId, isDue: false, endedFence: end.fence });
        ctx.pubsub.publish('owner', { ownerId: userId });
    }
    const message = end?.message && (await messageAt(ctx, end.message.id, end.message.sentAt));
    return {
        chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId, { refresh: true }),
        messageEdge: message ? toMessageEdge(message) : null,
        user: await me(ctx),
    };
}
/** Reads a room and keeps any worker from leasing it or renewing its lease. */
async function lockRoom(em, roomId, ownerId) {
    const { rows } = await sql `
    SELECT room.id, room.pet_id AS "petId", room.reply_due_at IS NOT NULL AS "isDue", room.reply_fence AS fence,
      room.reply_replaces_id AS "replacesId", room.reply_replaces_at AS "replacesAt", progress.words
    FROM chat_rooms room
    LEFT JOIN reply_progress progress ON progress.chat_room_id = room.id AND progress.fence = room.reply_fence
    WHERE room.id = ${roomId} AND room.user_id = ${ownerId} AND NOT room.is_deleted
    FOR NO KEY UPDATE OF room`.execute(em.getKysely());
    return rows[0];
}
/** What the pet has said, as a message; undefined if nothing of it is visible. */
function wordsOf({ pubsub }, { id, fence, words }) {
    const spoken = spokenWords(pubsub).get(id);
    const newest = spoken?.fence === fence ? spoken.words : (words ?? '');
    const text = shorten(visibleLines(newest), maxUtteranceLength);
    return isVisible(text) ? text : undefined;
}
async function keep(em, ownerId, { id, petId, replacesId, replacesAt }, words) {
    await sql `
    UPDATE chat_rooms SET reply_fence = reply_fence + 1, reply_due_at = NULL, reply_attempts = 0,
      replied_to_id = greatest(replied_to_id, reply_to_id), reply_to_id = NULL, reply_failure = NULL,
      reply_replaces_id = NULL, reply_replaces_at = NULL
    WHERE id = ${id}`.execute(em.getKysely());
    const place = await nextMessageKey(em, ownerId);
    const replaces = replacesId && replacesAt ? { id: replacesId, sentAt: new Date(replacesAt) } : undefined;
    await appendPetMessage(em, { id, petId }, place, words, { isStopped: true, replaces });
    return place;
}
/** What the reply was to answer stays there, so that `retryReply` can ask for it again. */
async function drop(em, { id }) {
    await sql `
    UPDATE chat_rooms SET reply_fence = reply_fence + 1, reply_due_at = NULL, reply_attempts = 0,
      reply_failure = ${stopped}, changed_id = ${nextChange}
    WHERE id = ${id}`.execute(em.getKysely());
}
//# sourceMappingURL=stop-reply.service.js.map