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
import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { OwnersSecurityLog } from '../../src/activity/security-log.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openMetrics } from '../../src/metrics.js';
import { OwnerQueues } from '../../src/user/owner-queue.js';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }';
const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }';
const minute = 60_000;
const activitiesOf = async (owner) => (await owner.request('{ me { activities(first: 100) { edges { node { type metadata } } } } }')).me.activities.edges
    .map(({ node }) => node)
    .toReversed();
/** Waits until the owner has these activities, which are recorded after the answer. */
async function expectActivities(owner, ...types) {
    const found = await until(() => activitiesOf(owner), (activities) => activities.length >= types.length);
    expect(found.map(({ type }) => type)).toEqual(types);
    return found;
}
const guess = (owner, url = app.url) => caller(url).requestError(logIn, { input: { username: owner.username, password: 'not it, really' } });
test('an owner reads where a log-in came from', async () => {
    const owner = await newOwner(app.url);
    const phone = caller(app.url, undefined, { 'user-agent': 'Nuzzle/1.2 (iPhone; iOS 17.5)' });
    await phone.request(logIn, { input: { username: owner.username, password: owner.password } });
    const [, second] = await expectActivities(owner, 'LOGIN', 'LOGIN');
    expect(second.metadata).toEqual({
        sessionId: expect.any(String),
        device: 'Nuzzle on iPhone',
        address: '127.0.0.1',
    });
});
test('failed log-ins are recorded once a minute, also by several processes', async () => {
    const owner = await newOwner(app.url);
    const other = await app.another();
    await Promise.all(Array.from({ length: 10 }, (_, at) => guess(owner, at % 2 ? app.url : other.url)));
    await expectActivities(owner, 'LOGIN', 'LOGIN_FAILED');
    app.clock.ahead = minute;
    await app.database.moveClock(minute);
    await guess(owner);
    await expectActivities(owner, 'LOGIN', 'LOGIN_FAILED', 'LOGIN_FAILED');
    // Nothing more was on its way.
    await other.close();
    expect(await activitiesOf(owner)).toHaveLength(3);
    app.clock.ahead = 0;
    await app.database.moveClock(0);
});
const events = [
    [
        'PASSWORD_WRONG',
        (owner) => owner.requestError('mutation { deleteAccount(input: { password: "wrong" }) { deletedUserId } }'),
    ],
    [
        'PASSWORD_CHANGE',
        (owner) => owner.request('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }', {
            input: { currentPassword: owner.password, newPassword: 'another that is good' },
        }),
    ],
    [
        'EXPORT',
        (owner) => owner.request('mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }', {
            password: owner.password,
        }),
    ],
];
test.each(events)('%s is an activity of its owner', async (type, cause) => {
    const owner = await newOwner(app.url);
    await cause(owner);
    const [, activity] = await expectActivities(owner, 'LOGIN', type);
    expect(activity.metadata).toMatchObject({ address: '127.0.0.1', sessionId: expect.any(String) });
});
test('each way to end a session is an activity of its owner', async () => {
    const owner = await newOwner(app.url);
    const other = async () => (await caller(app.url).request(logIn, { input: { username: owner.username, password: owner.password } }))
        .logIn;
    await caller(app.url, (await other()).accessToken).request('mutation { logOut { loggedOut } }');
    await expectActivities(owner, 'LOGIN', 'LOGIN', 'LOGOUT');
    await other();
    const { me } = await owner.request('{ me { sessions { id current } } }');
    const { id } = me.sessions.find(({ current }) => !current);
    await owner.request('mutation ($id: ID!) { endSession(input: { sessionId: $id }) { endedSessionId } }', {
        id,
    });
    const ended = await expectActivities(owner, 'LOGIN', 'LOGIN', 'LOGOUT', 'LOGIN', 'SESSION_END');
    expect(ended.at(-1).metadata).toMatchObject({ sessionId: id });
    const stolen = await other();
    const first = (await caller(app.url).request(refresh, { input: { refreshToken: stolen.refreshToken } }))
        .refreshSession;
    await caller(app.url).request(refresh, { input: { refreshToken: first.refreshToken } });
    await caller(app.url).requestError(refresh, { input: { refreshToken: stolen.refreshToken } });
    const before = ['LOGIN', 'LOGIN', 'LOGOUT', 'LOGIN', 'SESSION_END', 'LOGIN', 'TOKEN_REUSED'];
    await expectActivities(owner, ...before);
    await other();
    await owner.request('mutation { logOutEverywhere(input: { exceptThis: true }) { endedSessions } }');
    await expectActivities(owner, ...before, 'LOGIN', 'LOGOUT_EVERYWHERE');
});
test('activities are filtered by a type of the security log', async () => {
    const owner = await newOwner(app.url);
    await guess(owner);
    await expectActivities(owner, 'LOGIN', 'LOGIN_FAILED');
    const { me } = await owner.request('{ me { activities(type: LOGIN_FAILED) { edges { node { type metadata } } } } }');
    expect(me.activities.edges).toEqual([
        { node: { type: 'LOGIN_FAILED', metadata: { device: expect.any(String), address: '127.0.0.1' } } },
    ]);
});
test('a flood of reports is counted, recorded once a minute, and bounded over all owners', async () => {
    const owner = await newOwner(app.url);
    const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 2), logger: () => undefined });
    const metrics = openMetrics();
    const log = openLog(readConfig({ LOG_LEVEL: 'silent' }));
    const security = new OwnersSecurityLog({ em: orm.em, ownerQueue: new OwnerQueues(), log, metrics }, () => new Date());
    const client = { address: '203.0.113.7', userAgent: 'okhttp/4.12.0' };
    for (let at = 0; at < 200; at++)
        security.report(client, 'LIMIT_REACHED', { ownerId: owner.id, limit: 'messages' });
    security.report(client, 'LIMIT_REACHED', { limit: 'logIn' });
    const unrecorded = async () => (await metrics.security.unrecorded.get()).values[0].value;
    expect(await unrecorded()).toBe(0);
    // Owners who do not exist: 99 reports wait beside the first one.
    for (let at = 0; at < 150; at++)
        security.report(client, 'LOGIN_FAILED', { ownerId: String(1_000_000 + at) });
    expect(await unrecorded()).toBe(51);
    // It stops only when everything is recorded.
    await security.close();
    await orm.close(true);
    expect((await activitiesOf(owner)).slice(1)).toEqual([
        { type: 'LIMIT_REACHED', metadata: { limit: 'messages', device: 'okhttp', address: '203.0.113.7' } },
    ]);
    expect(await unrecorded()).toBe(51);
    expect((await metrics.security.events.get()).values).toEqual([
        expect.objectContaining({ labels: { event: 'LIMIT_REACHED' }, value: 201 }),
        expect.objectContaining({ labels: { event: 'LOGIN_FAILED' }, value: 150 }),
    ]);
});
const database = await openTestDatabase();
afterAll(() => database.drop());
test('each event is one line with owner and address, without what somebody typed, and is counted', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const adminToken = 'the-token-of-an-operator-is-long-enough';
        const running = __addDisposableResource(env_1, await startProcess({
            ...testEnvironment(database.url),
            RUN: 'api',
            LOG_LEVEL: 'info',
            TRUST_PROXY: 'loopback',
            ADMIN_TOKEN: adminToken,
        }), true);
        const { url } = running;
        const owner = await newOwner(url);
        const from = caller(url, undefined, { 'x-forwarded-for': '203.0.113.7' });
        const typed = ['hunter2 is my password', 'nobody_is_called_so', 'nobody@typed.example'];
        for (const username of [owner.username, typed[1], typed[2]])
            await from.requestError(logIn, { input: { username, password: typed[0] } });
        const { refreshSession } = await from.request(refresh, { input: { refreshToken: owner.refreshToken } });
        await from.request(refresh, { input: { refreshToken: refreshSession.refreshToken } });
        await from.requestError(refresh, { input: { refreshToken: owner.refreshToken } });
        const session = (await from.request(logIn, { input: { username: owner.username, password: owner.password } })).logIn;
        const { exportMyData } = await caller(url, session.accessToken).request('mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }', { password: owner.password });
        await (await fetch(`${url}${exportMyData.url}`)).text();
        await caller(url, session.accessToken).request('mutation ($password: String!) { deleteAccount(input: { password: $password }) { deletedUserId } }', { password: owner.password });
        await running.waitForOutput('ACCOUNT_DELETE');
        const lines = running.output
            .split('\n')
            .filter((line) => line.startsWith('{') && line.includes('"event"'))
            .map((line) => JSON.parse(line));
        expect(lines.map(({ event, ownerId, address }) => [event, ownerId, address])).toEqual([
            ['LOGIN', owner.id, '127.0.0.1'],
            ['LOGIN_FAILED', owner.id, '203.0.113.7'],
            ['LOGIN_FAILED', undefined, '203.0.113.7'],
            ['LOGIN_FAILED', undefined, '203.0.113.7'],
            ['TOKEN_REUSED', owner.id, '203.0.113.7'],
            ['LOGIN', owner.id, '203.0.113.7'],
            ['EXPORT', owner.id, '127.0.0.1'],
            ['EXPORT_DOWNLOAD', owner.id, '127.0.0.1'],
            ['ACCOUNT_DELETE', owner.id, '127.0.0.1'],
        ]);
        const secrets = [...typed, owner.username, owner.password, owner.token, owner.refreshToken];
        for (const secret of [...secrets, session.refreshToken, exportMyData.url])
            expect(JSON.stringify(lines)).not.toContain(secret);
        const metrics = await (await fetch(`${url}/admin/metrics`, { headers: { authorization: `Bearer ${adminToken}` } })).text();
        expect(metrics).toContain('nuzzle_security_events_total{event="LOGIN_FAILED"} 3');
        expect(metrics).toContain('nuzzle_security_unrecorded_total 0');
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
//# sourceMappingURL=security-log.test.js.map