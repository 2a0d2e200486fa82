import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { shorten } from '../text.js';
import type { PushLease } from './push-lease.js';

const longestBody = 300;

/** A push that is due: what is to be said, to which device, and whether it still may. */
export interface DuePush {
  device: { endpoint: string; p256dh: string; auth: string };
  /** What the browser gets, as JSON. */
  payload: string;
  /** A push of the same topic replaces one that a device has not fetched yet. */
  topic: string;
  /** How long it is of use, from now. */
  secondsLeft: number;
  /** Whether the device still belongs to the owner of the notification. */
  sameOwner: boolean;
  sessionStands: boolean;
}

/** Reads all that sending needs. @returns undefined where the lease was lost */
export async function readPush(em: EntityManager, lease: PushLease): Promise<DuePush | undefined> {
  const { rows } = await sql<{
    endpoint: string;
    p256dh: string;
    auth: string;
    title: string;
    content: string;
    room_id: string | null;
    pet_id: string | null;
    seconds_left: number;
    same_owner: boolean;
    session_stands: boolean;
  }>`
    SELECT device.endpoint, device.p256dh, device.auth, told.title, told.content,
      room.id AS room_id, room.pet_id,
      ceil(extract(epoch FROM coalesce(told.sent_at, push.created_at) + interval '2 hours' - clock()))::int
        AS seconds_left,
      device.user_id = told.user_id AS same_owner,
      active_sessions.id IS NOT NULL AND NOT users.is_deleted AS session_stands
    FROM push_deliveries push
    JOIN push_subscriptions device ON device.id = push.push_subscription_id
    LEFT JOIN active_sessions ON active_sessions.id = device.session_id
    JOIN users ON users.id = device.user_id
    JOIN notifications told ON told.id = push.notification_id
    LEFT JOIN chat_rooms room ON room.pet_id = told.pet_id AND NOT room.is_deleted
    WHERE push.id = ${lease.deliveryId} AND push.fence = ${lease.fence}`.execute(em.getKysely());
  const row = rows[0];
  if (!row) return undefined;
  const { endpoint, p256dh, auth, title, content, room_id: chatRoomId, pet_id: petId } = row;
  const topic = `n${lease.notificationId}`;
  return {
    device: { endpoint, p256dh, auth },
    payload: JSON.stringify({
      title,
      body: shorten(content, longestBody),
      tag: topic,
      data: { notificationId: lease.notificationId, chatRoomId, petId },
    }),
    topic,
    secondsLeft: row.seconds_left,
    sameOwner: row.same_owner,
    sessionStands: row.session_stands,
  };
}
