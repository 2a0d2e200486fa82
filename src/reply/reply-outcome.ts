import { BudgetExhausted } from '../budget/budget-exhausted.js';
import { interruption, retryOrFail, type Outcome, type RetryPolicy } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
import { outOfBudget } from './failure-reason.js';
import type { ReplyLease } from './reply-lease.js';

/** How often a reply is attempted, and how long apart. */
export const replyRetries: RetryPolicy = { maxAttempts: 4, first: 500, factor: 2, max: 60_000 };

/** The reply is in the room. The transaction that inserted it ended the wait. */
export interface Replied {
  readonly kind: 'done';
  /** Whether the owner wrote a newer message meanwhile. */
  readonly isDueAgain: boolean;
}

/** What became of an attempt to reply. */
export type ReplyOutcome = Outcome<Replied> & {
  /** The newest message that the reply was to answer. */
  readonly coveredId: string;
};

/** Returns what an error means for a reply. @param signal the signal that the attempt was given */
export function outcomeOfError(error: unknown, { attempt }: ReplyLease, signal: AbortSignal): Outcome<never> {
  const interrupted = interruption(error, signal);
  if (interrupted) return interrupted;
  if (error instanceof BudgetExhausted) return { kind: 'failed', reason: outOfBudget };
  if (!(error instanceof VoiceError))
    return retryOrFail(replyRetries, attempt, { reason: 'INTERNAL', error });
  if (!error.isRetryable) return { kind: 'failed', reason: error.fault, error };
  const { fault: reason, retryAfterMs: retryAfter } = error;
  return retryOrFail(replyRetries, attempt, { reason, error, retryAfter });
}
