import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { unauthenticated } from '../errors.js';
import { VoiceError, type VoiceUsage, type VoiceUse } from '../voice/voice.js';
import { BudgetExhausted, type ExhaustedBudget } from './budget-exhausted.js';
import { countUsage } from './count-usage.js';
import { limitsFor } from './spending.js';

/** What metering needs. */
export type MeterServices = Pick<Services, 'em' | 'log' | 'metrics' | 'voiceBudget'>;

// How long an answer waits, in milliseconds, for what others have reserved and may not use.
const maxWait = 30_000;
const [firstPause, longestPause] = [100, 1_000];
// More tokens than any model reads and writes at once.
const mostOfAnAnswer = 10_000_000;

/** Counts what the answers of one piece of work take. */
export interface VoiceMeter {
  /** Counts one answer. */
  count(usage: Omit<VoiceUsage, 'use'>): void;
  /** Keeps the counts, and gives back what was reserved and not used. It never throws. */
  close(): Promise<void>;
}

/**
 * Reserves what an answer may take of the owner's day, and of everybody's. If others have reserved what is left, it waits
 * for them, outside any transaction. Without a limit it only counts.
 * @throws {BudgetExhausted} if too few tokens are left
 * @throws {VoiceError} `VOICE_BUSY` after waiting for too long
 * @throws UNAUTHENTICATED if the owner is gone
 */
export async function openVoiceMeter(
  services: MeterServices,
  ownerId: string,
  use: VoiceUse,
  signal: AbortSignal,
): Promise<VoiceMeter> {
  const reservation = await reserve(services, ownerId, use, signal);
  return makeMeter(services, ownerId, use, reservation);
}

/** Counts what vectors take. They cost a hundredth of an answer, so nothing is reserved for them. */
export const openEmbeddingMeter = (services: MeterServices, ownerId: string, use: VoiceUse): VoiceMeter =>
  makeMeter(services, ownerId, use, undefined);

function makeMeter(
  services: MeterServices,
  ownerId: string,
  use: VoiceUse,
  reservation: string | undefined,
): VoiceMeter {
  const told: VoiceUsage[] = [];
  return {
    count: (usage) =>
      void told.push({
        ...usage,
        use,
        inputTokens: believable(usage.inputTokens),
        outputTokens: believable(usage.outputTokens),
      }),
    async close() {
      for (const usage of told) countUsage(services, usage);
      if (told.length > 0 || reservation !== undefined) await settle(services, ownerId, reservation, told);
    },
  };
}

/** A provider may tell anything. */
const believable = (tokens: number): number =>
  tokens > 0 ? Math.min(Math.round(tokens), mostOfAnAnswer) : 0;

/** What `reserve_voice()` returns. */
interface ReservedRow {
  outcome: 'RESERVED' | 'WAIT' | 'OWNER' | 'ALL' | 'GONE';
  reservation: string | null;
  resets_at: string;
  seconds_left: number;
}

const exhausted: Readonly<Partial<Record<ReservedRow['outcome'], ExhaustedBudget>>> = {
  OWNER: 'owner',
  ALL: 'all',
};

/** @returns the id of the reservation; undefined if nothing is limited */
async function reserve(
  { em, metrics, voiceBudget }: MeterServices,
  ownerId: string,
  use: VoiceUse,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { owner, all } = limitsFor(voiceBudget, use);
  if (owner === undefined && all === undefined) return undefined;
  const since = performance.now();
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    const { rows } = await sql<ReservedRow>`
      SELECT outcome, reservation, resets_at, extract(epoch FROM resets_at - clock())::float8 AS seconds_left
      FROM reserve_voice(${ownerId}::bigint, ${voiceBudget.perAnswer}::bigint, ${owner ?? null}::bigint,
        ${all ?? null}::bigint, ${milliseconds(voiceBudget.lasting)})`.execute(em.fork().getKysely());
    const { outcome, reservation, resets_at: resetsAt, seconds_left: secondsLeft } = rows[0]!;
    if (reservation !== null) return reservation;
    if (outcome === 'GONE') throw unauthenticated('SESSION_ENDED');
    const budget = exhausted[outcome];
    if (budget) {
      metrics.voice.refused.inc({ use, budget });
      throw new BudgetExhausted(budget, new Date(resetsAt), Math.max(0, secondsLeft * 1000));
    }
    if (performance.now() - since > maxWait) throw new VoiceError('VOICE_BUSY');
    await delay(pause, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

async function settle(
  { em, log, metrics }: MeterServices,
  ownerId: string,
  reservation: string | undefined,
  told: readonly VoiceUsage[],
): Promise<void> {
  const sum = (of: (usage: VoiceUsage) => number) => told.reduce((all, usage) => all + of(usage), 0);
  const [input, output] = [sum(({ inputTokens }) => inputTokens), sum(({ outputTokens }) => outputTokens)];
  const estimated = sum((usage) => (usage.isEstimated ? usage.inputTokens + usage.outputTokens : 0));
  try {
    await sql`
      SELECT settle_voice(${ownerId}::bigint, ${reservation ?? null}::bigint, ${input}::bigint, ${output}::bigint,
        ${estimated}::bigint, ${told.length}::integer)`.execute(em.fork().getKysely());
  } catch (error) {
    // The words are good all the same. What was reserved counts when it expires.
    metrics.voice.unsettled.inc();
    log.error({ ownerId, reservation, err: error }, 'What an answer took could not be counted.');
  }
}
