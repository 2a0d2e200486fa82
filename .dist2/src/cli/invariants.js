import { sql } from 'kysely';
const isNotBeingErased = (owner) => sql `NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.user_id = ${sql.ref(owner)} AND due_at IS NOT NULL)`;
const missing = (table, id, at) => sql `
  SELECT count(*) FROM ${sql.table(table)} AS kept LEFT JOIN all_messages message
    ON message.id = kept.${sql.id(id)} AND message.sent_at = kept.${sql.id(at)}
  WHERE kept.${sql.id(id)} IS NOT NULL AND message.id IS NULL AND ${isNotBeingErased('kept.user_id')}`;
/**
 * The invariants of the data. Each is checked in one statement, so that concurrent writes do not disturb it. Accounts
 * that are being erased are left out.
 */
export const invariants = [
    {
        name: 'Every owner with a room that waits for a reply has a turn',
        broken: sql `
      SELECT count(*) FROM chat_rooms
      WHERE reply_due_at IS NOT NULL AND NOT is_deleted
        AND NOT EXISTS (SELECT 1 FROM reply_turns WHERE reply_turns.user_id = chat_rooms.user_id)`,
    },
    {
        name: 'Every pet has its room, and every room its pet, of the same owner',
        broken: sql `
      SELECT count(*) FROM pets FULL JOIN chat_rooms ON chat_rooms.pet_id = pets.id
      WHERE pets.id IS NULL OR chat_rooms.id IS NULL OR pets.owner_id <> chat_rooms.user_id`,
    },
    {
        name: "Every message is in a room, and its sender is the room's owner or pet",
        broken: sql `
      SELECT count(*) FROM all_messages LEFT JOIN chat_rooms room ON room.id = chat_room_id
      WHERE room.id IS NULL OR sender_user_id <> room.user_id OR sender_pet_id <> room.pet_id`,
    },
    {
        name: 'The counts and times that rooms keep of their messages are right',
        broken: sql `
      SELECT count(*) FROM chat_rooms LEFT JOIN (
        SELECT chat_room_id, count(*) FILTER (WHERE replaced_at IS NULL) AS held, min(sent_at) AS first_at, max(sent_at) AS newest_at
        FROM all_messages GROUP BY chat_room_id
      ) found ON chat_room_id = chat_rooms.id
      WHERE ${isNotBeingErased('chat_rooms.user_id')} AND (message_count <> coalesce(held, 0) OR last_message_at IS DISTINCT FROM newest_at
        -- An unknown first time is allowed: readers then look further back.
        OR first_message_at > first_at OR (first_at IS NULL AND first_message_at IS NOT NULL))`,
    },
    {
        name: 'The numbers of unread messages that rooms keep are right',
        broken: sql `
      SELECT count(*) FROM chat_rooms room LEFT JOIN (
        SELECT chat_room_id, count(*) AS unread FROM all_messages message JOIN chat_rooms of ON of.id = chat_room_id
        WHERE message_type = 'PET' AND message.deleted_at IS NULL AND replaced_at IS NULL
          AND message.id > coalesce(of.read_message_id, 0) GROUP BY chat_room_id
      ) found ON chat_room_id = room.id
      WHERE ${isNotBeingErased('room.user_id')}
        AND (unread_count <> coalesce(unread, 0) OR read_message_id > coalesce(last_message_id, 0))`,
    },
    {
        name: 'Every notification of a message that was read is read',
        broken: sql `
      SELECT count(*) FROM notifications JOIN chat_rooms room ON room.pet_id = notifications.pet_id
      WHERE status = 'SENT' AND notifications.read_at IS NULL AND message_id <= room.read_message_id
        AND ${isNotBeingErased('notifications.user_id')}`,
    },
    {
        name: 'The newest message of every room exists',
        broken: missing('chat_rooms', 'last_message_id', 'last_message_at'),
    },
    {
        name: 'Every message that a notification announces exists',
        broken: missing('notifications', 'message_id', 'message_sent_at'),
    },
    {
        name: 'Every message that an outreach sent exists',
        broken: missing('outreaches', 'message_id', 'sent_at'),
    },
    {
        name: 'In every room, ids and times have the same order',
        broken: sql `
      SELECT count(*) FROM (
        SELECT id < lag(id) OVER (PARTITION BY chat_room_id ORDER BY sent_at, id) AS backward FROM all_messages
      ) AS ordered WHERE backward`,
    },
    {
        name: 'Partitions have no gaps',
        broken: sql `
      SELECT count(*) FROM (
        SELECT starts_at <> lag(ends_at) OVER (PARTITION BY parent ORDER BY starts_at) AS apart FROM partitions
      ) AS neighbours WHERE apart`,
    },
    {
        name: 'Erased accounts have no rows that erasure deletes',
        broken: sql `
      SELECT count(*) FROM erasures CROSS JOIN LATERAL (
        SELECT 1 FROM chat_rooms room JOIN all_messages ON chat_room_id = room.id WHERE room.user_id = erasures.user_id
        UNION ALL SELECT 1 FROM all_activities WHERE user_id = erasures.user_id
        UNION ALL SELECT 1 FROM notifications WHERE user_id = erasures.user_id
        UNION ALL SELECT 1 FROM outreaches WHERE user_id = erasures.user_id
        UNION ALL SELECT 1 FROM outreach_due WHERE user_id = erasures.user_id
        UNION ALL SELECT 1 FROM sessions WHERE user_id = erasures.user_id
      ) left_over WHERE finished_at IS NOT NULL`,
    },
];
//# sourceMappingURL=invariants.js.map