import { hash, verify } from '@node-rs/argon2';
import { rateLimited } from '../errors.js';

// A hash takes tens of milliseconds of one core, and 19 MB. A request that would wait for longer than a
// second is better refused.
const maxConcurrent = 64;
let running = 0;

/**
 * The cost of a field that hashes a password. It is high on purpose: an operation may have a few, not a
 * hundred.
 */
export const passwordCost = 5_000;

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maxConcurrent) throw rateLimited(1);
  running++;
  try {
    return await work();
  } finally {
    running--;
  }
}

/**
 * Hashes a password with argon2id and a salt, in PHC format.
 * @throws RATE_LIMITED if too many passwords are being hashed
 */
export const hashPassword = (password: string): Promise<string> => limited(() => hash(password));

/**
 * Checks a password against its hash.
 * @throws RATE_LIMITED if too many passwords are being hashed
 */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  limited(() => verify(passwordHash, password));
