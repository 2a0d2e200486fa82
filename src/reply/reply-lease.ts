import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { FencedTable, type Lease } from '../lease/fenced-table.js';

/** The right to reply in a chat room until the lease runs out. */
export interface ReplyLease extends Lease {
  readonly roomId: string;
  readonly ownerId: string;
  readonly petId: string;
  /** The owner's newest unanswered message when the lease was taken. */
  readonly replyToId: string;
}

/** The columns of a chat room that a lease is made from. */
interface LeasedRoom {
  id: string;
  user_id: string;
  pet_id: string;
  reply_to_id: string;
}

/** The chat rooms that workers lease for a reply. */
export const replyTable = new FencedTable<ReplyLease, LeasedRoom>({
  table: 'chat_rooms',
  key: { id: ({ roomId }) => roomId },
  due: 'reply_due_at',
  fence: 'reply_fence',
  attempts: 'reply_attempts',
  columns: ['user_id', 'pet_id', 'reply_to_id'],
  condition: sql`NOT is_deleted`,
  toLease: (room) => ({
    roomId: room.id,
    ownerId: room.user_id,
    petId: room.pet_id,
    replyToId: room.reply_to_id,
    fence: room.fence,
    attempt: room.attempts,
  }),
});

/**
 * Ends the wait for a reply that the same transaction writes. Messages that came in meanwhile are due at once.
 * @param coveredId the newest message that the reply answers
 * @returns whether the lease still held
 */
export const markAnswered = (em: EntityManager, lease: ReplyLease, coveredId: string): Promise<boolean> =>
  replyTable.update(
    em,
    lease,
    sql`reply_attempts = 0,
      replied_to_id = ${coveredId},
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_to_id = CASE WHEN reply_to_id > ${coveredId}::bigint THEN reply_to_id END,
      reply_failure = NULL`,
  );

/**
 * Ends the wait with a reason. If the owner wrote a newer message meanwhile, that one is due at once instead.
 * @param coveredId the newest message that the failed reply was to answer
 * @returns whether the lease still held
 */
export const markFailed = (
  em: EntityManager,
  lease: ReplyLease,
  coveredId: string,
  reason: string,
): Promise<boolean> =>
  replyTable.update(
    em,
    lease,
    sql`reply_attempts = 0,
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_failure = CASE WHEN reply_to_id > ${coveredId}::bigint THEN NULL ELSE ${reason} END`,
  );
