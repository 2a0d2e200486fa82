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
import { until } from '../support/absence.js';
import { caller, newOwner } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp({ RUN: 'api', SESSIONS_PER_OWNER: '4' });
const list = '{ me { sessions { id device address createdAt lastSeenAt expiresAt current } } }';
const end = 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { endedSessionId } }';
const everywhere = 'mutation ($input: LogOutEverywhereInput!) { logOutEverywhere(input: $input) { endedSessions } }';
const logInDocument = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }';
const minute = 60_000;
const day = 1_440 * minute;
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const agents = [
    [chrome, 'Chrome on Windows'],
    [
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
        'Safari on iPhone',
    ],
    [
        'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
        'Chrome on Android',
    ],
    ['okhttp/4.12.0', 'okhttp'],
    ['Nuzzle/1.2 (iPhone; iOS 17.5)', 'Nuzzle on iPhone'],
    ['\u0080\u00ff', null],
    [`${'x'.repeat(5_000)}/1`, 'x'.repeat(60)],
];
/** Logs an owner in on one more device. */
async function logIn(owner, userAgent = chrome) {
    const device = caller(app.url, undefined, { 'user-agent': userAgent });
    const input = { username: owner.username, password: owner.password };
    const { accessToken, refreshToken } = (await device.request(logInDocument, { input })).logIn;
    return { token: accessToken, refreshToken };
}
const sessionsOf = async (token) => (await caller(app.url, token).request(list)).me.sessions;
const codeOf = async (token) => (await caller(app.url, token).send('{ me { id } }')).errors?.[0]?.extensions.code;
/** How long after its log-in a session was last seen, in milliseconds. */
const seenAfter = ({ createdAt, lastSeenAt }) => Date.parse(lastSeenAt) - Date.parse(createdAt);
test.each(agents.map(([userAgent, device]) => [device, userAgent]))('a device is called %s by its user agent', async (name, userAgent) => {
    const owner = await newOwner(app.url);
    const { token } = await logIn(owner, userAgent);
    const current = (await sessionsOf(token)).find((session) => session.current);
    expect(current).toMatchObject({ device: name, address: '127.0.0.1' });
});
test('an address with a long zone is cut', async () => {
    const { url } = await app.another({ TRUST_PROXY: 'loopback' });
    const owner = await newOwner(app.url);
    const device = caller(url, undefined, { 'x-forwarded-for': `fe80::1%${'z'.repeat(500)}` });
    const input = { username: owner.username, password: owner.password };
    const { logIn: session } = await device.request(logInDocument, { input });
    await device.request('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }', { token: session.refreshToken });
    const current = (await sessionsOf(session.accessToken)).find((one) => one.current);
    expect(current.address).toBe(`fe80::1%${'z'.repeat(37)}`);
});
test('sessions are listed from the last seen on, with the times of the database', async () => {
    const owner = await newOwner(app.url);
    await app.database.moveClock(minute);
    const phone = await logIn(owner);
    await app.database.moveClock(2 * minute);
    await caller(app.url).request('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }', { token: owner.refreshToken });
    const sessions = await sessionsOf(owner.token);
    await app.database.moveClock(0);
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    expect(seenAfter(sessions[0])).toBeGreaterThan(2 * minute - 1);
    expect(seenAfter(sessions[1])).toBeLessThan(minute);
    for (const session of sessions)
        expect(Date.parse(session.expiresAt) - Date.parse(session.lastSeenAt)).toBe(30 * day);
    expect((await sessionsOf(phone.token)).map(({ current }) => current)).toEqual([false, true]);
});
test('a query and a mutation write nothing to the session', async () => {
    const owner = await newOwner(app.url);
    const stored = () => app.database.query('SELECT xmin::text, * FROM sessions WHERE user_id = $1', [owner.id]);
    const before = await stored();
    await app.database.moveClock(10 * minute);
    await owner.request('{ me { id } }');
    await owner.request('mutation { createPet(input: { name: "Coco", persona: "a cat" }) { pet { id } } }');
    await app.database.moveClock(0);
    expect(await stored()).toEqual(before);
});
test('endSession ends one session and closes its sockets', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const phone = await logIn(owner);
        const gone = __addDisposableResource(env_1, openTestSocket(app.url, phone.token), true);
        const stays = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        await Promise.all([gone.connected, stays.connected]);
        const { id } = (await sessionsOf(owner.token)).find(({ current }) => !current);
        expect(await owner.request(end, { id })).toEqual({ endSession: { endedSessionId: id } });
        expect((await gone.closed).code).toBe(4403);
        expect(await codeOf(phone.token)).toBe('UNAUTHENTICATED');
        expect(await stays.subscribe('{ me { id } }').next()).toEqual({ me: { id: owner.id } });
        expect(await sessionsOf(owner.token)).toHaveLength(1);
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
test("another owner's session, an ended one and an invented one are the same NOT_FOUND", async () => {
    const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
    const phone = await logIn(owner);
    const [{ id: ended }] = (await sessionsOf(phone.token));
    await caller(app.url, phone.token).request('mutation { logOut { loggedOut } }');
    const [{ id: strangers }] = (await sessionsOf(stranger.token));
    const errors = [];
    for (const id of [strangers, ended, '999999999'])
        errors.push(await owner.requestError(end, { id }));
    for (const error of errors)
        expect(error).toMatchObject({ message: 'No such session.', extensions: { code: 'NOT_FOUND' } });
    expect(await codeOf(stranger.token)).toBeUndefined();
    const invalid = await owner.requestError(end, { id: 'x' });
    expect(invalid.extensions.fields).toEqual(faults({ sessionId: 'Must be an ID.' }));
});
test.each([
    [{}, 3, 'UNAUTHENTICATED'],
    [{ exceptThis: false }, 3, 'UNAUTHENTICATED'],
    [{ exceptThis: true }, 2, undefined],
])('logOutEverywhere %j ends %i of three sessions', async (input, count, code) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
        const others = [await logIn(owner), await logIn(owner)];
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, others[0].token), true);
        await socket.connected;
        expect(await owner.request(everywhere, { input })).toEqual({ logOutEverywhere: { endedSessions: count } });
        expect((await socket.closed).code).toBe(4403);
        for (const { token } of others)
            expect(await codeOf(token)).toBe('UNAUTHENTICATED');
        expect(await codeOf(owner.token)).toBe(code);
        expect(await codeOf(stranger.token)).toBeUndefined();
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
});
test('one session too many ends the one that was not seen for longest, and its sockets', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        await app.database.moveClock(minute);
        const second = await logIn(owner);
        await app.database.moveClock(2 * minute);
        await logIn(owner);
        // The oldest is seen again.
        await caller(app.url).request('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }', { token: owner.refreshToken });
        await app.database.moveClock(3 * minute);
        await logIn(owner);
        expect(await sessionsOf(owner.token)).toHaveLength(4);
        const socket = __addDisposableResource(env_3, openTestSocket(app.url, second.token), true);
        await socket.connected;
        await app.database.moveClock(4 * minute);
        await logIn(owner);
        expect(await sessionsOf(owner.token)).toHaveLength(4);
        expect((await socket.closed).code).toBe(4403);
        await app.database.moveClock(0);
        expect(await codeOf(second.token)).toBe('UNAUTHENTICATED');
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
});
test('parallel log-ins leave no more sessions than the limit', async () => {
    const owner = await newOwner(app.url);
    const others = await Promise.all(Array.from({ length: 8 }, () => logIn(owner)));
    const live = await Promise.all(others.map(({ token }) => codeOf(token)));
    expect(live.filter((code) => code === undefined)).toHaveLength(4);
});
test('an owner with more sessions than any limit, from an older version, gets a list of a hundred', async () => {
    const owner = await newOwner(app.url);
    await app.database.query(`INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at)
     SELECT $1, 'old ' || n, 'old', clock() + interval '1 day' FROM generate_series(1, 150) n`, [owner.id]);
    expect(await sessionsOf(owner.token)).toHaveLength(100);
    await logIn(owner);
    const left = await app.database.query('SELECT 1 FROM active_sessions WHERE user_id = $1', [owner.id]);
    expect(left).toHaveLength(4);
});
test('a job removes sessions that ended 30 days ago, in batches, with what they registered', async () => {
    const owner = await newOwner(app.url);
    const addSessions = (name, count, expiry, revoked = 'NULL') => app.database.query(`INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at, revoked_at)
       SELECT $1::bigint, '${name} ' || n || ' of ' || $1::text, 'x', ${expiry}, ${revoked} FROM generate_series(1, ${count}) n`, [owner.id]);
    await addSessions('long ended', 2_500, "clock() - interval '31 days'");
    await addSessions('just ended', 2, "clock() - interval '29 days'", "clock() - interval '29 days'");
    await app.database.query(`INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
     SELECT user_id, id, 'https://push.example.com/' || family_hash, 'key', 'auth' FROM sessions
     WHERE user_id = $1 AND family_hash LIKE '% ended 1 of %'`, [owner.id]);
    await app.another({ RUN: 'jobs' });
    const left = await until(() => app.database.query(`SELECT left(family_hash, 10) AS name FROM sessions WHERE user_id = $1 AND family_hash LIKE '% ended%' ORDER BY name`, [owner.id]), (rows) => rows.length <= 2);
    expect(left).toEqual([{ name: 'just ended' }, { name: 'just ended' }]);
    const pushes = await app.database.query('SELECT 1 FROM push_subscriptions JOIN sessions ON sessions.id = session_id WHERE sessions.user_id = $1', [owner.id]);
    expect(pushes).toHaveLength(1);
    expect(await codeOf(owner.token)).toBeUndefined();
});
//# sourceMappingURL=sessions.test.js.map