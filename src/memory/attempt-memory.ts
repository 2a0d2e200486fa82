import { GraphQLError } from 'graphql';
import { BudgetExhausted } from '../budget/budget-exhausted.js';
import { interruption, retryOrFail, type Done, type Outcome } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
import { embedLines } from './embed-lines.js';
import { fold } from './fold.js';
import { maxAttempts, readBatch, type FoldingBatch } from './folding-batch.js';
import { toFoldingRequest } from './folding-prompt.js';
import { indexLines } from './index-lines.js';
import type { MemoryLease } from './memory-lease.js';
import type { MemoryServices } from './memory-services.js';

const minute = 60_000;

/** A room's memory has what was to be taken in. */
export interface Remembered extends Done {
  /** Whether there is more to take in. */
  readonly isDueAgain: boolean;
}

/** What became of an attempt. */
export type MemoryOutcome = Outcome<Remembered> & {
  /** The line that no model takes, which is left out; undefined if there is none. */
  readonly skipToId?: string | undefined;
  /** Whether the attempt does not count, because no model was asked. */
  readonly isFree?: boolean;
};

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
    batch = services.voice.complete
      ? await readBatch(services.em.fork(), lease, services.memory.context)
      : undefined;
    if (batch) await fold(services, lease, batch, signal);
    return { kind: 'done', isDueAgain: isBehind || (batch?.hasMore ?? false) };
  } catch (error) {
    if (error instanceof VoiceError && batch && !signal.aborted)
      return outcomeOfFault(error, services, lease, batch, signal);
    return outcomeOfError(error, services, lease, signal);
  }
}

const policyOf = ({ memory }: MemoryServices) => ({
  maxAttempts,
  first: Math.min(minute, memory.after),
  factor: 5,
  max: 30 * minute,
});

function outcomeOfError(
  error: unknown,
  services: MemoryServices,
  { attempt }: MemoryLease,
  signal: AbortSignal,
): MemoryOutcome {
  const interrupted = interruption(error, signal);
  if (interrupted) return interrupted;
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
    return { kind: 'failed', reason: 'OWNER_GONE', error };
  // The next day has a budget of its own.
  if (error instanceof BudgetExhausted)
    return { kind: 'retry', reason: error.message, delay: error.wait, isFree: true };
  const reason = error instanceof VoiceError ? error.fault : 'INTERNAL';
  return retryOrFail(policyOf(services), attempt, { reason, error });
}

/**
 * A fault may be that of the lines, so that a later attempt takes fewer. A line that fails alone is left out, unless the
 * server fails as a whole.
 */
async function outcomeOfFault(
  error: VoiceError,
  services: MemoryServices,
  lease: MemoryLease,
  { lines, mayBeShorter }: FoldingBatch,
  signal: AbortSignal,
): Promise<MemoryOutcome> {
  const { fault: reason, retryAfterMs: retryAfter } = error;
  // What asks for other settings helps no line, however few.
  const isOfServer = reason === 'VOICE_MISCONFIGURED' && !(await answersOthers(services, lease, signal));
  if (signal.aborted) return outcomeOfError(error, services, lease, signal);
  if (isOfServer) return { kind: 'failed', reason, error };
  const isLast = !error.isRetryable && !mayBeShorter;
  const next = retryOrFail(policyOf(services), isLast ? maxAttempts : lease.attempt, {
    reason,
    error,
    retryAfter,
  });
  if (next.kind === 'retry' || lines.length > 1) return next;
  const isOfLine =
    ofLines.has(reason) || (ofEither.has(reason) && (await answersOthers(services, lease, signal)));
  if (signal.aborted) return outcomeOfError(error, services, lease, signal);
  return isOfLine ? { ...next, skipToId: lines[0]!.id } : next;
}

const ofLines = new Set([
  'VOICE_REFUSED',
  'VOICE_GARBLED',
  'VOICE_EMPTY',
  'VOICE_MISCONFIGURED',
  'VOICE_TOO_LONG',
]);
/** Faults of a line that the model cannot take, and of a server that takes none. */
const ofEither = new Set(['VOICE_TIMEOUT', 'VOICE_CUT_OFF']);

/** Whether the model answers about a line that is as harmless as lines can be. */
async function answersOthers(
  { voice }: MemoryServices,
  { ownerId }: MemoryLease,
  signal: AbortSignal,
): Promise<boolean> {
  const harmless = { facts: [], summary: null, lines: [{ content: 'Hello.' }] };
  try {
    await voice.complete?.(toFoldingRequest(ownerId, harmless), signal);
    return true;
  } catch {
    return false;
  }
}
