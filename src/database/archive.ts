import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from './clock.js';
import { retryLocked } from './retry-locked.js';

// About half a minute, with the pauses between them.
const maxAttempts = 300;

/** How old partitions are when they move to the archive, in milliseconds since the partition's end. */
export interface ArchiveAges {
  messages: number;
  activities: number;
}

/** One step of archiving. */
export interface ArchiveStep {
  partition: string;
  /**
   * The foreign key to drop from an archived partition, because it would slow down writes to the table that it references.
   * Without one, the step moves the partition to the archive.
   */
  foreignKey: string | undefined;
}

/** Lists the steps that are due, oldest partition first. */
export async function planArchive(
  em: EntityManager,
  { messages, activities }: ArchiveAges,
): Promise<ArchiveStep[]> {
  const { rows } = await sql<{ partition: string; foreign_key: string | null }>`
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
export async function archive(em: EntityManager, { partition, foreignKey }: ArchiveStep): Promise<boolean> {
  return retryLocked(maxAttempts, async () => {
    const database = em.fork().getKysely();
    if (foreignKey !== undefined) {
      await sql`SELECT release_partition(${partition}, ${foreignKey})`.execute(database);
      return true;
    }
    const { rows } = await sql<{ moved: boolean }>`SELECT archive_partition(${partition}) AS moved`.execute(
      database,
    );
    return rows[0]!.moved;
  });
}

/** Runs all steps that are due. @returns how many partitions moved */
export async function archiveAll(
  em: EntityManager,
  ages: ArchiveAges,
  signal?: AbortSignal,
): Promise<number> {
  let moved = 0;
  for (const step of await planArchive(em, ages)) {
    if (signal?.aborted) break;
    if ((await archive(em, step)) && step.foreignKey === undefined) moved++;
  }
  return moved;
}
