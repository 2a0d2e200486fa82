import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** What one statement reads about the reply of a chat room. */
export interface RoomSnapshot {
  petName: string;
  /** The owner's language tag; null if they gave none. */
  locale?: string | null;
  /** Whether the owner waits for a reply. */
  isDue: boolean;
  /** Whether a worker has taken up the try that `fence` numbers. False before the first try for a message. */
  isStarted: boolean;
  /** Why the last reply failed, as a code. */
  failure: string | null;
  /** The number of the newest try. */
  fence: number;
  lastMessageId: string;
  lastMessageAt: string;
  /** The stored words of the newest try; null before the first. */
  words: string | null;
  seq: number | null;
}

/** Reads the reply of a chat room. @returns undefined if the room is deleted */
export async function readRoomSnapshot(em: EntityManager, roomId: string): Promise<RoomSnapshot | undefined> {
  const { rows } = await sql<RoomSnapshot>`
    SELECT pet.name AS "petName", owner.locale, room.reply_due_at IS NOT NULL AS "isDue", room.reply_attempts > 0 AS "isStarted",
           room.reply_failure AS failure, room.reply_fence AS fence,
           coalesce(room.last_message_id, 0)::text AS "lastMessageId",
           coalesce(room.last_message_at, 'epoch') AS "lastMessageAt",
           progress.words, progress.seq
    FROM chat_rooms room
    JOIN pets pet ON pet.id = room.pet_id
    JOIN users owner ON owner.id = room.user_id
    LEFT JOIN reply_progress progress ON progress.chat_room_id = room.id AND progress.fence = room.reply_fence
    WHERE room.id = ${roomId} AND NOT room.is_deleted`.execute(em.fork().getKysely());
  return rows[0];
}
