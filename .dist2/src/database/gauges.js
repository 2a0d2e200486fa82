import { sql } from 'kysely';
import { Gauge } from 'prom-client';
import { milliseconds } from './clock.js';
import { missingPartitions, periodsAhead } from './partitions.js';
/** Registers gauges, each of which runs its statement whenever the metrics are read. */
export function registerGauges(registry, em, gauges) {
    for (const { name, help, statement } of gauges)
        registry.registerMetric(new Gauge({
            name: `nuzzle_${name}`,
            help,
            registers: [],
            async collect() {
                // The metrics of the process matter most when the database is gone.
                const found = await statement.execute(em.fork().getKysely()).catch(() => undefined);
                this.set(found ? Number(found.rows[0]?.value ?? 0) : Number.NaN);
            },
        }));
}
/** The gauges of partitions: whether they are created and archived in time. */
export const partitionGauges = ({ messages, activities }) => [
    {
        name: 'partitions_missing',
        help: 'Partitions of the current period and the next ones that do not exist: the job "partitions" did not run.',
        statement: sql `SELECT count(*) AS value FROM (${missingPartitions(periodsAhead)}) AS missing`,
    },
    {
        name: 'partitions_overdue',
        help: 'Partitions that are old enough for the archive and not in it: the job "archive" did not run.',
        statement: sql `
      SELECT count(*) AS value FROM partitions
      WHERE NOT is_archived AND ends_at <= (SELECT clock()) - CASE parent
        WHEN 'messages' THEN ${milliseconds(messages)} ELSE ${milliseconds(activities)} END`,
    },
];
//# sourceMappingURL=gauges.js.map