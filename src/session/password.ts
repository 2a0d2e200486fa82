import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { FairQueue } from '../fair-queue.js';

// A hash takes tens of milliseconds of one core, 19 MB, and one of the four threads that also resolve names and read
// files. With half of the cores, and never all of the threads, everything else goes on meanwhile.
const queue = new FairQueue({
  concurrency: Math.max(1, Math.min(3, Math.floor(availableParallelism() / 2))),
  maxWaitingPerKey: 64,
  maxWaiting: 512,
  maxWait: 15_000,
});

/**
 * The cost of a field that hashes a password. It is high on purpose: an operation may have a few, not a
 * hundred.
 */
export const passwordCost = 5_000;

/**
 * Hashes a password with argon2id and a salt, in PHC format.
 * @param asker who waits for it, as `askerOf` names them; askers take turns
 * @throws RATE_LIMITED if too many passwords wait to be hashed
 */
export const hashPassword = (asker: string, password: string): Promise<string> =>
  queue.run(asker, () => hash(password));

/**
 * Checks a password against its hash.
 * @param asker as in `hashPassword`
 * @throws RATE_LIMITED if too many passwords wait to be hashed
 */
export const verifyPassword = (asker: string, passwordHash: string, password: string): Promise<boolean> =>
  queue.run(asker, () => verify(passwordHash, password));
