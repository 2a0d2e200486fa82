import { jwtVerify } from 'jose';

/** Who a request comes from, by its token; whether the session still stands only the database knows. */
export interface Viewer {
  userId: string;
  sessionId: string;
}

/**
 * Reads access tokens as the product makes them.
 * @returns reads an authorization header; throws where it is not good
 */
export async function viewerReader(
  tokenSecret: string,
): Promise<(authorization: string | undefined) => Promise<Viewer>> {
  // Imported once: handed over as bytes, it would be for every token.
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
    return { userId: payload.sub!, sessionId: String(payload['sid']) };
  };
}
