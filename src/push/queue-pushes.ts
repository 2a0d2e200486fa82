import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Puts a notification on its way to every device of its owner whose session stands. Call it in the
 * transaction that sends the notification, so that a crash between the two loses no push.
 * @param em the manager of that transaction
 * @returns to how many devices
 */
export async function queuePushes(
  em: EntityManager,
  notificationId: string,
  ownerId: string,
): Promise<number> {
  // The lock waits for whoever is just removing a device, which would break the whole transaction otherwise.
  const { numAffectedRows } = await sql`
    INSERT INTO push_deliveries (notification_id, push_subscription_id)
    SELECT ${notificationId}::bigint, push_subscriptions.id
    FROM push_subscriptions JOIN active_sessions ON active_sessions.id = push_subscriptions.session_id
    WHERE push_subscriptions.user_id = ${ownerId}
    FOR KEY SHARE OF push_subscriptions
    ON CONFLICT DO NOTHING`.execute(em.getKysely());
  return Number(numAffectedRows ?? 0);
}
