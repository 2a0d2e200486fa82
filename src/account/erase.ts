import { sql } from 'kysely';
import type { Services } from '../context.js';

const leaseSeconds = 60;

type Needs = Pick<Services, 'em' | 'log'>;

/**
 * Erases what a deleted account left: messages and activities, archived ones too, notifications, outreaches,
 * sessions. Each statement is a transaction of its own and does again what a crash undid, so it may be begun
 * anywhere, twice, and side by side.
 */
export async function eraseLeftovers({ em, log }: Needs, userId: string, stop?: AbortSignal): Promise<void> {
  const database = em.fork().getKysely();
  const { rows: rooms } = await sql<{
    id: string;
  }>`SELECT id FROM chat_rooms WHERE user_id = ${userId}`.execute(database);
  const roomIds = rooms.map(({ id }) => id);
  // By the partition itself, wherever it is attached at that moment.
  const { rows: partitions } = await sql<{ parent: string; name: string }>`
    SELECT parent, name FROM partitions ORDER BY name`.execute(database);
  for (const { parent, name } of partitions) {
    if (stop?.aborted) return;
    const mine = parent === 'messages' ? sql`chat_room_id = ANY(${roomIds})` : sql`user_id = ${userId}`;
    await sql`DELETE FROM ${sql.table(name)} WHERE ${mine}`.execute(database);
  }
  await sql`
    UPDATE chat_rooms SET message_count = 0, first_message_at = NULL, last_message_id = NULL, last_message_at = NULL
    WHERE user_id = ${userId}`.execute(database);
  await sql`DELETE FROM reply_progress WHERE chat_room_id = ANY(${roomIds})`.execute(database);
  for (const table of [
    'outreach_due',
    'outreaches',
    'notifications',
    'push_subscriptions',
    'sessions',
    'data_exports',
  ])
    await sql`DELETE FROM ${sql.table(table)} WHERE user_id = ${userId}`.execute(database);
  await sql`
    UPDATE erasures SET due_at = NULL, finished_at = clock() WHERE user_id = ${userId} AND due_at IS NOT NULL`.execute(
    database,
  );
  log.info({ userId }, 'What a deleted account left is erased.');
}

/** Takes up erasures that were interrupted, one after another, each leased for a minute. */
export async function eraseDue(needs: Needs, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { rows } = await sql<{ user_id: string }>`
      UPDATE erasures SET due_at = clock() + ${leaseSeconds} * interval '1 second'
      WHERE user_id = (
        SELECT user_id FROM erasures WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING user_id`.execute(needs.em.fork().getKysely());
    const next = rows[0];
    if (!next) return;
    await eraseLeftovers(needs, next.user_id, stop);
  }
}
