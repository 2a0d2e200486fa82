import pRetry from 'p-retry';

/** When and how often `retryForever` retries. */
export interface RetryOptions {
  /** The pause before the first retry, in milliseconds; each later pause is twice as long. */
  minTimeout: number;
  /** The longest pause, in milliseconds. */
  maxTimeout: number;
  /** Ends the retries. */
  signal: AbortSignal;
  /** Receives the error of every attempt that failed before the signal. */
  onFailedAttempt?: (error: unknown) => void;
}

/**
 * Calls a function until it succeeds, whatever it throws. A pause does not keep the process alive.
 * @throws the signal's reason once it is aborted, even if the last attempt succeeded
 */
export function retryForever<T>(
  attempt: () => Promise<T>,
  { minTimeout, maxTimeout, signal, onFailedAttempt }: RetryOptions,
): Promise<T> {
  return pRetry(
    () =>
      attempt().catch((error: unknown) => {
        // p-retry does not retry a TypeError, but a driver may throw one when its connection breaks.
        throw new Error('The attempt failed.', { cause: error });
      }),
    {
      retries: Infinity,
      minTimeout,
      maxTimeout,
      signal,
      unref: true,
      onFailedAttempt: ({ error }) => onFailedAttempt?.(error.cause),
    },
  );
}
