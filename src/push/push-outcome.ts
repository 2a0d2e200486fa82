import { retryOrFail, type Done, type Outcome, type RetryPolicy } from '../lease/outcome.js';

/** How often a push is attempted, and how long apart. The push service can request a delay of up to an hour. */
export const pushRetries: RetryPolicy = {
  maxAttempts: 10,
  first: 1_000,
  factor: 2,
  max: 600_000,
  retryAfterBounds: { min: 1_000, max: 3_600_000 },
};

/** Nothing can be sent to this device any more, so it is removed. */
export interface DeviceGone {
  readonly kind: 'device-gone';
  readonly reason: string;
  readonly error?: unknown;
}

/** What became of an attempt to push, and what the log shows of it. */
export type PushOutcome = Outcome<Done | DeviceGone> & {
  /** The push service's host. The whole address is a secret: anyone who knows it can push to the device. */
  readonly host?: string;
  /** The HTTP status of its response. */
  readonly status?: number;
};

/** The response of a push service. */
export interface PushResponse {
  readonly status: number;
  /** The delay that the push service requests, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/**
 * Returns what a response means for the push and its device (RFC 8030, 5 and 7.3).
 * @param attempt which attempt it answers, counted from 1
 */
export function outcomeOfResponse({ status, retryAfter }: PushResponse, attempt: number): PushOutcome {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status < 400) return { kind: 'device-gone', reason: 'PUSH_REDIRECTED' };
  if (status === 404 || status === 410) return { kind: 'device-gone', reason: 'GONE' };
  if (status === 429) return retryOrFail(pushRetries, attempt, { reason: 'PUSH_BUSY', retryAfter });
  if (status >= 500) return retryOrFail(pushRetries, attempt, { reason: 'PUSH_DOWN', retryAfter });
  return { kind: 'failed', reason: 'PUSH_REFUSED' };
}
