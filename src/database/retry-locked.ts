import { setTimeout as delay } from 'node:timers/promises';
import { sqlErrorOf } from './sql-error.js';

const [shortest, longest] = [20, 200];
// lock_not_available, deadlock_detected
const busy = new Set(['55P03', '40P01']);

/**
 * Does what needs a lock that nobody is to wait behind: the database gives up after a moment, and it is tried again
 * after a pause.
 * @param tries how often at most
 * @throws what the last try threw
 */
export async function retryLocked<T>(tries: number, work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--)
    try {
      return await work();
    } catch (error) {
      if (left <= 1 || !busy.has(sqlErrorOf(error).code ?? '')) throw error;
      await delay(shortest + Math.random() * (longest - shortest));
    }
}
