import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { milliseconds } from '../database/clock.js';
import { FencedTable } from '../lease/fenced-table.js';
const toReplyLease = (room) => ({
    roomId: room.id,
    ownerId: room.user_id,
    petId: room.pet_id,
    replyToId: room.reply_to_id,
    replaces: room.reply_replaces_id && room.reply_replaces_at
        ? { id: room.reply_replaces_id, sentAt: new Date(room.reply_replaces_at) }
        : undefined,
    fence: room.fence,
    attempt: room.attempts,
});
/** The chat rooms that workers lease for a reply. */
export const replyTable = new FencedTable({
    table: 'chat_rooms',
    key: { id: ({ roomId }) => roomId },
    due: 'reply_due_at',
    fence: 'reply_fence',
    attempts: 'reply_attempts',
    columns: ['user_id', 'pet_id', 'reply_to_id', 'reply_replaces_id', 'reply_replaces_at'],
    condition: sql `NOT is_deleted`,
    toLease: toReplyLease,
});
/**
 * Leases due rooms, fairly over owners: whose turn is longest due comes first, and each owner's longest waiting room
 * before any owner's second. It skips what other workers are leasing.
 * @param limit the number of rooms at most
 * @param leaseMs how long the leases last, in milliseconds
 * @param perOwner how many replies to one owner may be in the making at once, in all processes
 */
export async function leaseReplies(em, limit, leaseMs, perOwner) {
    const { rows } = await sql `
    SELECT id, user_id, pet_id, reply_to_id, reply_replaces_id, reply_replaces_at, reply_fence AS fence, reply_attempts AS attempts
    FROM lease_replies(${limit}::integer, ${milliseconds(leaseMs)}, ${perOwner}::integer)`.execute(em.fork().getKysely());
    return rows.map(toReplyLease);
}
/** Renews a lease. @returns false if the lease was lost and nothing was written */
export const renewReply = (em, lease, leaseMs) => 
// Both columns get the same moment: clock() would be another one the second time.
replyTable.update(em, lease, sql `(reply_due_at, reply_leased_until) =
      (SELECT until, until FROM (SELECT clock() + ${milliseconds(leaseMs)} AS until) AS renewed)`);
/**
 * Ends the wait for a reply that the same transaction writes. Messages that came in meanwhile are due at once.
 * @param coveredId the newest message that the reply answers
 * @returns whether the lease still held
 */
export const markAnswered = (em, lease, coveredId) => replyTable.update(em, lease, sql `reply_attempts = 0,
      replied_to_id = ${coveredId},
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_to_id = CASE WHEN reply_to_id > ${coveredId}::bigint THEN reply_to_id END,
      reply_replaces_id = NULL, reply_replaces_at = NULL,
      reply_failure = NULL`);
/**
 * Ends the wait with a reason, under the owner's lock. If the owner wrote a newer message meanwhile, that one is due at once instead.
 * @param coveredId the newest message that the failed reply was to answer
 * @returns whether the lease still held
 */
export const markFailed = (em, lease, coveredId, reason) => replyTable.update(em, lease, sql `reply_attempts = 0,
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_failure = CASE WHEN reply_to_id > ${coveredId}::bigint THEN NULL ELSE ${reason} END,
      changed_id = ${nextChange}`);
//# sourceMappingURL=reply-lease.js.map