import { sql } from 'kysely';
import type { Embedder } from '../voice/voice.js';
import { packVector } from './vector.js';
import type { MemoryLease } from './memory-lease.js';
import type { MemoryServices } from './memory-services.js';

const batchSize = 64;
const maxBatches = 16;
const timeout = 30_000;
const harmless = 'Hello.';
/** How many of a room's newest lines have a vector. */
export const maxEmbedded = 1_000;

/**
 * Makes the vectors of a room's newest lines that have none of the present model. A provider that fails leaves them to
 * the next time: the lines are found by their terms without them.
 */
export async function embedLines(
  { em, voice: { embedder }, log }: MemoryServices,
  { roomId }: MemoryLease,
  signal: AbortSignal,
): Promise<void> {
  if (!embedder) return;
  const database = em.fork().getKysely();
  try {
    for (let batch = 0; batch < maxBatches; batch++) {
      const { rows } = await sql<{ id: string; content: string }>`
        SELECT message.id::text, message.content
        FROM (SELECT message_id, sent_at, embedding_model FROM memory_lines
              WHERE chat_room_id = ${roomId} ORDER BY message_id DESC LIMIT ${sql.lit(maxEmbedded)}) newest
        JOIN all_messages message ON message.id = newest.message_id AND message.sent_at = newest.sent_at
        WHERE embedding_model IS DISTINCT FROM ${embedder.model} AND message.deleted_at IS NULL
        LIMIT ${sql.lit(batchSize)}`.execute(database);
      if (rows.length === 0) return;
      const made = await embedApart(embedder, rows, signal);
      const packed = made.map(({ id, vector }) => ({
        id,
        vector: vector && packVector(vector).toString('hex'),
      }));
      await sql`
        UPDATE memory_lines SET embedding = decode(vector, 'hex'), embedding_model = ${embedder.model}
        FROM jsonb_to_recordset(${JSON.stringify(packed)}::jsonb) AS line (id bigint, vector text)
        WHERE message_id = line.id`.execute(database);
    }
  } catch (error) {
    signal.throwIfAborted();
    log.warn(
      { err: error, chatRoomId: roomId },
      'Messages could not be embedded; they are found by their words.',
    );
  }
}

/** A line with its vector; null if the model makes none of it. */
interface EmbeddedLine {
  readonly id: string;
  readonly vector: readonly number[] | null;
}

/**
 * Makes vectors of lines. If that fails, it halves them until the line is alone that the model does not take.
 * @throws {VoiceError} if the model takes nothing at all
 */
async function embedApart(
  embedder: Embedder,
  lines: readonly { id: string; content: string }[],
  signal: AbortSignal,
): Promise<EmbeddedLine[]> {
  const embed = (texts: readonly string[]) =>
    embedder.embed(texts, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));
  try {
    const vectors = await embed(lines.map(({ content }) => content));
    return lines.map(({ id }, at) => ({ id, vector: vectors[at]! }));
  } catch {
    signal.throwIfAborted();
    // A server that takes not even this is asked no more for now.
    await embed([harmless]);
  }
  if (lines.length === 1) return [{ id: lines[0]!.id, vector: null }];
  const middle = Math.ceil(lines.length / 2);
  return [
    ...(await embedApart(embedder, lines.slice(0, middle), signal)),
    ...(await embedApart(embedder, lines.slice(middle), signal)),
  ];
}
