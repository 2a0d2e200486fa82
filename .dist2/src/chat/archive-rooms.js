import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { milliseconds } from '../database/clock.js';
// An owner waits for the batch that has one of their rooms.
const batchSize = 500;
const isSilent = (silentFor) => sql `
  room.archived_at IS NULL AND NOT room.is_deleted AND room.reply_due_at IS NULL
  AND coalesce(room.last_message_at, room.created_at) <= (SELECT clock()) - ${milliseconds(silentFor)}`;
/** Counts the rooms that `archiveRooms` would archive. @param silentFor in milliseconds */
export async function countSilentRooms(em, silentFor) {
    const { rows } = await sql `
    SELECT count(*)::integer AS count FROM chat_rooms room WHERE ${isSilent(silentFor)}`.execute(em.getKysely());
    return rows[0].count;
}
/**
 * Archives rooms in which nobody has written for long. They leave the lists and the index of newest rooms, and their
 * next message brings them back. It goes through all rooms in batches, each a transaction of its own, and skips rooms that
 * are locked, or whose owner is.
 * @param silentFor in milliseconds
 * @param onArchived called after each batch, with the owners of its rooms
 * @returns the number of archived rooms
 */
export async function archiveRooms(em, silentFor, signal, onArchived) {
    let archived = 0;
    for (let after = '0';;) {
        signal?.throwIfAborted();
        const batch = await archiveBatch(em, after, silentFor);
        archived += batch.owners.length;
        if (batch.owners.length > 0)
            onArchived?.(new Set(batch.owners));
        if (batch.last === null)
            return archived;
        after = batch.last;
    }
}
async function archiveBatch(em, after, silentFor) {
    const { rows } = await sql `
    WITH batch AS (SELECT id FROM chat_rooms WHERE id > ${after} ORDER BY id LIMIT ${batchSize}),
    silent AS (
      SELECT room.id FROM chat_rooms room JOIN batch USING (id) JOIN users owner ON owner.id = room.user_id
      WHERE ${isSilent(silentFor)}
      -- The owner's lock, under which changes are numbered.
      FOR NO KEY UPDATE OF owner, room SKIP LOCKED
    ), marked AS (
      UPDATE chat_rooms room SET archived_at = clock(), changed_id = ${nextChange}
      FROM silent WHERE room.id = silent.id RETURNING room.user_id::text
    )
    SELECT (SELECT max(id) FROM batch) AS last, ARRAY(SELECT user_id FROM marked) AS owners`.execute(em.fork().getKysely());
    return rows[0];
}
//# sourceMappingURL=archive-rooms.js.map