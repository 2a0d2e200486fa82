import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { NotificationStatus, NotificationType } from './notification.entity.js';
/**
 * Inserts a notification at the next position of the owner's list. Call everything here under the owner's lock.
 * @param status PENDING if it is still to be sent
 * @returns its id
 */
export async function writeNotification(em, { ownerId, petId, type, title, content }, status, metadata = {}) {
    const { rows } = await sql `
    INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, delivery_metadata, sent_at, changed_id)
    VALUES (${ownerId}, ${petId}, ${type}, ${title}, ${content}, ${status}, ${JSON.stringify(metadata)}::jsonb,
            CASE WHEN ${status} = 'SENT' THEN clock() END, ${nextChange})
    RETURNING id`.execute(em.getKysely());
    return rows[0].id;
}
/** Inserts a notification from the service itself, as SENT. */
export const writeSystemNotification = (em, ownerId, title, content) => writeNotification(em, { ownerId, petId: null, type: NotificationType.SYSTEM, title, content }, NotificationStatus.SENT);
/**
 * Changes a notification from PENDING to SENT, at a new position of the owner's list.
 * @param message the whole key of the message that it announces
 */
export async function markSent(em, id, message, metadata) {
    const { numAffectedRows } = await sql `
    UPDATE notifications SET status = 'SENT', sent_at = ${message.sentAt}, read_at = NULL, message_id = ${message.id},
      message_sent_at = ${message.sentAt}, position = nextval('notifications_position_seq'),
      changed_id = ${nextChange},
      delivery_metadata = delivery_metadata || ${JSON.stringify(metadata)}::jsonb
    WHERE id = ${id} AND status = 'PENDING'`.execute(em.getKysely());
    if (numAffectedRows !== 1n)
        throw new Error('The notification is not pending.');
}
/** Changes a notification from PENDING to FAILED, at a new position of the owner's list. */
export async function markFailed(em, id, metadata) {
    const { numAffectedRows } = await sql `
    UPDATE notifications SET status = 'FAILED', position = nextval('notifications_position_seq'),
      changed_id = ${nextChange},
      delivery_metadata = delivery_metadata || ${JSON.stringify(metadata)}::jsonb
    WHERE id = ${id} AND status = 'PENDING'`.execute(em.getKysely());
    if (numAffectedRows !== 1n)
        throw new Error('The notification is not pending.');
}
//# sourceMappingURL=deliver.js.map