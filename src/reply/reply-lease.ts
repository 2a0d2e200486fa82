import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';

/** The right to work on a room's reply until the lease runs out; the fence makes a late write fail. */
export interface ReplyLease {
  roomId: string;
  ownerId: string;
  petId: string;
  fence: number;
  /** The owner's newest message that waited when the lease was taken. */
  replyToId: string;
  /** How often the reply has been tried, this time included. */
  attempt: number;
}

/** Leases rooms whose reply is due, longest waiting first, past those that others hold. */
export async function leaseReplies(
  em: EntityManager,
  atMost: number,
  leaseMs: number,
): Promise<ReplyLease[]> {
  const { rows } = await sql<{
    id: string;
    user_id: string;
    pet_id: string;
    reply_to_id: string;
    reply_fence: number;
    reply_attempts: number;
  }>`
    WITH due AS MATERIALIZED (
      SELECT id FROM chat_rooms WHERE reply_due_at <= (SELECT clock()) ORDER BY reply_due_at LIMIT ${sql.lit(atMost)}
      FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE chat_rooms SET reply_due_at = clock() + ${milliseconds(leaseMs)},
      reply_fence = reply_fence + 1, reply_attempts = reply_attempts + 1
    WHERE id = ANY (ARRAY(SELECT id FROM due))
    RETURNING id, user_id, pet_id, reply_to_id, reply_fence, reply_attempts`.execute(em.fork().getKysely());
  return rows.map((row) => ({
    roomId: row.id,
    ownerId: row.user_id,
    petId: row.pet_id,
    replyToId: row.reply_to_id,
    fence: row.reply_fence,
    attempt: row.reply_attempts,
  }));
}

/** Renews a lease. @returns false where it was lost */
export const renewLease = (em: EntityManager, lease: ReplyLease, leaseMs: number): Promise<boolean> =>
  updateLeased(em, lease, sql`reply_due_at = clock() + ${milliseconds(leaseMs)}`);

/** Gives a lease back undone, the attempt not counted: the server stops and another may go on at once. */
export const giveBack = (em: EntityManager, lease: ReplyLease): Promise<boolean> =>
  updateLeased(em, lease, sql`reply_due_at = clock(), reply_attempts = greatest(reply_attempts - 1, 0)`);

/** Puts the reply off after a failure. */
export const putOff = (em: EntityManager, lease: ReplyLease, ms: number): Promise<boolean> =>
  updateLeased(em, lease, sql`reply_due_at = clock() + ${milliseconds(ms)}`);

/**
 * Ends the wait with a reason, unless the owner wrote something newer meanwhile: then that is due at once.
 * @param coveredId the newest message that the failed reply was to answer
 */
export const giveUp = (
  em: EntityManager,
  lease: ReplyLease,
  coveredId: string,
  reason: string,
): Promise<boolean> =>
  updateLeased(
    em,
    lease,
    sql`reply_attempts = 0,
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_failure = CASE WHEN reply_to_id > ${coveredId}::bigint THEN NULL ELSE ${reason} END`,
  );

/** Ends the wait with the reply that was just written; what came in meanwhile is due at once. */
export const endWait = (em: EntityManager, lease: ReplyLease, coveredId: string): Promise<boolean> =>
  updateLeased(
    em,
    lease,
    sql`reply_attempts = 0,
      replied_to_id = ${coveredId},
      reply_due_at = CASE WHEN reply_to_id > ${coveredId}::bigint THEN clock() END,
      reply_to_id = CASE WHEN reply_to_id > ${coveredId}::bigint THEN reply_to_id END,
      reply_failure = NULL`,
  );

async function updateLeased(
  em: EntityManager,
  { roomId, fence }: ReplyLease,
  changes: ReturnType<typeof sql>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE chat_rooms SET ${changes}
    WHERE id = ${roomId} AND reply_fence = ${fence} AND reply_due_at IS NOT NULL AND NOT is_deleted`.execute(
    em.getKysely(),
  );
  return numAffectedRows === 1n;
}
