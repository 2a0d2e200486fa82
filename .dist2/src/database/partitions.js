import { sql } from 'kysely';
import { sqlErrorOf } from './sql-error.js';
import { retryLocked } from './retry-locked.js';
/** How many periods ahead of the current one have partitions after each start and each run of the partitions job. */
export const periodsAhead = 3;
const maxAttempts = 100;
const periods = { messages: '1 month', activities: '1 week' };
/**
 * Selects the missing partitions, oldest first.
 * @param ahead how many periods ahead of the current one should have partitions
 */
export const missingPartitions = (ahead) => sql `
  SELECT parent, name, moment::text FROM (
    SELECT parent, clock() + ahead * span AS moment
    FROM (VALUES ${sql.join(Object.entries(periods).map(([parent, span]) => sql `(${sql.lit(parent)}, ${sql.lit(span)}::interval)`))}) AS spans (parent, span), generate_series(0, ${sql.lit(ahead)}) AS ahead
  ) AS wanted CROSS JOIN LATERAL partition_name(parent, moment) AS name
  WHERE to_regclass(name) IS NULL ORDER BY moment`;
/**
 * Creates the missing partitions of every partitioned table, for the current period and those ahead.
 * @param em any manager; each partition is created in a transaction of its own
 * @param onCreated called after each partition
 * @returns how many it created
 */
export async function makePartitionsAhead(em, onCreated) {
    const { rows } = await missingPartitions(periodsAhead).execute(em.getKysely());
    let created = 0;
    for (const { parent, moment } of rows) {
        if (await makePartition(em, parent, sql `${moment}`))
            created++;
        onCreated?.();
    }
    return created;
}
/** Retries while a long transaction holds a lock that it needs: waiting for the lock would make others wait too. */
async function makePartition(em, table, moment) {
    const { rows } = await retryLocked(maxAttempts, () => sql `SELECT make_partition(${table}, ${moment}) AS made`.execute(em.getKysely()));
    return rows[0].made;
}
/**
 * Runs a transaction. If a partition is missing, creates it and runs the transaction once more. The partitions job creates
 * them ahead; this is for a process that was off for a year, or a clock that jumped.
 * @param em any manager
 * @param transaction a whole transaction, which rolls back when it throws
 */
export async function retryWithPartitions(em, transaction) {
    try {
        return await transaction();
    }
    catch (error) {
        if (!isMissingPartition(error))
            throw error;
        for (const table of Object.keys(periods))
            await makePartition(em.fork(), table, sql `clock()`);
        return transaction();
    }
}
/** Whether the current period and the next one have partitions. If not, readiness fails. */
export async function partitionsReady(em) {
    const { rows } = await missingPartitions(1).execute(em.getKysely());
    return rows.length === 0;
}
function isMissingPartition(error) {
    // PostgreSQL reports a check violation that names no constraint.
    const { code, constraint } = sqlErrorOf(error);
    return code === '23514' && !constraint;
}
//# sourceMappingURL=partitions.js.map