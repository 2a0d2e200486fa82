import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { databaseFault } from './fault.js';

/** How many periods beyond the running one exist after each start and each run of the upkeep job. */
export const periodsAhead = 3;

const spans = { messages: '1 month', activities: '1 week' } as const;

/** A table that is partitioned by time. */
export type PartitionedTable = keyof typeof spans;

/**
 * Makes the running partition of every partitioned table and those ahead, as far as they are missing.
 * @param em any manager; each partition is made in a transaction of its own
 * @returns how many were made
 */
export async function makePartitionsAhead(em: EntityManager): Promise<number> {
  let made = 0;
  for (const [table, span] of Object.entries(spans))
    for (let ahead = 0; ahead <= periodsAhead; ahead++) {
      const { rows } = await sql<{ made: boolean }>`
        SELECT make_partition(${table}, clock() + ${ahead} * ${span}::interval) AS made`.execute(
        em.getKysely(),
      );
      if (rows[0]?.made) made++;
    }
  return made;
}

/** A long transaction may hold what making a partition must lock for a moment: tried again, a few times. */
async function makePartition(
  em: EntityManager,
  table: string,
  moment: RawBuilder<unknown>,
): Promise<boolean> {
  for (let left = 5; ; left--)
    try {
      const { rows } = await sql<{
        made: boolean;
      }>`SELECT make_partition(${table}, ${moment}) AS made`.execute(em.getKysely());
      return rows[0]!.made;
    } catch (error) {
      if (left === 0 || databaseFault(error).code !== '55P03') throw error;
    }
}

/**
 * Runs a transaction, and once more where it found no partition for its moment, having made it. Upkeep
 * makes them ahead; this is for a process that was off for a year, or a clock that jumped.
 * @param em any manager
 * @param transaction a whole transaction, rolled back when it throws
 */
export async function retryWithPartitions<T>(em: EntityManager, transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    if (!isMissingPartition(error)) throw error;
    for (const table of Object.keys(spans)) await makePartition(em.fork(), table, sql`clock()`);
    return transaction();
  }
}

/** Whether the running period and the next one have their partitions: readiness complains where not. */
export async function partitionsReady(em: EntityManager): Promise<boolean> {
  const { rows } = await sql<{ ready: boolean }>`
    SELECT bool_and(to_regclass(partition_name(name, clock() + ahead * span)) IS NOT NULL) AS ready
    FROM (VALUES ('messages', interval '1 month'), ('activities', interval '1 week')) AS parent (name, span),
         generate_series(0, 1) AS ahead`.execute(em.getKysely());
  return rows[0]?.ready ?? false;
}

function isMissingPartition(error: unknown): boolean {
  // PostgreSQL reports it as a check violation that names no constraint.
  const { code, constraint } = databaseFault(error);
  return code === '23514' && !constraint;
}
