import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { VoiceFault } from '../voice/voice.js';

/** In `chat_rooms.reply_failure`: the provider refused what the owner wrote, or its model did. */
export const refusal: VoiceFault = 'VOICE_REFUSED';

// Twice as many as a prompt contains.
const most = 80;

/**
 * Remembers the messages that a reply was to answer and that the provider refused. Later prompts leave them out, so that
 * they do not have the rest of the conversation refused too.
 * @param em the EntityManager of the transaction that ends the wait
 * @param coveredId the newest message that the reply was to answer
 */
export async function rememberRefused(em: EntityManager, roomId: string, coveredId: string): Promise<void> {
  await sql`
    UPDATE chat_rooms room SET refused_ids = (
      SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM (
        SELECT id FROM (
          SELECT unnest(room.refused_ids) AS id
          UNION
          SELECT older.id FROM older_messages(room.id, room.last_message_at, room.last_message_id + 1, ${most}::integer, false) older
          WHERE older.message_type = 'USER' AND older.id <= ${coveredId}::bigint
            AND (older.id > coalesce(room.replied_to_id, 0) OR older.id = ${coveredId}::bigint)
        ) AS refused
        ORDER BY id DESC LIMIT ${most}::integer
      ) AS newest
    )
    WHERE room.id = ${roomId}`.execute(em.getKysely());
}
