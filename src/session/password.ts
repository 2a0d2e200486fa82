import { hash, verify } from '@node-rs/argon2';
import { rateLimited } from '../errors.js';

// Each takes tens of milliseconds of one core and 19 MB; what waits longer than a second is better refused.
const mostAtOnce = 64;
let running = 0;

/** What a field costs that hashes a password: dear by design, an operation may ask for a few and not for a hundred. */
export const passwordCost = 5_000;

async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) throw rateLimited(1);
  running++;
  try {
    return await work();
  } finally {
    running--;
  }
}

/**
 * The form in which a password is kept: argon2id, in PHC format, salted.
 * @throws RATE_LIMITED where too many are being worked on
 */
export const hashPassword = (password: string): Promise<string> => bounded(() => hash(password));

/**
 * Whether a password is the one that is kept.
 * @throws RATE_LIMITED where too many are being worked on
 */
export const verifyPassword = (kept: string, password: string): Promise<boolean> =>
  bounded(() => verify(kept, password));
