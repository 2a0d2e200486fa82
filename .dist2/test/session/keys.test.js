import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const oldSecret = testEnvironment('')['TOKEN_SECRET'];
const newSecret = 'the next secret of all tests, which guards nothing';
const me = '{ me { id } }';
/** Starts a process with a secret and a previous one, and says which tokens it accepts. */
async function accepts(owners, secret, previous = '') {
    const process = await app.another({ TOKEN_SECRET: secret, TOKEN_SECRET_PREVIOUS: previous });
    const answers = await Promise.all(owners.map(({ token }) => caller(process.url, token).send(me)));
    await process.close();
    return answers.map(({ errors }) => !errors);
}
test('a process accepts tokens of its own secret and of the previous one, and of no other', async () => {
    const changed = await app.another({ TOKEN_SECRET: newSecret, TOKEN_SECRET_PREVIOUS: oldSecret });
    const owners = [await newOwner(app.url), await newOwner(changed.url)];
    expect(await accepts(owners, oldSecret)).toEqual([true, false]);
    expect(await accepts(owners, oldSecret, newSecret)).toEqual([true, true]);
    expect(await accepts(owners, newSecret, oldSecret)).toEqual([true, true]);
    expect(await accepts(owners, newSecret)).toEqual([false, true]);
});
test('a token names its key, and the name does not reveal the secret', async () => {
    const [first, second] = [await newOwner(app.url), await newOwner(app.url)];
    const { kid } = decodeProtectedHeader(first.token);
    expect(kid).toMatch(/^[\w-]{11}$/);
    expect(decodeProtectedHeader(second.token).kid).toBe(kid);
    expect(Buffer.from(oldSecret).toString('base64url')).not.toContain(kid);
});
/** Signs a token for an owner as another version or an attacker would. */
const sign = (owner, secret, header = {}, expiry = '5m') => new SignJWT({ sid: decodeJwt(owner.token)['sid'] })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .setIssuer('nuzzle')
    .setSubject(owner.id)
    .setIssuedAt()
    .setExpirationTime(expiry)
    .sign(new TextEncoder().encode(secret));
test('a token of version 0.1, which names no key, is valid until it expires', async () => {
    const owner = await newOwner(app.url);
    const changed = await app.another({ TOKEN_SECRET: newSecret, TOKEN_SECRET_PREVIOUS: oldSecret });
    const token = await sign(owner, oldSecret);
    for (const { url } of [app, changed])
        expect((await caller(url, token).request(me)).me.id).toBe(owner.id);
    app.clock.ahead = 6 * 60_000;
    for (const { url } of [app, changed])
        expect((await caller(url, token).requestError(me)).message).toContain('expired');
    app.clock.ahead = 0;
});
test('a token that names a key is verified with that key alone', async () => {
    const owner = await newOwner(app.url);
    const { url } = await app.another({ TOKEN_SECRET: newSecret, TOKEN_SECRET_PREVIOUS: oldSecret });
    const kid = decodeProtectedHeader(owner.token).kid;
    const forged = [
        await sign(owner, newSecret, { kid }),
        await sign(owner, oldSecret, { kid: 'unknown' }),
        await sign(owner, 'a secret that nobody has set, of 32 bytes', { kid }),
        await sign(owner, 'a secret that nobody has set, of 32 bytes'),
        // The id of a key is no key.
        await sign(owner, kid.repeat(3), { kid }),
        await sign(owner, createHmac('sha256', kid).digest('hex'), { kid }),
    ];
    for (const token of forged)
        expect((await caller(url, token).requestError(me)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await caller(url, await sign(owner, oldSecret, { kid })).request(me)).me.id).toBe(owner.id);
});
test('ACCESS_TOKEN_TTL and REFRESH_TOKEN_TTL set how long tokens are valid', async () => {
    const { url } = await app.another({ ACCESS_TOKEN_TTL: '2m', REFRESH_TOKEN_TTL: '3h' });
    const { id, token, refreshToken } = await newOwner(url);
    const { exp, iat } = decodeJwt(token);
    expect(exp - iat).toBe(120);
    const refresh = 'mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }';
    await app.database.moveClock(3 * 3_600_000 + 1);
    const late = await caller(url).requestError(refresh, { token: refreshToken });
    await app.database.moveClock(0);
    expect(late.extensions.code).toBe('UNAUTHENTICATED');
    const [row] = await app.database.query('SELECT extract(epoch FROM expires_at - last_seen_at)::int AS seconds FROM sessions WHERE user_id = $1', [id]);
    expect(row.seconds).toBe(3 * 3_600);
});
//# sourceMappingURL=keys.test.js.map