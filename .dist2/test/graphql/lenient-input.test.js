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
import { caller, newOwner } from '../support/client.js';
import { pushEnvironment } from '../support/push-service.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { WebSocket } from 'ws';
const app = await startApp({ ...pushEnvironment(), RUN: 'api' });
const anybody = caller(app.url);
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken user { email timeZone locale } } }';
const newName = () => `p_${randomBytes(6).toString('hex')}`;
test.each([' ', '\t', '\u00a0', '\n'])('an email address may end with %j, wherever one is given', async (blank) => {
    const name = newName();
    const address = `${name}@example.com`;
    const password = 'correct horse';
    const { signUp: signed } = await anybody.request(signUp, {
        input: { username: name, email: `${address}${blank}`, password },
    });
    expect(signed.user.email).toBe(address);
    const literal = `mutation { requestPasswordReset(input: { email: ${JSON.stringify(`${blank}${address}${blank}`)} }) { requested } }`;
    expect((await anybody.request(literal)).requestPasswordReset.requested).toBe(true);
    const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { user { email } } }';
    const { logIn: found } = await anybody.request(logIn, {
        input: { login: `${address}${blank}`, password },
    });
    expect(found.user.email).toBe(address);
});
test.each(['', ' ', 'Etc/Unknown', 'etc/unknown'])('the time zone %j counts as none', async (timeZone) => {
    const name = newName();
    const input = { username: name, email: `${name}@example.com`, password: 'correct horse', timeZone };
    const { signUp: signed } = await anybody.request(signUp, { input });
    expect(signed.user.timeZone).toBeNull();
    const owner = caller(app.url, signed.accessToken);
    const update = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { timeZone } } }';
    await owner.request(update, { input: { timeZone: 'Asia/Seoul' } });
    expect((await owner.request(update, { input: { timeZone } })).updateAccount.user.timeZone).toBeNull();
    const settings = 'mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { user { id } } }';
    const quietHours = { from: '22:00', to: '07:00' };
    const { extensions } = await owner.requestError(settings, { input: { quietHours, timeZone } });
    expect(extensions.fields).toMatchObject([{ path: 'timeZone', code: 'REQUIRED' }]);
});
test.each([
    ['22:30:00.000', '22:30:00'],
    ['22:30:59.999', '22:30:59'],
    ['22:30', '22:30:00'],
])('quiet hours may start at %s', async (from, kept) => {
    const owner = await newOwner(app.url);
    const settings = `mutation ($input: UpdateOutreachSettingsInput!) {
    updateOutreachSettings(input: $input) { user { outreach { quietHours { from to } } } } }`;
    const input = { quietHours: { from, to: '07:00:00.000' }, timeZone: 'Asia/Seoul' };
    const { updateOutreachSettings: changed } = await owner.request(settings, { input });
    expect(changed.user.outreach.quietHours).toEqual({ from: kept, to: '07:00:00' });
    const same = await owner.requestError(settings, {
        input: { ...input, quietHours: { from: '07:00', to: '07:00:00.000' } },
    });
    expect(same.extensions.fields).toMatchObject([{ path: 'quietHours', code: 'NOT_ALLOWED' }]);
});
const register = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { pushSubscription { id } } }`;
const newEndpoint = () => `https://93.184.216.34/push/${randomBytes(9).toString('base64url')}`;
const newKeys = (encoding) => {
    const curve = createECDH('prime256v1');
    curve.generateKeys();
    return { p256dh: curve.getPublicKey(encoding), auth: randomBytes(16).toString(encoding) };
};
const asUrl = (text) => Buffer.from(text, 'base64').toString('base64url');
const padded = ({ p256dh, auth }) => ({
    p256dh: p256dh.padEnd(88, '='),
    auth: auth.padEnd(24, '='),
});
test('PushSubscription.toJSON() is taken as it is, with keys in base64 of any kind', async () => {
    const url = newKeys('base64url');
    for (const keys of [url, padded(url), newKeys('base64'), padded(newKeys('base64'))]) {
        const owner = await newOwner(app.url);
        for (const expirationTime of [null, 1_900_000_000_000.5, undefined]) {
            // As a browser makes it.
            const json = JSON.parse(JSON.stringify({ endpoint: newEndpoint(), expirationTime, keys }));
            const { registerPushSubscription: made } = await owner.request(register, { input: json });
            expect(made.pushSubscription.id).toMatch(/^\d+$/);
        }
        const kept = await app.database.query('SELECT DISTINCT p256dh, auth FROM push_subscriptions WHERE user_id = $1', [owner.id]);
        expect(kept).toEqual([{ p256dh: asUrl(keys.p256dh), auth: asUrl(keys.auth) }]);
    }
});
test('the keys beside the endpoint still work, and the two places exclude each other', async () => {
    const owner = await newOwner(app.url);
    const keys = newKeys('base64url');
    await owner.request(register, { input: { endpoint: newEndpoint(), ...keys } });
    const faultsOf = async (input) => (await owner.requestError(register, { input: { endpoint: newEndpoint(), ...input } })).extensions.fields.map(({ path, code }) => [path, code]);
    expect(await faultsOf({})).toEqual([['keys', 'REQUIRED']]);
    expect(await faultsOf({ auth: keys.auth })).toEqual([['p256dh', 'REQUIRED']]);
    expect(await faultsOf({ keys, p256dh: keys.p256dh })).toEqual([['p256dh', 'NOT_ALLOWED']]);
    expect(await faultsOf({ keys: { p256dh: 'x', auth: 'y' } })).toEqual([
        ['keys.p256dh', 'INVALID_FORMAT'],
        ['keys.auth', 'INVALID_FORMAT'],
    ]);
    expect(await faultsOf({ keys: {} })).toEqual([
        ['keys.p256dh', 'REQUIRED'],
        ['keys.auth', 'REQUIRED'],
    ]);
});
test('logIn takes a login or the earlier username, exactly one of them', async () => {
    const owner = await newOwner(app.url);
    const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { user { id } } }';
    const { password, username, id } = owner;
    for (const input of [{ login: username }, { username }, { login: `${username}@example.com` }])
        expect((await anybody.request(logIn, { input: { ...input, password } })).logIn.user.id).toBe(id);
    const both = await anybody.requestError(logIn, { input: { login: username, username, password } });
    expect(both.extensions.fields).toMatchObject([{ path: 'username', code: 'NOT_ALLOWED' }]);
    const none = await anybody.requestError(logIn, { input: { password: 7 } });
    expect(none.extensions.fields.map(({ path }) => path)).toEqual(['password', 'login']);
});
test.each([{ variables: '' }, { operationName: '' }, { variables: '', operationName: '', extensions: '' }])('a request with %j runs, over HTTP and over a socket', async (empty) => {
    const request = { query: '{ webPushKey }', ...empty };
    const post = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
    });
    expect(await post.json()).toEqual({ data: { webPushKey: expect.any(String) } });
    const query = new URLSearchParams(request);
    const get = await fetch(`${app.url}/graphql?${query.toString()}`, {
        headers: { 'apollo-require-preflight': '1' },
    });
    expect(await get.json()).toEqual({ data: { webPushKey: expect.any(String) } });
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const answer = await new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
        socket.on('open', () => socket.send('{"type":"connection_init"}'));
        socket.on('message', (data) => {
            const frame = JSON.parse(data.toString());
            if (frame.type === 'connection_ack')
                socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: request }));
            if (frame.type === 'next' || frame.type === 'error')
                resolve(frame.payload);
        });
    });
    expect(answer).toEqual({ data: { webPushKey: expect.any(String) } });
    socket.removeAllListeners('close');
    socket.terminate();
});
test('parameters that are neither an object nor empty are still refused', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        for (const body of [{ variables: '{}' }, { variables: 7 }, { operationName: 7 }]) {
            const response = await fetch(`${app.url}/graphql`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ query: '{ webPushKey }', ...body }),
            });
            expect([body, response.status]).toEqual([body, 400]);
        }
        const socket = __addDisposableResource(env_1, openTestSocket(app.url), true);
        await socket.connected;
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
//# sourceMappingURL=lenient-input.test.js.map