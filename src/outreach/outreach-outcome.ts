import { GraphQLError } from 'graphql';
import { interruption, retryOrFail, type Outcome, type RetryPolicy } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
import type { Claim } from './claim.js';
import type { OutreachHold } from './outreach-hold.js';

/** How often the voice runs for one absence, crashes included. */
export const maxVoiceAttempts = 4;
const maxSendAttempts = 20;
const maxDelay = 600_000;

/** A hold covers the absence, so its claim is undone. */
export interface Held {
  readonly kind: 'held';
  readonly hold: OutreachHold;
  /** When the absence is assessed again; null when only a change can end the hold. */
  readonly until: Date | null;
}

/** The words wait until a hold ends. */
export interface Delayed {
  readonly kind: 'delayed';
  readonly hold: OutreachHold;
  readonly until: Date;
}

/** The message is in the room. */
export interface Sent {
  readonly kind: 'sent';
  readonly chatRoomId: string;
  readonly messageId: string;
  /** How many devices get a push. */
  readonly pushes: number;
}

/** The absence is over, or the words may no longer be sent. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly reason: string;
}

/**
 * What became of an attempt at an outreach. The transaction that decides on held, delayed, sent or withdrawn
 * also writes it; settling writes the others.
 */
export type OutreachOutcome = Outcome<Held | Delayed | Sent | Withdrawn> & {
  /** The claim as the attempt left it: with its words, once they exist. */
  readonly claim: Claim;
};

const retryPolicy = ({ notificationId }: Claim, leaseMs: number): RetryPolicy => ({
  maxAttempts: notificationId ? maxSendAttempts : maxVoiceAttempts,
  first: leaseMs / 2,
  factor: 3,
  max: maxDelay,
});

/**
 * Returns what an error means for an outreach.
 * @param leaseMs how long a lease lasts, in milliseconds; the backoff starts with half of it
 * @param signal the signal that the attempt was given
 */
export function outcomeOfError(
  error: unknown,
  claim: Claim,
  leaseMs: number,
  signal: AbortSignal,
): Outcome<never> {
  const interrupted = interruption(error, signal);
  if (interrupted) return interrupted;
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
    return { kind: 'failed', reason: 'OWNER_GONE', error };
  const policy = retryPolicy(claim, leaseMs);
  if (!(error instanceof VoiceError))
    return retryOrFail(policy, claim.attempt, { reason: 'INTERNAL', error });
  const { fault: reason, retryAfterMs: retryAfter } = error;
  // The operator may correct a wrong key within minutes; the voice will refuse the same request again.
  if (reason === 'VOICE_REFUSED') return { kind: 'failed', reason, error };
  return retryOrFail(policy, claim.attempt, { reason, error, retryAfter });
}
