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
import { expect, test } from '@jest/globals';
import { caller, newOwner } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp({ RUN: 'api' });
const other = await app.another();
const me = '{ me { id } }';
const document = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }';
const seconds = (count) => count * 1_000;
const day = seconds(86_400);
/** Refreshes with a token, which must succeed. */
const refresh = async (refreshToken, url = app.url) => (await caller(url).request(document, { input: { refreshToken } })).refreshSession;
/** Refreshes with a token, which must be refused; returns the code. */
const refusal = async (refreshToken, url = app.url) => (await caller(url).requestError(document, { input: { refreshToken } })).extensions.code;
const activeSessions = (owner) => app.database.query('SELECT id FROM active_sessions WHERE user_id = $1', [owner.id]);
const isLive = async (token) => !(await caller(app.url, token).send(me)).errors;
test('of twenty parallel refreshes with one token in two processes, all get the same successor', async () => {
    const owner = await newOwner(app.url);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => refresh(owner.refreshToken, at % 2 ? app.url : other.url)));
    const successors = new Set(answers.map(({ refreshToken }) => refreshToken));
    expect(successors.size).toBe(1);
    expect(successors).not.toContain(owner.refreshToken);
    expect(await activeSessions(owner)).toHaveLength(1);
    for (const { accessToken } of answers)
        expect(await isLive(accessToken)).toBe(true);
    // It continues the session once more.
    const [successor] = [...successors];
    expect((await refresh(successor)).refreshToken).not.toBe(successor);
});
test('a refresh whose answer was lost can be repeated for 30 seconds', async () => {
    const owner = await newOwner(app.url);
    const first = await refresh(owner.refreshToken);
    await app.database.moveClock(seconds(29));
    const second = await refresh(owner.refreshToken, other.url);
    await app.database.moveClock(0);
    expect(second.refreshToken).toBe(first.refreshToken);
    expect(await isLive(first.accessToken)).toBe(true);
});
test('a repeat does not lengthen the 30 seconds', async () => {
    const owner = await newOwner(app.url);
    await refresh(owner.refreshToken);
    await app.database.moveClock(seconds(20));
    await refresh(owner.refreshToken);
    await app.database.moveClock(seconds(40));
    expect(await refusal(owner.refreshToken)).toBe('UNAUTHENTICATED');
    await app.database.moveClock(0);
});
test('after 30 seconds, using a token again ends the session and closes its sockets, in every process', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const elsewhere = await caller(app.url).request('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }', { input: { username: owner.username, password: owner.password } });
        const { accessToken, refreshToken } = await refresh(owner.refreshToken);
        const here = __addDisposableResource(env_1, openTestSocket(app.url, accessToken), true);
        const there = __addDisposableResource(env_1, openTestSocket(other.url, owner.token), true);
        await Promise.all([here.connected, there.connected]);
        await app.database.moveClock(seconds(31));
        expect(await refusal(owner.refreshToken)).toBe('UNAUTHENTICATED');
        await app.database.moveClock(0);
        expect((await here.closed).code).toBe(4403);
        expect((await there.closed).code).toBe(4403);
        for (const token of [owner.token, accessToken])
            expect(await isLive(token)).toBe(false);
        expect(await refusal(refreshToken)).toBe('UNAUTHENTICATED');
        expect(await isLive(elsewhere.logIn.accessToken)).toBe(true);
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
});
test('a token older than the previous one ends the session, also within 30 seconds', async () => {
    const owner = await newOwner(app.url);
    const second = await refresh(owner.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(await refusal(owner.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await isLive(third.accessToken)).toBe(false);
    expect(await activeSessions(owner)).toEqual([]);
});
test('a session continues over a chain of refreshes in two processes', async () => {
    const owner = await newOwner(app.url);
    let { refreshToken } = owner;
    for (let at = 0; at < 10; at++) {
        await app.database.moveClock(at * 20 * day);
        ({ refreshToken } = await refresh(refreshToken, at % 2 ? app.url : other.url));
    }
    expect(await activeSessions(owner)).toHaveLength(1);
    await app.database.moveClock(0);
});
test('a token that an older version replaced gets no successor', async () => {
    const owner = await newOwner(app.url);
    const { refreshToken } = await refresh(owner.refreshToken);
    // As a process of version 0.1 refreshes.
    await app.database.query(`UPDATE sessions SET refresh_hash = repeat('0', 64) WHERE user_id = $1`, [
        owner.id,
    ]);
    expect(await refusal(owner.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await refusal(refreshToken)).toBe('UNAUTHENTICATED');
    expect(await activeSessions(owner)).toEqual([]);
});
test('an invented token ends no session', async () => {
    const owner = await newOwner(app.url);
    const { refreshToken } = owner;
    for (const token of ['', 'x', '.', refreshToken.slice(1), refreshToken.split('.').toReversed().join('.')])
        expect(await refusal(token)).toBe('UNAUTHENTICATED');
    expect(await isLive(owner.token)).toBe(true);
});
test('the database holds neither the token nor its successor', async () => {
    const owner = await newOwner(app.url);
    const { refreshToken } = await refresh(owner.refreshToken);
    const [row] = await app.database.query('SELECT to_jsonb(sessions)::text AS stored FROM sessions WHERE user_id = $1', [owner.id]);
    for (const token of [owner.refreshToken, refreshToken])
        for (const part of token.split('.'))
            expect(row.stored).not.toContain(part);
});
test('a token expires after 30 days, which ends its session and is no reuse', async () => {
    const owner = await newOwner(app.url);
    await app.database.moveClock(30 * day + 1);
    expect(await refusal(owner.refreshToken)).toBe('UNAUTHENTICATED');
    await app.database.moveClock(0);
    // Nobody revoked it.
    expect(await activeSessions(owner)).toHaveLength(1);
});
test('a refresh names the missing token', async () => {
    const error = await caller(app.url).requestError('mutation { refreshSession(input: {}) { accessToken } }');
    expect(error.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ refreshToken: 'This is required.' }),
    });
});
//# sourceMappingURL=refresh.test.js.map