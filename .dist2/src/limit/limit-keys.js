import { createHash } from 'node:crypto';
/** The key under which a store counts: a hash, so that the store holds no names and no addresses. */
export const storedKey = (limit, key) => createHash('sha256').update(`${limit}|${key}`).digest('base64url').slice(0, 22);
//# sourceMappingURL=limit-keys.js.map