import { sql } from 'kysely';
/**
 * The SQL of an owner's newest change: when their newest message was sent (`at`), and the newest number that a message
 * or a change has (`id`).
 * @param user the owner's row
 */
export const newestChange = (user) => sql `
  SELECT coalesce(room.at, ${user('created_at')}) AS at, greatest(room.id, pet.id, notification.id, 0) AS id
  FROM (
    SELECT max(last_message_at) AS at, greatest(max(last_message_id), max(changed_id), max(read_changed_id)) AS id
    FROM chat_rooms WHERE user_id = ${user('id')} AND NOT is_deleted
  ) AS room,
  (SELECT max(changed_id) AS id FROM pets WHERE owner_id = ${user('id')} AND changed_id IS NOT NULL) AS pet,
  (SELECT max(changed_id) AS id FROM notifications WHERE user_id = ${user('id')} AND changed_id IS NOT NULL) AS notification`;
//# sourceMappingURL=newest-change.js.map