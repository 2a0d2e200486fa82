import { backoffDelay, type Backoff } from './backoff.js';
import { LeaseLost } from './lease-lost.js';

/**
 * What became of an attempt at leased work. The attempt returns it as data, and settling writes it under the
 * fence, logs it and counts it. `Own` are the outcomes that only this kind of work has.
 */
export type Outcome<Own extends { readonly kind: string } = Done> = Own | Retry | Failed | Interrupted;

/** The work succeeded. */
export interface Done {
  readonly kind: 'done';
}

/** The work is tried again after the delay, in milliseconds. */
export interface Retry {
  readonly kind: 'retry';
  readonly reason: string;
  readonly delay: number;
  readonly error?: unknown;
}

/** The work is given up for good. */
export interface Failed {
  readonly kind: 'failed';
  readonly reason: string;
  readonly error?: unknown;
}

/** The work did not end by itself: this process stops, or the lease is lost. */
export interface Interrupted {
  readonly kind: 'stopped' | 'lost';
}

/** How often work is attempted, and how long apart. */
export interface RetryPolicy extends Backoff {
  readonly maxAttempts: number;
}

/**
 * Returns a retry with its delay, or a failure when this was the last attempt.
 * @param attempt the attempt that failed, counted from 1
 * @param failure why it failed, and the delay that the provider requests, in milliseconds
 */
export function retryOrFail(
  policy: RetryPolicy,
  attempt: number,
  { reason, error, retryAfter }: { reason: string; error?: unknown; retryAfter?: number | undefined },
): Retry | Failed {
  if (attempt >= policy.maxAttempts) return { kind: 'failed', reason, error };
  return { kind: 'retry', reason, delay: backoffDelay(policy, attempt, retryAfter), error };
}

/**
 * Returns why an attempt was interrupted; undefined when it failed by itself.
 * @param error what the attempt threw
 * @param signal the signal that the attempt was given
 */
export function interruption(error: unknown, signal: AbortSignal): Interrupted | undefined {
  if (error instanceof LeaseLost) return { kind: 'lost' };
  if (!signal.aborted) return undefined;
  return { kind: signal.reason instanceof LeaseLost ? 'lost' : 'stopped' };
}
