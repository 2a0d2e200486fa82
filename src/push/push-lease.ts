import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { FencedTable, type Lease } from '../lease/fenced-table.js';

/** The right to deliver one push until the lease runs out. */
export interface PushLease extends Lease {
  readonly deliveryId: string;
  readonly notificationId: string;
}

/** The pushes that workers lease. */
export const pushTable = new FencedTable<PushLease, { id: string; notification_id: string }>({
  table: 'push_deliveries',
  key: { id: ({ deliveryId }) => deliveryId },
  due: 'due_at',
  fence: 'fence',
  attempts: 'attempts',
  columns: ['notification_id'],
  toLease: ({ id, notification_id, fence, attempts }) => ({
    deliveryId: id,
    notificationId: notification_id,
    fence,
    attempt: attempts,
  }),
});

/** Marks a push as SENT: the push service accepted it. */
export const markSent = (em: EntityManager, lease: PushLease): Promise<boolean> =>
  pushTable.update(em, lease, sql`state = 'SENT', due_at = NULL`);

/** Marks a push as FAILED: it will not be sent. */
export const markFailed = (em: EntityManager, lease: PushLease, reason: string): Promise<boolean> =>
  pushTable.update(em, lease, sql`state = 'FAILED', due_at = NULL, reason = ${reason}`);

/** Removes the push's device and all its pushes. @returns whether the lease still held */
export async function removeDevice(em: EntityManager, lease: PushLease): Promise<boolean> {
  // It locks in the same order as a registration: the device, then its pushes.
  const { numAffectedRows } = await sql`
    WITH device AS MATERIALIZED (
      SELECT id FROM push_subscriptions
      WHERE id = (SELECT push_subscription_id FROM push_deliveries WHERE id = ${lease.deliveryId})
      FOR UPDATE
    ), held AS MATERIALIZED (
      SELECT device.id FROM device JOIN push_deliveries ON push_subscription_id = device.id
      WHERE ${pushTable.whereHeld(lease)}
      FOR UPDATE OF push_deliveries
    )
    DELETE FROM push_subscriptions WHERE id IN (SELECT id FROM held)`.execute(em.getKysely());
  return numAffectedRows === 1n;
}
