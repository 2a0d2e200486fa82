import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { milliseconds } from './clock.js';
import type { ArchiveAges } from './archive.js';
import { missingPartitions, periodsAhead } from './partitions.js';

/** Makes a gauge that asks the database whenever it is looked at: the same from every process. */
export const gaugesOf =
  (registry: Registry, em: EntityManager) =>
  (name: string, help: string, statement: RawBuilder<{ value: string | null }>): void => {
    const gauge = new Gauge({
      name: `nuzzle_${name}`,
      help,
      registers: [],
      async collect() {
        // The process's own figures are wanted most when the database is gone.
        const found = await statement.execute(em.fork().getKysely()).catch(() => undefined);
        this.set(found ? Number(found.rows[0]?.value ?? 0) : Number.NaN);
      },
    });
    registry.registerMetric(gauge);
  };

/** Whether upkeep and archiving keep up. */
export function gaugePartitions(
  registry: Registry,
  em: EntityManager,
  { messages, activities }: ArchiveAges,
): void {
  const gauge = gaugesOf(registry, em);
  gauge(
    'partitions_missing',
    'Partitions of the running period and of those ahead that are not there: upkeep did not run.',
    sql`SELECT count(*) AS value FROM (${missingPartitions(periodsAhead)}) AS missing`,
  );
  gauge(
    'partitions_overdue',
    'Partitions old enough for the archive that are not in it: archiving did not run.',
    sql`
      SELECT count(*) AS value FROM partitions
      WHERE NOT is_archived AND ends_at <= (SELECT clock()) - CASE parent
        WHEN 'messages' THEN ${milliseconds(messages)} ELSE ${milliseconds(activities)} END`,
  );
}
