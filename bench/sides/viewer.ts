import { jwtVerify } from 'jose';
import type { Pool } from 'pg';
import { isActiveSession } from '../world/schema.js';

/** Whose access token a request carries. */
export interface Viewer {
  userId: string;
  sessionId: string;
}

/**
 * Makes a function that reads the product's access tokens from an authorization header. It throws if the token is
 * invalid, and does not look whether the session is active.
 * @param noteAccess is told whose token was read
 */
export async function viewerReader(
  tokenSecret: string,
  noteAccess?: (userId: string) => void,
): Promise<(authorization: string | undefined) => Promise<Viewer>> {
  // Imported once: jose would import bytes again for every token.
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(tokenSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return async (authorization = '') => {
    const { payload } = await jwtVerify(authorization.slice('Bearer '.length), key, {
      algorithms: ['HS256'],
      issuer: 'nuzzle',
      requiredClaims: ['sub', 'exp', 'sid'],
    });
    noteAccess?.(payload.sub!);
    return { userId: payload.sub!, sessionId: String(payload['sid']) };
  };
}

/**
 * Reads the viewer's user in one named statement.
 * @throws if the session is not active
 */
export async function readActiveUser(
  pool: Pool,
  { userId, sessionId }: Viewer,
): Promise<{ username: string }> {
  const { rows } = await pool.query<{ username: string }>({
    name: 'viewer',
    text: `SELECT u.username FROM sessions s JOIN users u ON u.id = s.user_id
           WHERE s.id = $1 AND s.user_id = $2 AND ${isActiveSession('s')} AND NOT u.is_deleted`,
    values: [sessionId, userId],
  });
  if (!rows[0]) throw new Error('The session has ended.');
  return rows[0];
}
