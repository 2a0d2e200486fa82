import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';

const batchSize = 5_000;

const isSilent = (silentFor: number) => sql`
  archived_at IS NULL AND NOT is_deleted AND reply_due_at IS NULL
  AND coalesce(last_message_at, created_at) <= (SELECT clock()) - ${milliseconds(silentFor)}`;

/** Counts the rooms that `archiveRooms` would archive. @param silentFor in milliseconds */
export async function countSilentRooms(em: EntityManager, silentFor: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM chat_rooms WHERE ${isSilent(silentFor)}`.execute(em.getKysely());
  return rows[0]!.count;
}

/**
 * Archives rooms in which nobody has written for long. They leave the lists and the index of newest rooms, and their
 * next message brings them back. It goes through all rooms in batches, each a transaction of its own, and skips locked
 * rooms.
 * @param silentFor in milliseconds
 * @returns the number of archived rooms
 */
export async function archiveRooms(
  em: EntityManager,
  silentFor: number,
  signal?: AbortSignal,
): Promise<number> {
  let archived = 0;
  for (let after = '0'; ;) {
    signal?.throwIfAborted();
    const batch = await archiveBatch(em, after, silentFor);
    archived += batch.archived;
    if (batch.last === null) return archived;
    after = batch.last;
  }
}

async function archiveBatch(em: EntityManager, after: string, silentFor: number) {
  const { rows } = await sql<{ last: string | null; archived: number }>`
    WITH batch AS (SELECT id FROM chat_rooms WHERE id > ${after} ORDER BY id LIMIT ${batchSize}),
    silent AS (
      SELECT room.id FROM chat_rooms room JOIN batch USING (id)
      WHERE ${isSilent(silentFor)}
      FOR NO KEY UPDATE OF room SKIP LOCKED
    ), marked AS (
      UPDATE chat_rooms room SET archived_at = clock() FROM silent WHERE room.id = silent.id RETURNING 1
    )
    SELECT (SELECT max(id) FROM batch) AS last, (SELECT count(*)::integer FROM marked) AS archived`.execute(
    em.fork().getKysely(),
  );
  return rows[0]!;
}
