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
import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { limits } from '../../src/limits.js';
import { until } from '../support/absence.js';
import { newOwner, newPet, } from '../support/client.js';
import { pushEnvironment } from '../support/push-service.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const allowed = 3;
const hour = 3600;
const token = 'the-token-of-the-operator-which-is-long';
const app = await startApp({ ...pushEnvironment(), RUN: 'api', ADMIN_TOKEN: token });
const unknown = () => `nobody_${randomBytes(4).toString('hex')}`;
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { user { id } } }';
const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const say = ({ owner, pet }) => ({
    query: send,
    token: owner.token,
    input: { chatRoomId: pet.roomId, content: randomBytes(4).toString('hex') },
    answer: 'data',
});
/** What each limit counts, and whether a refusal is HTTP 429 because nothing of the operation ran. */
const tries = {
    'log-in-account': ({ owner }) => ({
        query: logIn,
        input: { username: owner.username, password: 'a wrong one' },
        answer: 'INVALID_CREDENTIALS',
    }),
    'log-in-device': ({ owner, deviceToken }) => ({
        query: logIn,
        input: { username: owner.username, password: 'a wrong one', deviceToken },
        answer: 'INVALID_CREDENTIALS',
    }),
    'log-in-devices': ({ owner, deviceToken }) => ({
        query: logIn,
        input: { username: owner.username, password: 'a wrong one', deviceToken },
        answer: 'INVALID_CREDENTIALS',
    }),
    'log-in-address': () => ({
        query: logIn,
        input: { username: unknown(), password: 'a wrong one' },
        answer: 'INVALID_CREDENTIALS',
    }),
    'sign-up': () => ({
        query: 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }',
        input: { username: unknown(), email: `${unknown()}@example.com`, password: 'correct horse battery' },
        answer: 'data',
    }),
    password: ({ owner }) => ({
        query: 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }',
        token: owner.token,
        input: { currentPassword: 'a wrong one', newPassword: 'another good password' },
        answer: 'BAD_USER_INPUT',
    }),
    'refresh-session': () => ({
        query: 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }',
        input: { refreshToken: 'no such token' },
        answer: 'UNAUTHENTICATED',
    }),
    'messages-minute': say,
    'messages-day': say,
    'operations-owner': ({ owner }) => ({ query: '{ me { id } }', token: owner.token, answer: 'data' }),
    'operations-address': () => ({ query: '{ __typename }', answer: 'data' }),
    export: ({ owner }) => ({
        query: 'mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) { url } }',
        input: { password: owner.password },
        token: owner.token,
        answer: 'data',
    }),
    'push-registrations': ({ owner }) => ({
        query: 'mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { pushSubscription { id } } }',
        token: owner.token,
        input: {
            endpoint: `https://93.184.216.34/push/${randomBytes(9).toString('base64url')}`,
            p256dh: createECDH('prime256v1').generateKeys('base64url'),
            auth: randomBytes(16).toString('base64url'),
        },
        answer: 'data',
    }),
};
test('every limit has its try, except those that other parts consume', () => {
    expect(Object.keys(limits).filter((name) => !(name in tries))).toEqual([
        'email-address',
        'email-reset',
        'email-recipient',
    ]);
});
/** Everything that the database has, except the counts, and the activities that tell owners of them. */
async function contents() {
    const tables = await app.database.query(`SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'rate_limits' AND relname NOT LIKE 'activities%' ORDER BY relname`);
    const sums = [];
    for (const { name } of tables) {
        const [row] = await app.database.query(`SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) AS sum FROM "${name}" AS row`);
        sums.push(`${name} ${row.sum}`);
    }
    return sums.join('\n');
}
async function post(url, { query, input, token: access }) {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(access && { authorization: `Bearer ${access}` }) },
        body: JSON.stringify({ query, variables: { input } }),
    });
    return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()),
    };
}
const refusals = async (url) => {
    const response = await fetch(`${url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return response.text();
};
test.each(Object.entries(tries))('%s refuses after its count, says until when, and changes nothing', async (name, make) => {
    const owner = await newOwner(app.url);
    const { logIn: again } = await owner.request('mutation ($input: LogInInput!) { logIn(input: $input) { deviceToken } }', { input: { username: owner.username, password: owner.password } });
    const world = { owner, pet: await newPet(owner), deviceToken: again.deviceToken };
    const { setting } = limits[name];
    const limited = await app.another({ [setting]: `${allowed}/1h` });
    for (let count = 1; count <= allowed; count++) {
        const one = make(world);
        const { body } = await post(limited.url, one);
        expect([count, body.errors?.[0]?.extensions.code ?? 'data']).toEqual([count, one.answer]);
    }
    const before = await contents();
    for (let more = 1; more <= 2; more++) {
        const { status, headers, body } = await post(limited.url, make(world));
        const { retryAfterSeconds, ...extensions } = body.errors[0].extensions;
        expect(extensions).toEqual({ code: 'RATE_LIMITED' });
        expect(retryAfterSeconds).toBeGreaterThan(hour - 300);
        expect(retryAfterSeconds).toBeLessThanOrEqual(hour);
        expect(status).toBe(name.startsWith('operations-') ? 429 : 200);
        expect(headers.get('retry-after')).toBe(String(retryAfterSeconds));
        expect(headers.get('ratelimit-policy')).toBe(`"${name}";q=${allowed};w=${hour}`);
        expect(headers.get('ratelimit')).toBe(`"${name}";r=0;t=${retryAfterSeconds}`);
    }
    expect(await contents()).toBe(before);
    expect(await refusals(limited.url)).toContain(`nuzzle_limits_refused_total{limit="${name}"} 2\n`);
});
test('operations over a socket count too, and a window ends', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const limited = await app.another({ LIMIT_OPERATIONS_OWNER: '1/2s' });
        const socket = __addDisposableResource(env_1, openTestSocket(limited.url, owner.token), true);
        const ask = () => socket.subscribe('{ me { id } }').nextResult();
        expect((await ask()).data.me.id).toBe(owner.id);
        // On a busy machine the window may have ended before the next one comes.
        const { errors } = await until(ask, (result) => result.errors !== undefined);
        const { retryAfterSeconds, ...extensions } = errors[0].extensions;
        expect(extensions).toEqual({ code: 'RATE_LIMITED' });
        expect([1, 2]).toContain(retryAfterSeconds);
        await until(ask, (result) => result.data?.me.id === owner.id);
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
test('documents that cannot run count like others, over HTTP and sockets', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        // Earlier tests came from this address too.
        await app.database.query('DELETE FROM rate_limits');
        const limited = await app.another({ LIMIT_OPERATIONS_ADDRESS: `${allowed}/1h` });
        const broken = [
            '{',
            '{ nothing }',
            '{ me { id ',
            'query ($n: Int!) { me { pets(first: $n) { totalCount } } }',
        ];
        const statuses = [];
        for (const query of broken)
            statuses.push((await post(limited.url, { query, answer: 'data' })).status);
        expect(statuses.slice(0, allowed)).not.toContain(429);
        expect(statuses[allowed]).toBe(429);
        const socket = __addDisposableResource(env_2, openTestSocket(limited.url), true);
        expect((await socket.subscribe('{').nextError()).extensions.code).toBe('RATE_LIMITED');
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
//# sourceMappingURL=each-limit.test.js.map