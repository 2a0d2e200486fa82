/**
 * Computes the delay before the next attempt, in milliseconds.
 * @param attempt the attempt that failed, counted from 1
 * @param retryAfter the delay that the provider requests, in milliseconds
 */
export function backoffDelay({ first, factor, max, retryAfterBounds }, attempt, retryAfter) {
    const delay = Math.min(first * factor ** (attempt - 1), max);
    if (retryAfter === undefined)
        return delay;
    const bounds = retryAfterBounds ?? { min: delay, max };
    return Math.min(Math.max(retryAfter, bounds.min), bounds.max);
}
//# sourceMappingURL=backoff.js.map