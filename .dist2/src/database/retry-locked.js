import { retry } from '../retry.js';
import { sqlErrorOf } from './sql-error.js';
// The pause is random, between once and twice this long, in milliseconds.
const minPause = 75;
// SQLSTATE lock_not_available and deadlock_detected
const retriedCodes = new Set(['55P03', '40P01']);
/**
 * Does work that fails rather than wait for a lock, since others would wait behind it, and retries it after a pause.
 * @param maxAttempts how often the work is tried at most
 * @throws the last attempt's error; any error but a busy lock or a deadlock at once
 */
export function retryLocked(maxAttempts, work) {
    return retry(work, {
        retries: maxAttempts - 1,
        factor: 1,
        minTimeout: minPause,
        randomize: true,
        shouldRetry: (error) => retriedCodes.has(sqlErrorOf(error).code ?? ''),
    });
}
//# sourceMappingURL=retry-locked.js.map