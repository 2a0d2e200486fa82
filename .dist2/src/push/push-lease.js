import { sql } from 'kysely';
import { FencedTable } from '../lease/fenced-table.js';
// Of the longest due pushes, for each lease of up to 32: more than fifty owners with ten devices each.
const lookedAt = 512;
/** The pushes that workers lease. */
export const pushTable = new FencedTable({
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
/**
 * Leases due pushes, fairly over owners: each owner's longest due push comes before any owner's second. It skips rows
 * that other workers are leasing.
 * @param limit the number of pushes at most
 * @param leaseMs how long the leases last, in milliseconds
 */
export const leasePushes = (em, limit, leaseMs) => pushTable.lease(em, limit, leaseMs, {
    // An owner has few devices, so the longest due pushes are those of many owners.
    join: sql `JOIN (
        SELECT push.id AS turn_id, row_number() OVER (PARTITION BY user_id ORDER BY push.due_at, push.id) AS nth
        FROM (SELECT id, due_at, push_subscription_id FROM push_deliveries WHERE due_at <= (SELECT clock())
              ORDER BY due_at LIMIT ${sql.lit(lookedAt)}) AS push
        JOIN push_subscriptions ON push_subscriptions.id = push.push_subscription_id
      ) AS turn ON turn_id = push_deliveries.id`,
    order: sql `nth, push_deliveries.due_at`,
});
/** Marks a push as SENT: the push service accepted it. */
export const markSent = (em, lease) => pushTable.update(em, lease, sql `state = 'SENT', due_at = NULL`);
/** Marks a push as FAILED: it will not be sent. */
export const markFailed = (em, lease, reason) => pushTable.update(em, lease, sql `state = 'FAILED', due_at = NULL, reason = ${reason}`);
/** Removes the push's device and all its pushes. @returns whether the lease still held */
export async function removeDevice(em, lease) {
    // It locks in the same order as a registration: the device, then its pushes.
    const { numAffectedRows } = await sql `
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
//# sourceMappingURL=push-lease.js.map