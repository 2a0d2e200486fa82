import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { speaksOfSelfHarm } from '../voice/safety/self-harm.js';
import type { MemoryLease } from './memory-lease.js';
import { termHash } from './term-hash.js';
import { termsOf } from './terms.js';

// The owner's lock is held for one batch.
const batchSize = 100;
const maxBatches = 20;

/**
 * Makes a line of each message that the owner wrote since the last time.
 * @returns whether there are more
 */
export async function indexLines(
  services: Services,
  { roomId, ownerId }: MemoryLease,
  signal: AbortSignal,
): Promise<boolean> {
  for (let batch = 0; batch < maxBatches; batch++) {
    const isLast = await writeAsOwnerWhenFree(services, ownerId, signal, (em) => indexBatch(em, roomId));
    if (isLast) return false;
  }
  return true;
}

/** Indexes a room to its end, as far as that takes no longer than an owner waits. The caller holds the owner's lock. */
export async function indexAtOnce(em: EntityManager, roomId: string): Promise<void> {
  for (let batch = 0; batch < maxBatches; batch++) if (await indexBatch(em, roomId)) return;
}

/** A message to be indexed. */
interface NewLine {
  id: string;
  sent_at: string;
  content: string;
}

async function indexBatch(em: EntityManager, roomId: string): Promise<boolean> {
  const database = em.getKysely();
  const { rows: positions } = await sql<{ id: string; at: string }>`
    SELECT indexed_to_id::text AS id, coalesce(indexed_to_at, '-infinity')::text AS at
    FROM room_memories JOIN chat_rooms room ON room.id = chat_room_id AND NOT room.is_deleted
    WHERE chat_room_id = ${roomId}`.execute(database);
  const from = positions[0];
  if (!from) return true;
  const { rows: lines } = await sql<NewLine>`
    SELECT id::text, sent_at::text, content FROM all_messages
    WHERE chat_room_id = ${roomId} AND message_type = 'USER' AND deleted_at IS NULL
      AND sent_at >= ${from.at}::timestamptz AND (sent_at, id) > (${from.at}::timestamptz, ${from.id}::bigint)
    ORDER BY sent_at, id LIMIT ${batchSize}`.execute(database);
  const newest = lines.at(-1);
  if (!newest) return true;
  const indexed = lines
    .filter(({ content }) => !speaksOfSelfHarm(content))
    .map(({ id, sent_at, content }) => ({
      id,
      sent_at,
      terms: termsOf(content).map((term) => termHash(roomId, term)),
    }));
  await sql`
    INSERT INTO memory_lines (message_id, sent_at, chat_room_id, terms)
    SELECT id, sent_at, ${roomId}, ARRAY(SELECT jsonb_array_elements_text(terms)::bigint)
    FROM jsonb_to_recordset(${JSON.stringify(indexed)}::jsonb) AS line (id bigint, sent_at timestamptz, terms jsonb)
    ON CONFLICT (message_id) DO NOTHING`.execute(database);
  await sql`
    UPDATE room_memories SET indexed_to_id = ${newest.id}, indexed_to_at = ${newest.sent_at}::timestamptz
    WHERE chat_room_id = ${roomId}`.execute(database);
  return lines.length < batchSize;
}
