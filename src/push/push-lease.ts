import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { milliseconds } from '../database/clock.js';

/** The right to deliver one push until the lease runs out; the fence makes a late write fail. */
export interface PushLease {
  deliveryId: string;
  notificationId: string;
  fence: number;
  /** How often it has been tried, this time included. */
  attempt: number;
}

/** Leases pushes that are due, longest waiting first, past those that others hold. */
export async function leasePushes(em: EntityManager, atMost: number, leaseMs: number): Promise<PushLease[]> {
  const { rows } = await sql<{ id: string; notification_id: string; fence: number; attempts: number }>`
    WITH due AS MATERIALIZED (
      SELECT id FROM push_deliveries WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT ${sql.lit(atMost)}
      FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE push_deliveries SET due_at = clock() + ${milliseconds(leaseMs)}, fence = fence + 1,
      attempts = attempts + 1
    WHERE id = ANY (ARRAY(SELECT id FROM due))
    RETURNING id, notification_id, fence, attempts`.execute(em.fork().getKysely());
  return rows.map(({ id, notification_id, fence, attempts }) => ({
    deliveryId: id,
    notificationId: notification_id,
    fence,
    attempt: attempts,
  }));
}

/** Renews a lease. @returns false where it was lost */
export const renewLease = (em: EntityManager, lease: PushLease, leaseMs: number): Promise<boolean> =>
  updateLeased(em, lease, sql`due_at = clock() + ${milliseconds(leaseMs)}`);

/** Gives a lease back undone, the attempt not counted: the server stops and another may go on at once. */
export const giveBack = (em: EntityManager, lease: PushLease): Promise<boolean> =>
  updateLeased(em, lease, sql`due_at = clock(), attempts = greatest(attempts - 1, 0)`);

/** Puts the push off after a failure. */
export const putOff = (em: EntityManager, lease: PushLease, ms: number): Promise<boolean> =>
  updateLeased(em, lease, sql`due_at = clock() + ${milliseconds(ms)}`);

/** The push service took it. */
export const markSent = (em: EntityManager, lease: PushLease): Promise<boolean> =>
  updateLeased(em, lease, sql`state = 'SENT', due_at = NULL`);

/** It will not be sent. */
export const giveUp = (em: EntityManager, lease: PushLease, reason: string): Promise<boolean> =>
  updateLeased(em, lease, sql`state = 'FAILED', due_at = NULL, reason = ${reason}`);

/** Removes the device that the push was for, and with it all that is on its way there. */
export async function removeDevice(em: EntityManager, lease: PushLease): Promise<boolean> {
  // Locked in the order in which a registration locks them.
  const { numAffectedRows } = await sql`
    WITH device AS MATERIALIZED (
      SELECT id FROM push_subscriptions
      WHERE id = (SELECT push_subscription_id FROM push_deliveries WHERE id = ${lease.deliveryId})
      FOR UPDATE
    ), held AS MATERIALIZED (
      SELECT device.id FROM device JOIN push_deliveries ON push_subscription_id = device.id
      WHERE push_deliveries.id = ${lease.deliveryId} AND fence = ${lease.fence} AND due_at IS NOT NULL
      FOR UPDATE OF push_deliveries
    )
    DELETE FROM push_subscriptions WHERE id IN (SELECT id FROM held)`.execute(em.getKysely());
  return numAffectedRows === 1n;
}

async function updateLeased(
  em: EntityManager,
  { deliveryId, fence }: PushLease,
  changes: RawBuilder<unknown>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE push_deliveries SET ${changes}
    WHERE id = ${deliveryId} AND fence = ${fence} AND due_at IS NOT NULL`.execute(em.getKysely());
  return numAffectedRows === 1n;
}
