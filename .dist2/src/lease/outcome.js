import { backoffDelay } from './backoff.js';
import { LeaseLost } from './lease-lost.js';
/**
 * Returns a retry with its delay, or a failure when this was the last attempt.
 * @param attempt the attempt that failed, counted from 1
 * @param failure why it failed, and the delay that the provider requests, in milliseconds
 */
export function retryOrFail(policy, attempt, { reason, error, retryAfter }) {
    if (attempt >= policy.maxAttempts)
        return { kind: 'failed', reason, error };
    return { kind: 'retry', reason, delay: backoffDelay(policy, attempt, retryAfter), error };
}
/**
 * Returns why an attempt was interrupted; undefined when it failed by itself.
 * @param error what the attempt threw
 * @param signal the signal that the attempt was given
 */
export function interruption(error, signal) {
    if (error instanceof LeaseLost)
        return { kind: 'lost' };
    if (!signal.aborted)
        return undefined;
    return { kind: signal.reason instanceof LeaseLost ? 'lost' : 'stopped' };
}
//# sourceMappingURL=outcome.js.map