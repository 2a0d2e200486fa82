import { GraphQLError } from 'graphql';
import { BudgetExhausted } from '../budget/budget-exhausted.js';
import { interruption, retryOrFail, type Done, type Failed, type Outcome } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
import { embedLines } from './embed-lines.js';
import { fold } from './fold.js';
import { readBatch, type FoldingBatch } from './folding-batch.js';
import { indexLines } from './index-lines.js';
import type { MemoryLease } from './memory-lease.js';
import type { MemoryServices } from './memory-services.js';

const maxAttempts = 3;
const minute = 60_000;

/** A room's memory has what was to be taken in. */
export interface Remembered extends Done {
  /** Whether there is more to take in. */
  readonly isDueAgain: boolean;
}

/** What became of an attempt. */
export type MemoryOutcome = Outcome<Remembered> & {
  /** The end of the lines that a model was asked about; undefined if none was. */
  readonly batchEndId?: string | undefined;
};

/** Whether the lines themselves are the reason, so that no later try would help. */
export const isOfLines = ({ reason }: Failed): boolean =>
  ['VOICE_REFUSED', 'VOICE_GARBLED', 'VOICE_EMPTY'].includes(reason);

/**
 * Attempts to bring the memory of a room up to date: makes lines of new messages, and folds them if there is a model.
 * Never throws.
 * @param signal aborts the attempt
 */
export async function attemptMemory(
  services: MemoryServices,
  lease: MemoryLease,
  signal: AbortSignal,
): Promise<MemoryOutcome> {
  let batch: FoldingBatch | undefined;
  try {
    const isBehind = await indexLines(services, lease, signal);
    await embedLines(services, lease, signal);
    // The crash of a process counts as an attempt, too.
    if (lease.attempt > maxAttempts) return { kind: 'failed', reason: 'VOICE_DOWN' };
    batch = services.voice.complete ? await readBatch(services.em.fork(), lease) : undefined;
    if (batch) await fold(services, lease, batch, signal);
    return { kind: 'done', isDueAgain: isBehind || (batch?.hasMore ?? false) };
  } catch (error) {
    return { ...outcomeOfError(error, services, lease, signal), batchEndId: batch?.lines.at(-1)?.id };
  }
}

function outcomeOfError(
  error: unknown,
  { memory }: MemoryServices,
  { attempt }: MemoryLease,
  signal: AbortSignal,
): Outcome<never> {
  const interrupted = interruption(error, signal);
  if (interrupted) return interrupted;
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
    return { kind: 'failed', reason: 'OWNER_GONE', error };
  // The owner's next message makes another try: there is no hurry.
  if (error instanceof BudgetExhausted) return { kind: 'failed', reason: 'OVER_BUDGET' };
  const policy = { maxAttempts, first: Math.min(minute, memory.after), factor: 5, max: 30 * minute };
  // The next day has a budget of its own.
  if (error instanceof BudgetExhausted) return { kind: 'retry', reason: error.message, delay: error.wait };
  if (!(error instanceof VoiceError)) return retryOrFail(policy, attempt, { reason: 'INTERNAL', error });
  const { fault: reason, retryAfterMs: retryAfter } = error;
  if (!error.isRetryable) return { kind: 'failed', reason, error };
  return retryOrFail(policy, attempt, { reason, error, retryAfter });
}
