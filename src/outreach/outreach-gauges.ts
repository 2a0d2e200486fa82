import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';

/** What stands in the database at the moment of the question, the same from every process. */
export function gaugeOutreach(registry: Registry, em: EntityManager): void {
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name: `nuzzle_${name}`,
      help,
      registers: [registry],
      async collect() {
        // The process's own figures are wanted most when the database is gone.
        this.set(await read().catch(() => Number.NaN));
      },
    });
  const one = async (statement: ReturnType<typeof sql<{ value: string | null }>>) =>
    Number((await statement.execute(em.fork().getKysely())).rows[0]?.value ?? 0);
  gauge('outreach_due', 'Absences that are due and not taken up yet.', () =>
    one(sql`SELECT count(*) AS value FROM outreach_due WHERE due_at <= (SELECT clock())`),
  );
  gauge('outreach_under_way', 'Absences that are worked on, or wait for another try.', () =>
    one(sql`SELECT count(*) AS value FROM outreaches WHERE due_at IS NOT NULL`),
  );
  // Found by what is under way: among all notifications no index would lead to the few that are pending.
  gauge(
    'notification_oldest_pending_seconds',
    'The age of the oldest PENDING notification; 0 without one.',
    () =>
      one(sql`
      SELECT extract(epoch FROM clock() - min(notifications.created_at)) AS value
      FROM outreaches JOIN notifications ON notifications.id = outreaches.notification_id
      WHERE outreaches.due_at IS NOT NULL AND notifications.status = 'PENDING'`),
  );
}
