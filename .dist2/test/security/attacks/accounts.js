import { expect } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose';
import { testEnvironment } from '../../support/app.js';
import { newOwner } from '../../support/client.js';
import { graph, http, socket, subscribeFrame } from './send.js';
import { page } from './world.js';
const tokenSecret = testEnvironment('')['TOKEN_SECRET'];
const invalidCredentials = { status: 200, code: 'INVALID_CREDENTIALS', data: undefined };
const unauthenticated = { status: 200, code: 'UNAUTHENTICATED', data: undefined };
const create = 'mutation { createPet(input: { name: "Nabi", persona: "forged" }) { pet { id } } }';
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { email emailVerified pendingEmail } } }';
const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }';
const resetPassword = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { endedSessions } }';
const requestReset = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }';
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token like the victim's, signed anew. */
async function forge({ victim }, change) {
    const { sub, sid } = decodeJwt(victim.token);
    const { kid } = decodeProtectedHeader(victim.token);
    const header = { alg: 'HS256', kid, ...change.header };
    const token = new SignJWT({
        sub,
        sid,
        iss: change.issuer ?? 'nuzzle',
        ...change.claims,
    }).setProtectedHeader(header);
    if (change.expiry !== 0)
        token.setExpirationTime(change.expiry ?? '5m');
    if (change.audience !== undefined)
        token.setAudience(change.audience);
    return token.sign(new TextEncoder().encode(change.secret ?? tokenSecret));
}
/** Changes something with a token that is not good. */
const forged = (name, tokenOf) => ({
    line: 'API2',
    name,
    send: async (world) => graph(world.url, create, {}, { as: await tokenOf(world) }),
    seen: unauthenticated,
});
const swapped = ({ victim, mallory }) => {
    const [header, payload, signature] = mallory.token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return `${header}.${encode({ ...claims, sub: victim.id })}.${signature}`;
};
/** Confirms something with a wrong password. */
const unconfirmed = (name, query) => ({
    line: 'API2',
    name: `${name} with a stolen access token and without the password`,
    send: ({ url, victim }) => graph(url, query, {}, { as: victim }),
    seen: { status: 200, code: 'BAD_USER_INPUT' },
});
let cookie = '';
let replaced = '';
let ended;
/** Signs up with the cookie. */
async function withCookie(url) {
    const username = `c_${randomBytes(6).toString('hex')}`;
    const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
    const { headers } = await graph(url, signUp, { input }, { headers: { origin: page, 'nuzzle-refresh': 'cookie' } });
    cookie = headers['set-cookie'].split(';', 1)[0];
}
/** Uses the cookie of somebody's browser. */
const withTheirCookie = (name, headers, seen) => ({
    line: 'API2',
    name,
    first: ({ url }) => withCookie(url),
    send: ({ url }) => graph(url, refresh, { input: {} }, { headers: { cookie, ...headers } }),
    seen: { ...seen, headers: { ...seen.headers, 'set-cookie': undefined } },
});
/** The two answers that must not differ, as one. */
const compare = (one, other) => one.status === other.status && one.text === other.text
    ? one
    : { ...one, code: `${one.status} ${one.text} is not ${other.status} ${other.text}` };
/** The shortest of a few times, in milliseconds. */
async function shortest(run) {
    const times = [];
    for (let n = 0; n < 4; n++) {
        const start = performance.now();
        await run();
        times.push(performance.now() - start);
    }
    return Math.min(...times);
}
const nobody = () => `n_${randomBytes(6).toString('hex')}`;
/** Attacks on authentication: tokens, log-in, refresh, the cookie, links of mails, and what answers tell of accounts. */
export const accountAttacks = [
    forged('forges a token without a signature', ({ victim }) => {
        const { sub, sid } = decodeJwt(victim.token);
        return new UnsecuredJWT({ sid }).setIssuer('nuzzle').setSubject(sub).setExpirationTime('5m').encode();
    }),
    forged('forges a token with the algorithm "none" in another case', ({ victim }) => {
        const [, payload] = victim.token.split('.');
        return `${encode({ alg: 'nOnE', typ: 'JWT' })}.${payload}.`;
    }),
    forged('forges a token without its signature', ({ victim }) => victim.token.replace(/[^.]+$/, '')),
    forged('forges a token with a key of its own', (w) => forge(w, { secret: 'a key of thirty-two bytes or more' })),
    forged('forges a token with an empty name of a key', (w) => forge(w, { header: { kid: '' } })),
    forged('forges a token whose key is a file', (w) => forge(w, { header: { kid: '../../../../dev/null' }, secret: '\0'.repeat(32) })),
    forged('forges a token whose key is SQL', (w) => forge(w, { header: { kid: "' UNION SELECT 'key" }, secret: 'key'.repeat(12) })),
    forged('forges a token that brings its own key', (w) => forge(w, {
        header: { jwk: { kty: 'oct', k: Buffer.from('k'.repeat(32)).toString('base64url') } },
        secret: 'k'.repeat(32),
    })),
    forged('forges a token whose key is the name of the key', (w) => {
        const { kid } = decodeProtectedHeader(w.victim.token);
        return forge(w, { secret: createHmac('sha256', kid).digest('hex') });
    }),
    forged('forges a token with another algorithm of the same key', (w) => forge(w, { header: { alg: 'HS512' } })),
    forged('uses a token that has expired', (w) => forge(w, { expiry: Math.floor(Date.now() / 1000) - 60 })),
    forged('uses a token that never expires', (w) => forge(w, { expiry: 0 })),
    forged('uses a token of another issuer', (w) => forge(w, { issuer: 'another' })),
    forged('uses a token of a session that does not exist', (w) => forge(w, { claims: { sid: '999999999' } })),
    forged("uses a token of its own session with the victim's id", ({ mallory, ...w }) => forge({ mallory, ...w }, { claims: { sid: decodeJwt(mallory.token)['sid'] } })),
    forged('changes the owner in its own token', swapped),
    forged('uses a device token as an access token', ({ deviceToken }) => deviceToken),
    forged('uses a refresh token as an access token', ({ victim }) => victim.refreshToken),
    forged('sends a token of 8,000 characters', () => 'x'.repeat(8_000)),
    {
        line: 'API2',
        name: 'uses a token after its session has ended',
        first: async ({ url }) => {
            ended = await newOwner(url);
            await ended.request('mutation { logOut { loggedOut } }');
        },
        send: ({ url }) => graph(url, create, {}, { as: ended }),
        seen: unauthenticated,
    },
    {
        line: 'API2',
        name: 'sends a token in the address',
        send: ({ url, victim }) => http(`${url}/graphql?access_token=${victim.token}&query={me{id}}`, {
            headers: { 'apollo-require-preflight': '1', cookie: `access_token=${victim.token}` },
        }),
        seen: unauthenticated,
    },
    {
        line: 'API2',
        name: 'sends a token by another scheme',
        send: ({ url, victim }) => graph(url, create, {}, { headers: { authorization: `Basic ${Buffer.from(`x:${victim.token}`).toString('base64')}` } }),
        seen: unauthenticated,
    },
    {
        line: 'API2',
        name: 'opens a socket with a forged token',
        send: async (w) => socket(w.url, [subscribeFrame('{ me { id } }')], {
            as: await forge(w, { secret: 'a key of thirty-two bytes or more' }),
        }),
        seen: { status: 101, close: 4403 },
    },
    {
        line: 'API2',
        name: 'opens a socket with a device token',
        send: (w) => socket(w.url, [subscribeFrame('{ me { id } }')], { as: w.deviceToken }),
        seen: { status: 101, close: 4403 },
    },
    {
        line: 'API2',
        name: 'subscribes without a token',
        send: ({ url }) => socket(url, [subscribeFrame('subscription { petMessageAdded { node { content } } }')]),
        seen: { status: 101, code: 'UNAUTHENTICATED' },
    },
    {
        line: 'API2',
        name: 'learns whether a username exists from the answer to a log-in',
        send: async ({ url, victim }) => compare(await graph(url, logIn, { input: { username: victim.username, password: 'wrong password' } }), await graph(url, logIn, { input: { username: nobody(), password: 'wrong password' } })),
        seen: invalidCredentials,
    },
    {
        line: 'API2',
        name: 'learns whether an address exists from the answer to a log-in',
        send: async ({ url, email }) => compare(await graph(url, logIn, { input: { username: email, password: 'wrong password' } }), await graph(url, logIn, {
            input: { username: `${nobody()}@example.com`, password: 'wrong password' },
        })),
        seen: invalidCredentials,
    },
    {
        line: 'API2',
        name: 'learns whether an account exists from the time of a log-in',
        send: async ({ url, victim }) => {
            const attempt = (username) => graph(url, logIn, { input: { username, password: 'wrong password' } });
            const known = await shortest(() => attempt(victim.username));
            const unknown = await shortest(() => attempt(nobody()));
            // Hashing takes nearly all of it, and takes place for both.
            return {
                text: '',
                data: unknown > known / 3 && known > unknown / 3 ? 'as long' : `${known} ms, ${unknown} ms`,
            };
        },
        seen: { data: 'as long' },
    },
    {
        line: 'API2',
        name: 'learns whether an address exists by asking for a new password',
        send: async ({ url, email }) => compare(await graph(url, requestReset, { input: { email } }), await graph(url, requestReset, { input: { email: `${nobody()}@example.com` } })),
        seen: { status: 200, code: undefined, data: { requestPasswordReset: { requested: true } } },
        // Each has a mail to write; the one to nobody is never sent.
        changes: ['mails'],
    },
    {
        line: 'API2',
        name: 'learns whether an address exists by signing up with it',
        send: async ({ url, email }) => {
            const join = async (address) => {
                const seen = await graph(url, signUp, {
                    input: { username: nobody(), email: address, password: 'correct horse battery' },
                });
                return { ...seen, text: seen.text.replaceAll(address, 'ADDRESS') };
            };
            return compare(await join(email), await join(`${nobody()}@example.com`));
        },
        seen: { status: 200, code: undefined },
        // Both create an account, neither of which has the address.
        changes: ['users', 'sessions', 'activities', 'outreach_due', 'notifications', 'mails', 'mail_links'],
    },
    {
        line: 'API2',
        name: 'learns whether an address exists by changing to it',
        send: async ({ url, mallory, email }) => {
            const change = async (address) => {
                const seen = await graph(url, 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { email pendingEmail } } }', { input: { email: address, currentPassword: mallory.password } }, { as: mallory });
                return { ...seen, text: seen.text.replaceAll(address, 'ADDRESS') };
            };
            return compare(await change(email), await change(`${nobody()}@example.com`));
        },
        seen: { status: 200, code: undefined },
        changes: ['users', 'mails', 'mail_links'],
    },
    {
        line: 'API2',
        name: 'logs in with an empty password',
        send: ({ url, victim }) => graph(url, logIn, { input: { username: victim.username, password: '' } }),
        seen: invalidCredentials,
    },
    {
        line: 'API2',
        name: 'logs in as an erased account',
        send: ({ url }) => graph(url, logIn, { input: { username: '~01', password: '~01' } }),
        seen: invalidCredentials,
    },
    ...['123456789', 'password1', 'qwertyuiop'].map((password) => ({
        line: 'API2',
        name: `signs up with the password ${password}`,
        send: ({ url }) => graph(url, signUp, { input: { username: nobody(), email: `${nobody()}@example.com`, password } }),
        seen: { status: 200, code: 'BAD_USER_INPUT', fields: { password: expect.any(String) } },
    })),
    {
        line: 'API2',
        name: 'uses a refresh token that was replaced before',
        first: async ({ url, app }) => {
            const { refreshToken } = await newOwner(url);
            replaced = refreshToken;
            await graph(url, refresh, { input: { refreshToken } });
            await app.database.moveClock(60_000);
        },
        send: async ({ url, app }) => {
            const seen = await graph(url, refresh, { input: { refreshToken: replaced } });
            await app.database.moveClock(0);
            return seen;
        },
        seen: unauthenticated,
        // Somebody has a copy, so the session ends.
        changes: ['sessions'],
    },
    {
        line: 'API2',
        name: 'guesses a refresh token',
        send: ({ url }) => graph(url, refresh, {
            input: {
                refreshToken: `${randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`,
            },
        }),
        seen: unauthenticated,
    },
    {
        line: 'API2',
        name: 'uses an access token as a refresh token',
        send: ({ url, victim }) => graph(url, refresh, { input: { refreshToken: victim.token } }),
        seen: { status: 200, code: 'BAD_USER_INPUT' },
    },
    withTheirCookie('uses the cookie from another site', { origin: 'https://evil.example', 'nuzzle-refresh': 'cookie' }, { status: 403, code: 'FORBIDDEN', headers: { 'access-control-allow-origin': undefined } }),
    withTheirCookie('uses the cookie without an origin', { 'nuzzle-refresh': 'cookie' }, { status: 403, code: 'FORBIDDEN' }),
    withTheirCookie('uses the cookie from a page in a sandbox', { origin: 'null', 'nuzzle-refresh': 'cookie' }, { status: 403, code: 'FORBIDDEN' }),
    withTheirCookie('uses the cookie from a site whose name begins like a listed one', { origin: `${page}.evil.example`, 'nuzzle-refresh': 'cookie' }, { status: 403, code: 'FORBIDDEN' }),
    withTheirCookie('uses the cookie without the header that only scripts can send', { origin: page }, { status: 200, code: 'BAD_USER_INPUT' }),
    {
        line: 'API2',
        name: 'uses a link for a new password a second time',
        send: ({ url, usedLink }) => graph(url, resetPassword, { input: { token: usedLink, newPassword: 'another horse battery' } }),
        seen: { status: 200, code: 'BAD_USER_INPUT', fields: { token: expect.any(String) } },
    },
    {
        line: 'API2',
        name: 'changes a character of a link for a new password',
        send: ({ url, freshLink }) => {
            const token = `${freshLink.slice(0, -4)}${freshLink.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
            return graph(url, resetPassword, { input: { token, newPassword: 'another horse battery' } });
        },
        seen: { status: 200, code: 'BAD_USER_INPUT' },
    },
    {
        line: 'API2',
        name: 'uses a link for a new password after half an hour',
        send: async ({ url, app, freshLink }) => {
            await app.database.moveClock(31 * 60_000);
            const seen = await graph(url, resetPassword, {
                input: { token: freshLink, newPassword: 'another horse battery' },
            });
            await app.database.moveClock(0);
            return seen;
        },
        seen: { status: 200, code: 'BAD_USER_INPUT' },
    },
    {
        line: 'API2',
        name: 'uses a link for a new password to confirm an address',
        send: ({ url, freshLink }) => graph(url, 'mutation ($token: String!) { verifyEmail(input: { token: $token }) { confirmed } }', {
            token: freshLink,
        }),
        seen: { status: 200, code: 'BAD_USER_INPUT' },
    },
    {
        line: 'API2',
        name: 'opens the link of a mail without pressing its button',
        send: async ({ url, freshLink }) => {
            const { status, headers, text } = await http(`${url}/reset-password?token=${freshLink}`);
            return { status: status, headers: headers, text: text.slice(0, 0) };
        },
        seen: { status: 200, headers: { 'referrer-policy': 'no-referrer' } },
    },
    unconfirmed('changes the password', 'mutation { changePassword(input: { currentPassword: "wrong password", newPassword: "another horse battery" }) { endedSessions } }'),
    unconfirmed('deletes the account', 'mutation { deleteAccount(input: { password: "wrong password" }) { deletedUserId } }'),
    unconfirmed('exports the data', 'mutation { exportMyData(input: { password: "wrong password" }) { url } }'),
    unconfirmed('changes the address', 'mutation { updateAccount(input: { email: "mallory@example.com", currentPassword: "wrong password" }) { user { id } } }'),
    unconfirmed('changes the username', 'mutation { updateAccount(input: { username: "mallory_was_here" }) { user { id } } }'),
];
//# sourceMappingURL=accounts.js.map