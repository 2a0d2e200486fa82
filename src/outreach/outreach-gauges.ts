import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import { gaugesOf } from '../database/gauges.js';

/** Registers gauges that read the database at each scrape. */
export function gaugeOutreach(registry: Registry, em: EntityManager): void {
  const gauge = gaugesOf(registry, em);
  gauge(
    'outreach_due',
    'Absences that are due and not claimed yet.',
    sql`SELECT count(*) AS value FROM outreach_due WHERE due_at <= (SELECT clock())`,
  );
  gauge(
    'outreach_under_way',
    'Outreaches in progress or waiting for a retry.',
    sql`SELECT count(*) AS value FROM outreaches WHERE due_at IS NOT NULL`,
  );
  // It goes through the outreaches in progress: no index finds the few PENDING among all notifications.
  gauge(
    'notification_oldest_pending_seconds',
    'The age of the oldest PENDING notification; 0 without one.',
    sql`
      SELECT extract(epoch FROM clock() - min(notifications.created_at)) AS value
      FROM outreaches JOIN notifications ON notifications.id = outreaches.notification_id
      WHERE outreaches.due_at IS NOT NULL AND notifications.status = 'PENDING'`,
  );
}
