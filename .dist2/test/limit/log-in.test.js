var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { hashPassword } from '../../src/session/password.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const allowed = 5;
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { deviceToken user { id } } }';
const app = await startApp({ RUN: 'api' });
const behindProxy = await app.another({
    TRUST_PROXY: 'loopback',
    LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h`,
    LIMIT_LOG_IN_DEVICE: `${allowed}/1h`,
    LIMIT_LOG_IN_DEVICES: `${2 * allowed}/1h`,
    LIMIT_PASSWORD: `${allowed}/1h`,
});
const byAddress = await app.another({ TRUST_PROXY: 'loopback', LIMIT_LOG_IN_ADDRESS: `${allowed}/1h` });
const open = await app.another({ LIMIT_LOG_IN_ADDRESS: `${allowed}/1h` });
const newAddress = () => [10, ...randomBytes(3)].join('.');
const tryFrom = async (url, address, input) => {
    const { data, errors } = await caller(url, undefined, { 'x-forwarded-for': address }).send(logIn, {
        input,
    });
    return errors ? { error: errors[0] } : data.logIn;
};
const wrong = (username) => ({ username, password: randomBytes(9).toString('hex') });
const right = ({ username, password }) => ({ username, password });
/** The answers to guesses one after another, without the exact time to wait. */
async function guess(username, times) {
    const answers = [];
    for (let count = 0; count < times; count++) {
        const { error } = await tryFrom(behindProxy.url, newAddress(), wrong(username));
        const { retryAfterSeconds, ...extensions } = error.extensions;
        answers.push([error.message, extensions, retryAfterSeconds !== undefined]);
    }
    return answers;
}
test('guesses from many addresses at once are held by name, in any letter case', async () => {
    const owner = await newOwner(app.url);
    const names = [owner.username, owner.username.toUpperCase()];
    const answers = await Promise.all(Array.from({ length: 60 }, async (_, at) => tryFrom(behindProxy.url, newAddress(), wrong(names[at % names.length]))));
    const codes = answers.map(({ error }) => error.extensions.code);
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(allowed);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(60 - allowed);
    // Even the right password is not looked at.
    const { error } = await tryFrom(behindProxy.url, newAddress(), right(owner));
    expect(error.extensions.code).toBe('RATE_LIMITED');
});
test('an account that does not exist answers like one that does', async () => {
    const owner = await newOwner(app.url);
    const known = await guess(owner.username, allowed + 2);
    expect(known.at(-1)).toEqual([expect.any(String), { code: 'RATE_LIMITED' }, true]);
    expect(await guess(`u_${randomBytes(6).toString('hex')}`, allowed + 2)).toEqual(known);
    const other = await newOwner(app.url);
    expect(await guess(`${other.username}@example.com`, allowed + 2)).toEqual(known);
    expect(await guess(`${randomBytes(6).toString('hex')}@example.com`, allowed + 2)).toEqual(known);
});
test('a limit that is reached does not tell which username and email address belong together', async () => {
    const owner = await newOwner(app.url);
    await guess(owner.username, allowed + 1);
    const [own] = await guess(`${owner.username}@example.com`, 1);
    const [foreign] = await guess(`${randomBytes(6).toString('hex')}@example.com`, 1);
    expect(own).toEqual(foreign);
    expect(own).toEqual([expect.any(String), { code: 'INVALID_CREDENTIALS' }, false]);
    // Nor the other way around.
    const other = await newOwner(app.url);
    await guess(`${other.username}@example.com`, allowed + 1);
    expect(await guess(other.username, 1)).toEqual([foreign]);
});
/** Fills what an asker may have waiting for passwords to be hashed, until it is disposed. */
function fillQueue(asker) {
    const end = new AbortController();
    const one = async () => {
        // Those that find no room try again in the next millisecond.
        while (!end.signal.aborted)
            await hashPassword(asker, 'a password').catch(() => delay(1));
    };
    const all = Promise.all(Array.from({ length: 80 }, one));
    return {
        asker,
        async [Symbol.asyncDispose]() {
            end.abort();
            await all;
        },
    };
}
test('a log-in whose password was never looked at does not count', async () => {
    const owner = await newOwner(app.url);
    const address = newAddress();
    {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const full = __addDisposableResource(env_1, fillQueue(`network ${address}`), true);
            expect(full.asker).toBeDefined();
            for (let count = 0; count < 2 * allowed; count++) {
                const { error } = await tryFrom(behindProxy.url, address, right(owner));
                expect([error?.extensions.code, error?.extensions.retryAfterSeconds]).toEqual(['RATE_LIMITED', 1]);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    expect((await tryFrom(behindProxy.url, address, right(owner))).user).toEqual({ id: owner.id });
});
test('a password of an owner that was never looked at does not count', async () => {
    const owner = await newOwner(app.url);
    const own = caller(behindProxy.url, owner.token);
    const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }`;
    const input = { currentPassword: owner.password, newPassword: 'a horse of my own' };
    {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const full = __addDisposableResource(env_2, fillQueue(`owner ${owner.id}`), true);
            expect(full.asker).toBeDefined();
            for (let count = 0; count < 2 * allowed; count++) {
                const { extensions } = await own.requestError(change, { input });
                expect([extensions.code, extensions.retryAfterSeconds]).toEqual(['RATE_LIMITED', 1]);
            }
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    await own.request(change, { input });
});
test('a successful log-in does not count', async () => {
    const owner = await newOwner(app.url);
    for (let count = 0; count < 3 * allowed; count++)
        expect((await tryFrom(behindProxy.url, newAddress(), right(owner))).user).toEqual({ id: owner.id });
});
test('an owner under attack logs in from a device that the account knows, and only from that', async () => {
    const owner = await newOwner(app.url);
    const { deviceToken } = await tryFrom(behindProxy.url, newAddress(), right(owner));
    const attacker = await newOwner(app.url);
    const { deviceToken: foreign } = await tryFrom(behindProxy.url, newAddress(), right(attacker));
    await guess(owner.username, allowed + 1);
    await guess(`${owner.username}@example.com`, allowed + 1);
    const known = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
    expect(known.user).toEqual({ id: owner.id });
    expect(known.deviceToken).toEqual(expect.any(String));
    // The token opens nothing, and others' tokens are of no use.
    expect((await caller(app.url, deviceToken).requestError('{ me { id } }')).extensions.code).toBe('UNAUTHENTICATED');
    const strange = [undefined, 'x', foreign, owner.token, `${deviceToken.slice(0, -2)}xx`];
    for (const token of strange) {
        const { error } = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken: token });
        expect(error.extensions.code).toBe('RATE_LIMITED');
    }
    app.clock.ahead = 366 * 86_400_000;
    const expired = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
    app.clock.ahead = 0;
    expect(expired.error.extensions.code).toBe('RATE_LIMITED');
    // A stolen device token allows as few guesses as a name.
    for (let count = 0; count < allowed; count++)
        await tryFrom(behindProxy.url, newAddress(), { ...wrong(owner.username), deviceToken });
    const held = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken });
    expect(held.error.extensions.code).toBe('RATE_LIMITED');
});
test('signUp gives a device token too', async () => {
    const username = `u_${randomBytes(6).toString('hex')}`;
    const input = { username, email: `${username}@example.com`, password: 'correct horse battery' };
    const { signUp } = await caller(app.url).request('mutation ($input: SignUpInput!) { signUp(input: $input) { deviceToken } }', { input });
    await guess(username, allowed + 1);
    const { user } = await tryFrom(behindProxy.url, newAddress(), {
        username,
        password: input.password,
        deviceToken: signUp.deviceToken,
    });
    expect(user).toBeDefined();
});
test('guesses from all devices that an account knows count together, and by address', async () => {
    const owner = await newOwner(app.url);
    const tokens = [];
    for (let count = 0; count < 4; count++)
        tokens.push((await tryFrom(behindProxy.url, newAddress(), right(owner))).deviceToken);
    const codes = [];
    for (const deviceToken of tokens.slice(0, 3))
        for (let count = 0; count < allowed - 1; count++) {
            const guessed = { ...wrong(owner.username), deviceToken };
            codes.push((await tryFrom(behindProxy.url, newAddress(), guessed)).error.extensions.code);
        }
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(2 * allowed);
    const held = await tryFrom(behindProxy.url, newAddress(), { ...right(owner), deviceToken: tokens[3] });
    expect(held.error.extensions.code).toBe('RATE_LIMITED');
    // The limit of an address counts guesses of known devices too.
    const address = newAddress();
    for (let count = 0; count < allowed; count++)
        await tryFrom(byAddress.url, address, { ...wrong(owner.username), deviceToken: tokens[0] });
    const { error } = await tryFrom(byAddress.url, address, { ...right(owner), deviceToken: tokens[0] });
    expect(error.extensions.code).toBe('RATE_LIMITED');
});
const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { deviceToken } }';
test('a new password ends device tokens, and the next refresh returns one that works', async () => {
    const owner = await newOwner(app.url);
    const { deviceToken: old } = await tryFrom(behindProxy.url, newAddress(), right(owner));
    const newPassword = 'a horse of my own';
    await owner.request(`mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }`, { input: { currentPassword: owner.password, newPassword } });
    await guess(owner.username, allowed + 1);
    const again = (deviceToken) => tryFrom(behindProxy.url, newAddress(), { username: owner.username, password: newPassword, deviceToken });
    expect((await again(old)).error.extensions.code).toBe('RATE_LIMITED');
    const { refreshSession } = await caller(app.url).request(refresh, {
        input: { refreshToken: owner.refreshToken },
    });
    expect((await again(refreshSession.deviceToken)).user).toEqual({ id: owner.id });
});
test('who resets the password logs in at once, in every process, whatever others guessed before', async () => {
    const owner = await newOwner(app.url);
    const email = `${owner.username}@example.com`;
    const others = await app.another({ TRUST_PROXY: 'loopback', LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h` });
    const token = randomBytes(32).toString('base64url');
    await app.database.query(`INSERT INTO mail_links (user_id, purpose, token_hash, address, expires_at)
     VALUES ($1, 'RESET_PASSWORD', $2, $3, clock() + interval '30 minutes')`, [owner.id, createHash('sha256').update(token).digest('hex'), email]);
    for (const name of [owner.username, email]) {
        await guess(name, allowed + 1);
        const { error } = await tryFrom(others.url, newAddress(), wrong(name));
        expect(error.extensions.code).toBe('RATE_LIMITED');
    }
    const password = 'a horse of my own';
    const { resetPassword } = await caller(behindProxy.url).request('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { deviceToken } }', { input: { token, newPassword: password } });
    for (const { url } of [behindProxy, others])
        for (const username of [owner.username, email])
            expect((await tryFrom(url, newAddress(), { username, password })).user).toEqual({ id: owner.id });
    // And also while others guess on.
    await guess(owner.username, allowed + 1);
    const known = { username: owner.username, password, deviceToken: resetPassword.deviceToken };
    expect((await tryFrom(behindProxy.url, newAddress(), known)).user).toEqual({ id: owner.id });
});
const networks = [
    ['an IPv4 address', () => '203.0.113.7'],
    ['an IPv4 address written as IPv6', () => '::ffff:203.0.113.8'],
    [
        'an IPv6 network of a customer',
        () => `2001:db8:0:1:${randomBytes(2).toString('hex')}::${randomBytes(1).toString('hex')}`,
    ],
];
test.each(networks)('guesses at many accounts are held by %s', async (_what, address) => {
    const codes = [];
    for (let count = 0; count < allowed + 2; count++) {
        const { error } = await tryFrom(byAddress.url, address(), wrong(`nobody_${count}_x`));
        codes.push(error.extensions.code);
    }
    expect(codes.indexOf('RATE_LIMITED')).toBe(allowed);
    // Somebody else is not held.
    const owner = await newOwner(app.url);
    for (const other of ['203.0.113.9', '2001:db8:0:2::1'])
        expect((await tryFrom(byAddress.url, other, right(owner))).user).toEqual({ id: owner.id });
});
test('an address that a stranger claims to have is ignored', async () => {
    const codes = [];
    for (let count = 0; count < allowed + 1; count++)
        codes.push((await tryFrom(open.url, newAddress(), wrong(`nobody_${count}_y`))).error.extensions.code);
    expect(codes.indexOf('RATE_LIMITED')).toBe(allowed);
});
test('the store holds no names, email addresses or addresses', async () => {
    const rows = await app.database.query('SELECT key FROM rate_limits');
    expect(rows.length).toBeGreaterThan(5);
    for (const { key } of rows)
        expect(key).toMatch(/^[a-z-]+:[\w-]{22}$/);
});
//# sourceMappingURL=log-in.test.js.map