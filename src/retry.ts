import pRetry, { type Options } from 'p-retry';

/** The options of p-retry, with callbacks that receive the error itself. */
export interface RetryOptions extends Omit<Options, 'onFailedAttempt' | 'shouldRetry'> {
  /** Called after each attempt that failed. */
  onFailedAttempt?: (error: unknown) => void;
  /** Whether to retry after this error; without it, every error is retried. */
  shouldRetry?: (error: unknown) => boolean;
}

class FailedAttempt extends Error {}

/**
 * Calls a function until it succeeds. Unlike p-retry alone, it retries a TypeError too, which a driver may throw when
 * its connection breaks, and anything that is not an `Error`.
 * @throws the last attempt's error
 * @throws the signal's reason once it is aborted, even if the last attempt succeeded
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { onFailedAttempt, shouldRetry, ...options }: RetryOptions,
): Promise<T> {
  const wrapped = () =>
    attempt().catch((error: unknown) => {
      throw new FailedAttempt('The attempt failed.', { cause: error });
    });
  try {
    return await pRetry(wrapped, {
      ...options,
      onFailedAttempt: ({ error }) => onFailedAttempt?.(error.cause),
      shouldRetry: ({ error }) => shouldRetry?.(error.cause) ?? true,
    });
  } catch (error) {
    throw error instanceof FailedAttempt ? error.cause : error;
  }
}
