import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

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
        SELECT make_partition(${table}, clock() + ${ahead} * ${span}::interval) AS made`.execute(em.getKysely());
      if (rows[0]?.made) made++;
    }
  return made;
}

/** Makes the partitions that a write at this moment needs: for the writer that found one missing. */
export async function makeCurrentPartitions(em: EntityManager): Promise<void> {
  for (const table of Object.keys(spans))
    await sql`SELECT make_partition(${table}, clock())`.execute(em.getKysely());
}

/** Whether the running period and the next one have their partitions: readiness complains where not. */
export async function partitionsReady(em: EntityManager): Promise<boolean> {
  const { rows } = await sql<{ ready: boolean }>`
    SELECT bool_and(to_regclass(partition_name(name, clock() + ahead * span)) IS NOT NULL) AS ready
    FROM (VALUES ('messages', interval '1 month'), ('activities', interval '1 week')) AS parent (name, span),
         generate_series(0, 1) AS ahead`.execute(em.getKysely());
  return rows[0]?.ready ?? false;
}

/** Whether a write failed because the partition for its moment does not exist. */
export function isMissingPartition(error: unknown): boolean {
  // PostgreSQL reports it as a check violation that names no constraint.
  const { code, constraint } = databaseFault(error);
  return code === '23514' && !constraint;
}

/** PostgreSQL's own words about a failed statement, from under whatever wraps them. */
export function databaseFault(error: unknown): { code?: string | undefined; constraint?: string | undefined } {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: string; constraint?: string };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint };
  }
  return {};
}
