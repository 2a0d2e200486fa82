import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Embedder, Line } from '../voice/voice.js';
import { maxEmbedded } from './embed-lines.js';
import { isQuestion } from './check-fact.js';
import { termHash } from './term-hash.js';
import { comparable, termsOf } from './terms.js';
import { packVector, similarity } from './vector.js';

const maxRecalled = 3;
// The same may have been said, and asked, often.
const maxRead = 20;
// Who asks again wants the answer, not the question.
const questionShare = 0.5;
// What a long message asks is not in all of its words.
const maxQueryTerms = 40;
const countedTerms = 6;
// A term that more lines have says little.
const perTerm = 200;
const maxCounted = 1_000;
// A term that no message has may be another form of one that some have.
const unknownShare = 0.5;

/** A message that may be recalled, with how well it fits; the threshold is the same for all. */
interface Candidate {
  readonly id: string;
  readonly score: number;
}

/** Which messages of a room to look for. */
export interface Recollection {
  readonly roomId: string;
  /** What the owner writes now. */
  readonly asked: string;
  /** Only older messages than this one are recalled: the others are in the conversation. */
  readonly beforeId: string;
}

/**
 * Recalls at most three older messages of the owner that fit what they write now, oldest first.
 * @param embedder finds also what is said in other words; within its time limit
 */
export async function recall(
  em: EntityManager,
  recollection: Recollection,
  embedder: Embedder | undefined,
  signal: AbortSignal,
): Promise<Line[]> {
  const [byTerms, byMeaning] = await Promise.all([
    findByTerms(em, recollection),
    embedder ? findByMeaning(em, recollection, embedder, signal) : [],
  ]);
  const scores = new Map<string, number>();
  for (const { id, score } of [...byTerms, ...byMeaning]) scores.set(id, (scores.get(id) ?? 0) + score);
  const best = [...scores].toSorted(([, one], [, other]) => other - one).slice(0, maxRead);
  if (best.length === 0) return [];
  const { rows } = await sql<{ id: string; content: string }>`
    SELECT message.id::text, message.content FROM memory_lines line
    JOIN all_messages message ON message.id = line.message_id AND message.sent_at = line.sent_at
    WHERE line.message_id IN (${sql.join(best.map(([id]) => id))}) AND message.deleted_at IS NULL
      AND NOT message.id = ANY (ARRAY(SELECT unnest(refused_ids) FROM chat_rooms WHERE id = ${recollection.roomId}))`.execute(
    em.getKysely(),
  );
  const chosen = choose(recollection.asked, new Map(best), rows);
  return chosen.map(({ content }) => ({ by: 'USER', content }));
}

/** Orders ids, the newest first. */
const newestFirst = (one: string, other: string): number => (BigInt(one) > BigInt(other) ? -1 : 1);

/** Chooses the messages that say most, oldest first: no text twice, and statements before questions. */
function choose(
  asked: string,
  scores: ReadonlyMap<string, number>,
  found: readonly { id: string; content: string }[],
): { id: string; content: string }[] {
  const ranked = found
    .map((message) => ({
      ...message,
      score: scores.get(message.id)! * (isQuestion(message.content) ? questionShare : 1),
    }))
    // Of two that fit alike, the newer one holds.
    .toSorted((one, other) => other.score - one.score || newestFirst(one.id, other.id));
  const seen = new Set([comparable(asked).trim()]);
  return ranked
    .filter(({ content }) => {
      const text = comparable(content).trim();
      return !seen.has(text) && seen.add(text);
    })
    .slice(0, maxRecalled)
    .toSorted((one, other) => newestFirst(other.id, one.id));
}

/** Finds messages that share terms with what is asked; terms that few messages have count more. */
async function findByTerms(
  em: EntityManager,
  { roomId, asked, beforeId }: Recollection,
): Promise<readonly Candidate[]> {
  const terms = termsOf(asked).slice(0, maxQueryTerms);
  if (terms.length === 0) return [];
  const hashes = terms.map((term) => termHash(roomId, term));
  const { rows } = await sql<{ id: string; shared: string[]; total: number }>`
    SELECT id::text, shared::text[], (SELECT count(*)::integer FROM (
      SELECT FROM memory_lines WHERE chat_room_id = ${roomId} LIMIT ${sql.lit(maxCounted)}) counted) AS total
    FROM recall_lines(${roomId}, ARRAY[${sql.join(hashes)}]::bigint[], ${beforeId}, ${sql.lit(perTerm)})`.execute(
    em.getKysely(),
  );
  return scored(hashes, rows);
}

/**
 * Scores messages by the terms that they share with what is asked.
 * @returns those above the threshold
 */
function scored(
  wanted: readonly string[],
  rows: readonly { id: string; shared: string[]; total: number }[],
): Candidate[] {
  const total = rows[0]?.total ?? 0;
  const counts = new Map<string, number>();
  for (const { shared } of rows) for (const term of shared) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weigh = (term: string) => {
    const count = counts.get(term);
    return Math.log(1 + (total + 1) / ((count ?? 0) + 1)) * (count ? 1 : unknownShare);
  };
  const sum = (terms: readonly string[]) => terms.reduce((weight, term) => weight + weigh(term), 0);
  const largest = wanted.toSorted((a, b) => weigh(b) - weigh(a)).slice(0, countedTerms);
  const whole = sum(largest);
  return rows
    .map(({ id, shared }) => ({ id, shared, score: Math.min(1, sum(shared) / whole) }))
    .filter(({ shared, score }) => score >= (shared.length > 1 ? minShare : minShareOfOne));
}

// Of the weight of what is asked: a single term may be a coincidence.
const minShare = 0.25;
const minShareOfOne = 0.3;

// Models differ in how close they place texts that have nothing in common, so that the room itself is the measure.
const minSimilarity = 0.35;
const deviations = 2;

/** Finds messages whose vectors are closer to that of what is asked than most of the room's. */
async function findByMeaning(
  em: EntityManager,
  { roomId, asked, beforeId }: Recollection,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const [vectors, { rows }] = await Promise.all([
    embedder.embed([asked], AbortSignal.any([signal, AbortSignal.timeout(embedder.timeout)])).catch(() => []),
    sql<{ id: string; embedding: Buffer }>`
      SELECT message_id::text AS id, embedding FROM memory_lines
      WHERE chat_room_id = ${roomId} AND message_id < ${beforeId}::bigint AND embedding_model = ${embedder.model}
        AND embedding IS NOT NULL
      ORDER BY message_id DESC LIMIT ${sql.lit(maxEmbedded)}`.execute(em.fork().getKysely()),
  ]);
  if (!vectors[0]) return [];
  const own = packVector(vectors[0]);
  const close = rows.map(({ id, embedding }) => ({ id, score: similarity(own, embedding) }));
  const mean = close.reduce((sum, { score }) => sum + score, 0) / close.length;
  const spread = Math.sqrt(close.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / close.length);
  // A few lines say nothing of what is usual.
  const least = close.length < 10 ? 0.5 : Math.max(minSimilarity, mean + deviations * spread);
  return close.filter(({ score }) => score >= least);
}
