import pRetry, {} from 'p-retry';
class FailedAttempt extends Error {
}
/**
 * Calls a function until it succeeds. Unlike p-retry alone, it retries a TypeError too, which a driver may throw when
 * its connection breaks, and anything that is not an `Error`.
 * @throws the last attempt's error
 * @throws the signal's reason once it is aborted, even if the last attempt succeeded
 */
export async function retry(attempt, { onFailedAttempt, shouldRetry, ...options }) {
    const wrapped = () => attempt().catch((error) => {
        throw new FailedAttempt('The attempt failed.', { cause: error });
    });
    try {
        return await pRetry(wrapped, {
            ...options,
            onFailedAttempt: ({ error }) => onFailedAttempt?.(error.cause),
            shouldRetry: ({ error }) => shouldRetry?.(error.cause) ?? true,
        });
    }
    catch (error) {
        throw error instanceof FailedAttempt ? error.cause : error;
    }
}
//# sourceMappingURL=retry.js.map