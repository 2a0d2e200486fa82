import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { sqlErrorOf } from './sql-error.js';
import { retryLocked } from './retry-locked.js';

/** How many periods beyond the running one exist after each start and each run of the upkeep job. */
export const periodsAhead = 3;

const mostTries = 100;
const spans = { messages: '1 month', activities: '1 week' } as const;

/** A table that is partitioned by time. */
export type PartitionedTable = keyof typeof spans;

/** A partition that should be there and is not. */
export interface MissingPartition {
  parent: PartitionedTable;
  name: string;
  /** A moment in it. */
  moment: string;
}

/** The partitions of the running period and of so many ahead that are not there. */
export const missingPartitions = (ahead: number): RawBuilder<MissingPartition> => sql`
  SELECT parent, name, moment::text FROM (
    SELECT parent, clock() + ahead * span AS moment
    FROM (VALUES ${sql.join(
      Object.entries(spans).map(([parent, span]) => sql`(${sql.lit(parent)}, ${sql.lit(span)}::interval)`),
    )}) AS spans (parent, span), generate_series(0, ${sql.lit(ahead)}) AS ahead
  ) AS wanted CROSS JOIN LATERAL partition_name(parent, moment) AS name
  WHERE to_regclass(name) IS NULL ORDER BY moment`;

/**
 * Makes the running partition of every partitioned table and those ahead, as far as they are missing.
 * @param em any manager; each partition is made in a transaction of its own
 * @param onMade told after each
 * @returns how many were made
 */
export async function makePartitionsAhead(em: EntityManager, onMade?: () => void): Promise<number> {
  const { rows } = await missingPartitions(periodsAhead).execute(em.getKysely());
  let made = 0;
  for (const { parent, moment } of rows) {
    if (await makePartition(em, parent, sql`${moment}`)) made++;
    onMade?.();
  }
  return made;
}

/** A long transaction may hold what making a partition must lock for a moment, and nobody is to wait behind it. */
async function makePartition(
  em: EntityManager,
  table: string,
  moment: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await retryLocked(mostTries, () =>
    sql<{ made: boolean }>`SELECT make_partition(${table}, ${moment}) AS made`.execute(em.getKysely()),
  );
  return rows[0]!.made;
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
  const { rows } = await missingPartitions(1).execute(em.getKysely());
  return rows.length === 0;
}

function isMissingPartition(error: unknown): boolean {
  // PostgreSQL reports it as a check violation that names no constraint.
  const { code, constraint } = sqlErrorOf(error);
  return code === '23514' && !constraint;
}
