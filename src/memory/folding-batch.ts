import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { TokenEstimator } from '../voice/token-estimator.js';
import { liveFacts, type Fact } from './facts.js';
import { tokensBeside } from './folding-prompt.js';
import type { MemoryLease } from './memory-lease.js';
import { termsOf } from './terms.js';

/** How often the same lines are tried, with fewer of them each time: the last time it is one. */
export const maxAttempts = 3;
const maxLines = 40;
// In tokens, of a model that takes more.
const lineBudget = 1_000;
const factBudget = 600;
const factShare = 0.35;
/** How far back a room is folded whose memory begins, or whose summary is made again. */
const oldestLine = 200;

/** A message of the owner that is folded. */
export interface FoldedLine {
  readonly id: string;
  readonly sentAt: string;
  readonly content: string;
}

/** What one question to a model is about. */
export interface FoldingBatch {
  readonly petId: string;
  /** Oldest first. */
  readonly lines: readonly FoldedLine[];
  /** The newest message whose facts were taken before. */
  readonly factsToId: string;
  /** The summary of what came before; null if there is none. */
  readonly summary: string | null;
  /** Facts that the lines may replace. */
  readonly facts: readonly Fact[];
  /** Whether there are more lines than these. */
  readonly hasMore: boolean;
  /** Whether a later attempt takes less than this. */
  readonly mayBeShorter: boolean;
}

/**
 * Reads the lines to be folded next. After a failed attempt it takes fewer, because they may have been too many, or one of
 * them may be at fault.
 * @param context how many tokens a prompt may have
 * @returns undefined if there are none
 */
export async function readBatch(
  em: EntityManager,
  { roomId, attempt }: MemoryLease,
  context: number,
): Promise<FoldingBatch | undefined> {
  const { rows: states } = await sql<{ pet_id: string; facts_to_id: string; summary: string | null }>`
    SELECT room.pet_id::text, facts_to_id::text, summary
    FROM room_memories JOIN chat_rooms room ON room.id = chat_room_id AND NOT room.is_deleted
    WHERE chat_room_id = ${roomId}`.execute(em.getKysely());
  const state = states[0];
  if (!state) return undefined;
  const { rows } = await sql<{ id: string; sent_at: string; content: string }>`
    SELECT line.message_id::text AS id, line.sent_at::text, message.content
    FROM room_memories memory JOIN chat_rooms room ON room.id = memory.chat_room_id
    CROSS JOIN LATERAL (
      SELECT message_id, sent_at FROM memory_lines
      WHERE chat_room_id = memory.chat_room_id AND message_id > least(memory.facts_to_id, memory.summary_to_id)
        AND message_id >= coalesce((SELECT message_id FROM memory_lines WHERE chat_room_id = memory.chat_room_id
          ORDER BY message_id DESC OFFSET ${sql.lit(oldestLine - 1)} LIMIT 1), 0)
        -- A provider has refused these.
        AND NOT message_id = ANY (room.refused_ids)
      ORDER BY message_id LIMIT ${sql.lit(maxLines + 1)}) line
    JOIN all_messages message ON message.id = line.message_id AND message.sent_at = line.sent_at
    WHERE memory.chat_room_id = ${roomId} AND message.deleted_at IS NULL
    ORDER BY line.message_id`.execute(em.getKysely());
  // A summary that leaves no room for a line is made again.
  const summary = tokensBeside(state.summary) < context ? state.summary : null;
  const free = Math.max(0, context - tokensBeside(summary));
  const share = attempt >= maxAttempts ? 0 : 1 / 4 ** (attempt - 1);
  const factTokens = share * Math.min(factBudget, factShare * free);
  const lines = within(
    rows.slice(0, maxLines).map(({ id, sent_at: sentAt, content }) => ({ id, sentAt, content })),
    share * Math.min(lineBudget, (1 - factShare) * free),
    1,
  );
  if (lines.length === 0) return undefined;
  const facts = relatedFirst(await liveFacts(em, state.pet_id), lines, factTokens);
  return {
    petId: state.pet_id,
    lines,
    factsToId: state.facts_to_id,
    summary,
    facts,
    hasMore: rows.length > lines.length,
    mayBeShorter: lines.length + facts.length > 1 && attempt < maxAttempts,
  };
}

/** The facts that have most in common with the lines, and the newest of the others, as many as the budget allows. */
function relatedFirst(facts: readonly Fact[], lines: readonly FoldedLine[], budget: number): Fact[] {
  const terms = new Set(lines.flatMap(({ content }) => termsOf(content)));
  const shared = ({ content }: Fact) => termsOf(content).filter((term) => terms.has(term)).length;
  const ranked = facts.toReversed().map((fact) => ({ fact, shared: shared(fact) }));
  return within(
    ranked.toSorted((a, b) => b.shared - a.shared).map(({ fact }) => fact),
    budget,
    0,
  );
}

/** The first texts whose tokens are within a budget, and some whatever they take. */
function within<T extends { readonly content: string }>(
  texts: readonly T[],
  budget: number,
  least: number,
): T[] {
  const estimator = new TokenEstimator();
  let tokens = 0;
  const end = texts.findIndex(({ content }) => (tokens += estimator.estimateAll([{ content }])) > budget);
  return texts.slice(0, end < 0 ? undefined : Math.max(least, end));
}
