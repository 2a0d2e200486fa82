import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { meaningOf } from './check-fact.js';
import { indexAtOnce } from './index-lines.js';
import { termHash } from './term-hash.js';

/** A memory that goes. */
interface Gone {
  content: string;
  message_id: string | null;
}

/**
 * Deletes a memory of a pet with those that it took the place of, and the lines that say the same, so that no message
 * brings it back. The caller holds the owner's lock.
 */
export async function forget(em: EntityManager, petId: string, memoryId: string): Promise<void> {
  const database = em.getKysely();
  const { rows: gone } = await sql<Gone>`
    WITH RECURSIVE chain AS (
      SELECT id FROM memories WHERE id = ${memoryId} AND pet_id = ${petId}
      UNION SELECT older.id FROM memories older JOIN chain ON older.superseded_by_id = chain.id WHERE older.pet_id = ${petId}
    )
    DELETE FROM memories WHERE id IN (SELECT id FROM chain) RETURNING content, message_id::text`.execute(
    database,
  );
  const { rows: rooms } = await sql<{ id: string }>`
    SELECT id::text FROM chat_rooms WHERE pet_id = ${petId}`.execute(database);
  const roomId = rooms[0]!.id;
  // A message that has no line yet would get one later.
  await indexAtOnce(em, roomId);
  for (const { content, message_id: messageId } of gone) {
    const hashes = meaningOf(content).map((term) => termHash(roomId, term));
    await sql`
      DELETE FROM memory_lines WHERE chat_room_id = ${roomId} AND (message_id = ${messageId}
        ${hashes.length > 0 ? sql`OR terms @> ARRAY[${sql.join(hashes)}]::bigint[]` : sql``})`.execute(
      database,
    );
  }
  // The fence keeps a worker that has read these lines from writing what it took.
  await sql`
    UPDATE room_memories SET summary = NULL, summary_to_id = 0, fence = fence + 1, attempts = 0, due_at = clock()
    WHERE chat_room_id = ${roomId}`.execute(database);
}
