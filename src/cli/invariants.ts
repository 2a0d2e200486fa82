import { sql, type RawBuilder } from 'kysely';

/** What must hold of the data as a whole, beyond what constraints hold row by row. */
export interface Invariant {
  name: string;
  /** How many rows break it. */
  broken: RawBuilder<{ count: string }>;
}

const isStanding = (owner: string) =>
  sql`NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.user_id = ${sql.ref(owner)} AND due_at IS NOT NULL)`;

const missing = (table: string, id: string, at: string) => sql<{ count: string }>`
  SELECT count(*) FROM ${sql.table(table)} AS kept LEFT JOIN all_messages message
    ON message.id = kept.${sql.id(id)} AND message.sent_at = kept.${sql.id(at)}
  WHERE kept.${sql.id(id)} IS NOT NULL AND message.id IS NULL AND ${isStanding('kept.user_id')}`;

/**
 * Checked one after another, each in one statement: what is written meanwhile does not disturb it. Of accounts that are
 * being erased nothing is asked.
 */
export const invariants: readonly Invariant[] = [
  {
    name: 'Every pet has its room, and every room its pet, of the same owner',
    broken: sql`
      SELECT count(*) FROM pets FULL JOIN chat_rooms ON chat_rooms.pet_id = pets.id
      WHERE pets.id IS NULL OR chat_rooms.id IS NULL OR pets.owner_id <> chat_rooms.user_id`,
  },
  {
    name: 'Every message stands in a room and is by its owner or its pet',
    broken: sql`
      SELECT count(*) FROM all_messages LEFT JOIN chat_rooms room ON room.id = chat_room_id
      WHERE room.id IS NULL OR sender_user_id <> room.user_id OR sender_pet_id <> room.pet_id`,
  },
  {
    name: 'Every room knows how many messages it holds, and when the first and the newest were sent',
    broken: sql`
      SELECT count(*) FROM chat_rooms LEFT JOIN (
        SELECT chat_room_id, count(*) AS held, min(sent_at) AS first_at, max(sent_at) AS newest_at FROM all_messages GROUP BY chat_room_id
      ) found ON chat_room_id = chat_rooms.id
      WHERE ${isStanding('chat_rooms.user_id')} AND (message_count <> coalesce(held, 0) OR last_message_at IS DISTINCT FROM newest_at
        -- Where it is not known, more is looked at than need be.
        OR first_message_at > first_at OR (first_at IS NULL AND first_message_at IS NOT NULL))`,
  },
  {
    name: 'The newest message of every room is there',
    broken: missing('chat_rooms', 'last_message_id', 'last_message_at'),
  },
  {
    name: 'Every message that a notification speaks of is there',
    broken: missing('notifications', 'message_id', 'message_sent_at'),
  },
  {
    name: 'Every message that an outreach sent is there',
    broken: missing('outreaches', 'message_id', 'sent_at'),
  },
  {
    name: 'Ids run with the times in every room',
    broken: sql`
      SELECT count(*) FROM (
        SELECT id < lag(id) OVER (PARTITION BY chat_room_id ORDER BY sent_at, id) AS backward FROM all_messages
      ) followed WHERE backward`,
  },
  {
    name: 'Partitions lie end to end',
    broken: sql`
      SELECT count(*) FROM (
        SELECT starts_at <> lag(ends_at) OVER (PARTITION BY parent ORDER BY starts_at) AS apart FROM partitions
      ) followed WHERE apart`,
  },
  {
    name: 'Of accounts whose erasing is finished nothing is left',
    broken: sql`
      SELECT count(*) FROM erasures JOIN chat_rooms room ON room.user_id = erasures.user_id
      JOIN all_messages ON chat_room_id = room.id WHERE finished_at IS NOT NULL`,
  },
];
