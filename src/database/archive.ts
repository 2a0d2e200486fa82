import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from './clock.js';
import { retryLocked } from './retry-locked.js';

// With the pauses between them, about half a minute.
const mostTries = 300;

/** How old a partition is, in milliseconds from its end, when it leaves its table for the archive. */
export interface ArchiveAges {
  messages: number;
  activities: number;
}

/** What archiving does next. */
export interface ArchiveStep {
  /** Which partition. */
  partition: string;
  /** It moves to the archive, or there gives up a foreign key, which would slow down writes of what it refers to. */
  foreignKey: string | undefined;
}

/** What there is to do, in this order: the oldest first. */
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
 * Does one step, whole or not at all; nobody waits for more than a moment because of it.
 * @returns whether there was something to do: somebody else may have done it
 * @throws where the locks that it needs cannot be had for half a minute
 */
export async function archive(em: EntityManager, { partition, foreignKey }: ArchiveStep): Promise<boolean> {
  return retryLocked(mostTries, async () => {
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

/** Does all that there is to do. @returns how many partitions were moved */
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
