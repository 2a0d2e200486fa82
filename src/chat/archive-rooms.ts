import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';

const pieceSize = 5_000;

const isSilent = (silentFor: number) => sql`
  archived_at IS NULL AND NOT is_deleted AND reply_due_at IS NULL
  AND coalesce(last_message_at, created_at) <= (SELECT clock()) - ${milliseconds(silentFor)}`;

/** How many rooms `archiveRooms` would archive. @param silentFor in milliseconds */
export async function countSilentRooms(em: EntityManager, silentFor: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM chat_rooms WHERE ${isSilent(silentFor)}`.execute(em.getKysely());
  return rows[0]!.count;
}

/**
 * Marks rooms archived in which nobody has written for long: they leave the lists and the index of the newest, and
 * come back with their next message. It goes through all rooms in pieces, each a statement of its own, and passes
 * over a room that somebody is writing in.
 * @param silentFor in milliseconds
 * @returns how many were archived
 */
export async function archiveRooms(
  em: EntityManager,
  silentFor: number,
  signal?: AbortSignal,
): Promise<number> {
  let archived = 0;
  for (let after = '0'; ;) {
    signal?.throwIfAborted();
    const piece = await archivePiece(em, after, silentFor);
    archived += piece.archived;
    if (piece.last === null) return archived;
    after = piece.last;
  }
}

async function archivePiece(em: EntityManager, after: string, silentFor: number) {
  const { rows } = await sql<{ last: string | null; archived: number }>`
    WITH piece AS (SELECT id FROM chat_rooms WHERE id > ${after} ORDER BY id LIMIT ${pieceSize}),
    silent AS (
      SELECT room.id FROM chat_rooms room JOIN piece USING (id)
      WHERE ${isSilent(silentFor)}
      FOR NO KEY UPDATE OF room SKIP LOCKED
    ), marked AS (
      UPDATE chat_rooms room SET archived_at = clock() FROM silent WHERE room.id = silent.id RETURNING 1
    )
    SELECT (SELECT max(id) FROM piece) AS last, (SELECT count(*)::integer FROM marked) AS archived`.execute(
    em.fork().getKysely(),
  );
  return rows[0]!;
}
