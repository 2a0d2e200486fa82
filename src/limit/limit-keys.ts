import { createHash } from 'node:crypto';
import type { LimitName } from '../limits.js';

/** The key under which a store counts: a hash, so that the store holds no names and no addresses. */
export const storedKey = (limit: LimitName, key: string): string =>
  createHash('sha256').update(`${limit}|${key}`).digest('base64url').slice(0, 22);
