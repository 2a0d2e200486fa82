import { sql } from 'kysely';
/**
 * Queues a notification for each of its owner's devices whose session is active. Call it in the transaction that
 * sends the notification, so that a crash between the two loses no push.
 * @param em the EntityManager of that transaction
 * @returns the number of devices
 */
export async function queuePushes(em, notificationId, ownerId) {
    // The lock waits for a concurrent removal of a device, which would otherwise make the whole transaction fail.
    const { numAffectedRows } = await sql `
    INSERT INTO push_deliveries (notification_id, push_subscription_id)
    SELECT ${notificationId}::bigint, push_subscriptions.id
    FROM push_subscriptions JOIN active_sessions ON active_sessions.id = push_subscriptions.session_id
    WHERE push_subscriptions.user_id = ${ownerId}
    FOR KEY SHARE OF push_subscriptions
    ON CONFLICT DO NOTHING`.execute(em.getKysely());
    return Number(numAffectedRows ?? 0);
}
//# sourceMappingURL=queue-pushes.js.map