import { sql } from 'kysely';
import { shorten } from '../text.js';
const maxBody = 300;
/** Reads everything that sending a push needs. @returns undefined when the lease is lost */
export async function readPush(em, lease) {
    const { rows } = await sql `
    SELECT device.endpoint, device.p256dh, device.auth, notification.title, notification.content,
      room.id AS room_id, room.pet_id,
      ceil(extract(epoch FROM coalesce(notification.sent_at, push.created_at) + interval '2 hours' - clock()))::int
        AS seconds_left,
      device.user_id = notification.user_id AS same_owner,
      active_sessions.id IS NOT NULL AND NOT users.is_deleted AS session_active
    FROM push_deliveries push
    JOIN push_subscriptions device ON device.id = push.push_subscription_id
    LEFT JOIN active_sessions ON active_sessions.id = device.session_id
    JOIN users ON users.id = device.user_id
    JOIN notifications notification ON notification.id = push.notification_id
    LEFT JOIN chat_rooms room ON room.pet_id = notification.pet_id AND NOT room.is_deleted
    WHERE push.id = ${lease.deliveryId} AND push.fence = ${lease.fence}`.execute(em.getKysely());
    const row = rows[0];
    if (!row)
        return undefined;
    const { endpoint, p256dh, auth, title, content, room_id: chatRoomId, pet_id: petId } = row;
    const topic = `n${lease.notificationId}`;
    return {
        device: { endpoint, p256dh, auth },
        payload: JSON.stringify({
            title,
            body: shorten(content, maxBody),
            tag: topic,
            data: { notificationId: lease.notificationId, chatRoomId, petId },
        }),
        topic,
        secondsLeft: row.seconds_left,
        isSameOwner: row.same_owner,
        isSessionActive: row.session_active,
    };
}
//# sourceMappingURL=due-push.js.map