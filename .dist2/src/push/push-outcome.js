import { retryOrFail } from '../lease/outcome.js';
/** How often a push is attempted, and how long apart. The push service can request a delay of up to an hour. */
export const pushRetries = {
    maxAttempts: 10,
    first: 1_000,
    factor: 2,
    max: 600_000,
    retryAfterBounds: { min: 1_000, max: 3_600_000 },
};
/**
 * Returns what a response means for the push and its device (RFC 8030, 5 and 7.3).
 * @param attempt which attempt it answers, counted from 1
 */
export function outcomeOfResponse({ status, retryAfter }, attempt) {
    if (status >= 200 && status < 300)
        return { kind: 'done' };
    if (status < 400)
        return { kind: 'device-gone', reason: 'PUSH_REDIRECTED' };
    if (status === 404 || status === 410)
        return { kind: 'device-gone', reason: 'GONE' };
    if (status === 429)
        return retryOrFail(pushRetries, attempt, { reason: 'PUSH_BUSY', retryAfter });
    if (status >= 500)
        return retryOrFail(pushRetries, attempt, { reason: 'PUSH_DOWN', retryAfter });
    return { kind: 'failed', reason: 'PUSH_REFUSED' };
}
//# sourceMappingURL=push-outcome.js.map