/** How the delay before the next attempt grows. */
export interface Backoff {
  /** The delay after the first attempt, in milliseconds. */
  readonly first: number;
  /** How many times longer each delay is than the one before. */
  readonly factor: number;
  /** The longest delay, in milliseconds. */
  readonly max: number;
  /**
   * With bounds, in milliseconds, a delay that the provider requests replaces the backoff, within them. Without bounds
   * it only lengthens the backoff, up to `max`.
   */
  readonly retryAfterBounds?: { readonly min: number; readonly max: number };
}

/**
 * Computes the delay before the next attempt, in milliseconds.
 * @param attempt the attempt that failed, counted from 1
 * @param retryAfter the delay that the provider requests, in milliseconds
 */
export function backoffDelay(
  { first, factor, max, retryAfterBounds }: Backoff,
  attempt: number,
  retryAfter?: number,
): number {
  const delay = Math.min(first * factor ** (attempt - 1), max);
  if (retryAfter === undefined) return delay;
  const bounds = retryAfterBounds ?? { min: delay, max };
  return Math.min(Math.max(retryAfter, bounds.min), bounds.max);
}
