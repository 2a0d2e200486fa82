import { createHash, randomBytes, type webcrypto } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { GraphQLError } from 'graphql';
import type { TokenIssuer, Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import { isId } from '../graphql/validation.js';

const algorithm = 'HS256';
const issuer = 'nuzzle';
const lifetime = 15 * 60_000;
const mostRemembered = 50_000;

/** Makes and reads access tokens: JSON Web Tokens (RFC 7519) of one secret, good for 15 minutes. */
export class Tokens implements TokenIssuer {
  readonly #key: Promise<webcrypto.CryptoKey>;
  // By the token itself: a signature that was checked once is right for as long as the token lives.
  readonly #read = new LRUCache<string, Viewer & { expiresAt: Date }>({ max: mostRemembered });

  /** @param secret at least 32 bytes */
  constructor(secret: string) {
    const bytes = new TextEncoder().encode(secret);
    if (bytes.length < 32) throw new Error('The secret of the access tokens is too short.');
    // Bytes would be made into a key again for every token.
    this.#key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]);
  }

  /** A token for a viewer, and when it ends. */
  async issue({ userId, sessionId }: Viewer, now: Date): Promise<{ accessToken: string; expiresAt: Date }> {
    // A JWT counts whole seconds.
    const expiresAt = new Date(Math.floor((now.getTime() + lifetime) / 1000) * 1000);
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: algorithm })
      .setIssuer(issuer)
      .setSubject(userId)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(await this.#key);
    return { accessToken, expiresAt };
  }

  /** Whom a token names and until when, or why it is refused; whether their session still stands is not known here. */
  async read(token: string, now: Date): Promise<(Viewer & { expiresAt: Date }) | GraphQLError> {
    const known = this.#read.get(token);
    if (known && known.expiresAt > now) return known;
    try {
      const { payload } = await jwtVerify(token, await this.#key, {
        algorithms: [algorithm],
        issuer,
        currentDate: now,
        requiredClaims: ['sub', 'exp', 'sid'],
      });
      const { sub, sid, exp } = payload;
      if (!isId(sub ?? '') || typeof sid !== 'string' || !isId(sid)) return unauthenticated();
      const viewer = { userId: sub!, sessionId: sid, expiresAt: new Date(exp! * 1000) };
      this.#read.set(token, viewer);
      return viewer;
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        return unauthenticated('The access token has expired; refresh the session.');
      return unauthenticated('The access token is not valid.');
    }
  }
}

/**
 * A new refresh token: what its session's tokens have in common, and 32 random bytes. Only hashes are kept.
 * @param before the token that it follows; without one a new family begins
 */
export const newRefreshToken = (before?: string): string =>
  `${before ? familyOf(before) : randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`;

/** What the refresh tokens of one session have in common; nobody knows it who never held one. */
export const familyOf = (refreshToken: string): string => refreshToken.split('.', 1)[0]!;

/** The form in which a refresh token and its family are kept. They are random, so no salt is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
