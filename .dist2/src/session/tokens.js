import { createHmac, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { unauthenticated } from '../errors.js';
import { isId } from '../graphql/validation.js';
const algorithm = 'HS256';
const issuer = 'nuzzle';
const deviceAudience = 'nuzzle-device';
const deviceLifetime = 365 * 86_400_000;
const maxCached = 50_000;
/** Issues and verifies access tokens: JSON Web Tokens (RFC 7519), signed with one secret, verified with up to two. */
export class Tokens {
    #current;
    #keys;
    #lifetime;
    // By token. A signature needs one verification; it stays valid until the token expires.
    #verified = new LRUCache({ max: maxCached });
    constructor({ secret, previousSecret, lifetime }) {
        this.#current = signingKey(secret);
        this.#keys = [this.#current, ...(previousSecret ? [signingKey(previousSecret)] : [])];
        this.#lifetime = lifetime;
    }
    /** Issues a token for a viewer. */
    async issue({ userId, sessionId }, now) {
        // A JWT has whole seconds.
        const expiresAt = new Date(Math.floor((now.getTime() + this.#lifetime) / 1000) * 1000);
        const accessToken = await new SignJWT({ sid: sessionId })
            .setProtectedHeader({ alg: algorithm, kid: this.#current.id })
            .setIssuer(issuer)
            .setSubject(userId)
            .setIssuedAt(now)
            .setExpirationTime(expiresAt)
            .sign(await this.#current.key);
        return { accessToken, expiresAt };
    }
    /**
     * Verifies a token. It does not check whether the session is still active.
     * @returns the viewer and when the token expires, or why it is refused
     */
    async read(token, now) {
        const cached = this.#verified.get(token);
        if (cached && cached.expiresAt > now)
            return cached;
        try {
            const { payload } = await this.#verify(token, now, { requiredClaims: ['sub', 'exp', 'sid'] });
            const { sub, sid, exp } = payload;
            if (!isId(sub ?? '') || typeof sid !== 'string' || !isId(sid))
                return unauthenticated('TOKEN_INVALID');
            const viewer = { userId: sub, sessionId: sid, expiresAt: new Date(exp * 1000) };
            this.#verified.set(token, viewer);
            return viewer;
        }
        catch (error) {
            if (error instanceof errors.JWTExpired)
                return unauthenticated('TOKEN_EXPIRED');
            return unauthenticated('TOKEN_INVALID');
        }
    }
    /** Verifies a token with the key that it names. A token of version 0.1 names none, and any key may have signed it. */
    async #verify(token, now, claims) {
        const options = { algorithms: [algorithm], issuer, currentDate: now, ...claims };
        let refusal = new errors.JWSInvalid('No key fits.');
        for (const { id, key } of this.#keys)
            try {
                const keyOf = async ({ kid }) => {
                    if (kid !== undefined && kid !== id)
                        throw new errors.JWSInvalid('Another key signed it.');
                    return key;
                };
                return await jwtVerify(token, keyOf, options);
            }
            catch (error) {
                refusal = error;
                // The signature was right.
                if (error instanceof errors.JWTExpired)
                    break;
            }
        throw refusal;
    }
    /** Issues the token of a device. It is valid for a year, opens nothing, and names its owner. */
    async issueDevice({ userId, deviceId, generation }, now) {
        return new SignJWT({ did: deviceId, gen: generation })
            .setProtectedHeader({ alg: algorithm, kid: this.#current.id })
            .setIssuer(issuer)
            .setAudience(deviceAudience)
            .setSubject(userId)
            .setExpirationTime(new Date(now.getTime() + deviceLifetime))
            .sign(await this.#current.key);
    }
    /** Verifies the token of a device. @returns undefined if it is not one, or expired */
    async readDevice(token, now) {
        const claims = { audience: deviceAudience, requiredClaims: ['sub', 'exp', 'did', 'gen'] };
        const verified = await this.#verify(token, now, claims).catch(() => undefined);
        const { sub: userId, did: deviceId, gen: generation } = verified?.payload ?? {};
        return userId && typeof deviceId === 'string' && typeof generation === 'string'
            ? { userId, deviceId, generation }
            : undefined;
    }
}
function signingKey(secret) {
    const bytes = new TextEncoder().encode(secret);
    if (bytes.length < 32)
        throw new Error('The secret for access tokens must be at least 32 bytes long.');
    return {
        id: createHmac('sha256', bytes).update('nuzzle key id').digest('base64url').slice(0, 11),
        // Imported once: given bytes, jose would import a key for every token.
        key: crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']),
    };
}
/**
 * Makes a refresh token: its session's family, and 32 random bytes. Only hashes of them are stored.
 * @param previous the token that it replaces; without one, it starts a new family
 */
export const newRefreshToken = (previous) => `${previous ? tokenFamily(previous) : randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
/** Whether a text looks like the refresh tokens that `newRefreshToken` makes, whether or not a session has it. */
export const isRefreshToken = (text) => /^[\w-]{22}\.[\w-]{43}$/.test(text);
/**
 * The part that all refresh tokens of a session share. It is secret: only a holder of such a token knows it.
 */
export const tokenFamily = (refreshToken) => refreshToken.split('.', 1)[0];
//# sourceMappingURL=tokens.js.map