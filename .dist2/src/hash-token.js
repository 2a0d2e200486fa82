import { createHash } from 'node:crypto';
/** Hashes a token for storage. Tokens are random, so their hashes need no salt. */
export const hashToken = (token) => createHash('sha256').update(token).digest('hex');
//# sourceMappingURL=hash-token.js.map