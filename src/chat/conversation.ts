import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Line } from '../voice/voice.js';
import { Message } from './message.entity.js';

const maxMessages = 30;
// The oldest message is the same for as many turns, so that a server that keeps what it has read of a prompt reads only
// the end.
const block = 10;

/**
 * The newest messages of a room without deleted, replaced and refused ones, as many as a prompt contains, oldest first.
 * @param waitingId the message that is to be answered: it is there even if a provider has refused it
 */
export async function newestMessages(
  em: EntityManager,
  roomId: string,
  waitingId: string | null = null,
): Promise<Message[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT older.* FROM chat_rooms room
    CROSS JOIN LATERAL older_messages(room.id, room.last_message_at, room.last_message_id + 1, (${maxMessages} + room.message_count % ${block})::integer, false) older
    WHERE room.id = ${roomId} AND (older.id = ${waitingId}::bigint OR NOT older.id = ANY (room.refused_ids))`.execute(
    em.getKysely(),
  );
  return rows.map((row) => em.map(Message, row)).toReversed();
}

/** A message as a line of a prompt. */
export const toLine = ({ messageType, content }: Message): Line => ({ by: messageType, content });
