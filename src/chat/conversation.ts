import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Line } from '../voice/voice.js';
import { Message } from './message.entity.js';

const remembered = 30;

/** The newest messages of a room, as many as a voice is told of, oldest first. */
export async function newestMessages(em: EntityManager, roomId: string): Promise<Message[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT older.* FROM chat_rooms room
    CROSS JOIN LATERAL older_messages(room.id, room.last_message_at, room.last_message_id + 1, ${remembered}) older
    WHERE room.id = ${roomId}`.execute(em.getKysely());
  return rows.map((row) => em.map(Message, row)).toReversed();
}

/** A message as the voice reads it. */
export const toLine = ({ messageType, content }: Message): Line => ({ by: messageType, content });
