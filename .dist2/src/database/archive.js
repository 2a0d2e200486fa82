import { sql } from 'kysely';
import { milliseconds } from './clock.js';
import { retryLocked } from './retry-locked.js';
// About half a minute, with the pauses between them.
const maxAttempts = 300;
/** Lists the steps that are due, oldest partition first. */
export async function planArchive(em, { messages, activities }) {
    const { rows } = await sql `
    WITH due AS (
      SELECT name, starts_at, is_archived, relation FROM partitions
      WHERE is_archived OR ends_at <= (SELECT clock()) - CASE parent
        WHEN 'messages' THEN ${milliseconds(messages)} ELSE ${milliseconds(activities)} END
    )
    SELECT name AS partition, NULL AS foreign_key, starts_at, 0 AS step FROM due WHERE NOT is_archived
    UNION ALL
    SELECT name, conname, starts_at, 1 FROM due JOIN pg_constraint ON conrelid = relation AND contype = 'f'
    ORDER BY starts_at, partition, step, foreign_key`.execute(em.fork().getKysely());
    return rows.map(({ partition, foreign_key }) => ({ partition, foreignKey: foreign_key ?? undefined }));
}
/**
 * Runs one step in a transaction. It waits for a lock for a moment only, then retries, so that nobody waits behind it.
 * @returns false if another process has done it
 * @throws if it cannot get its locks within about half a minute
 */
export async function archive(em, { partition, foreignKey }) {
    return retryLocked(maxAttempts, async () => {
        const database = em.fork().getKysely();
        if (foreignKey !== undefined) {
            await sql `SELECT release_partition(${partition}, ${foreignKey})`.execute(database);
            return true;
        }
        const { rows } = await sql `SELECT archive_partition(${partition}) AS moved`.execute(database);
        return rows[0].moved;
    });
}
/** Runs all steps that are due. @returns how many partitions moved */
export async function archiveAll(em, ages, signal) {
    let moved = 0;
    for (const step of await planArchive(em, ages)) {
        if (signal?.aborted)
            break;
        if ((await archive(em, step)) && step.foreignKey === undefined)
            moved++;
    }
    return moved;
}
//# sourceMappingURL=archive.js.map