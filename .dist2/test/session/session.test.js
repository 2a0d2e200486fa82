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
import { SignJWT } from 'jose';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { caller, newOwner } from '../support/client.js';
import { faults, messagesOf } from '../support/faults.js';
const app = await startApp();
const anybody = caller(app.url);
const me = '{ me { id username email timeZone } }';
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken user { id } } }';
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken expiresAt user { id } } }';
const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }';
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const guess = (at) => `a${at}: logIn(input: { username: "mina", password: "guess number ${at}" }) { accessToken }`;
const minutes = (count) => count * 60_000;
test('an owner signs up, and logs in by username or email in any letter case', async () => {
    const { signUp: signed } = await anybody.request(signUp, {
        input: {
            username: 'Mina_1',
            email: 'Mina@Example.com',
            password: 'correct horse',
            timeZone: 'Asia/Seoul',
        },
    });
    for (const username of ['Mina_1', 'MINA_1', 'mina@example.COM']) {
        const { logIn: session } = await anybody.request(logIn, {
            input: { username, password: 'correct horse' },
        });
        expect(session.user.id).toBe(signed.user.id);
        expect(await caller(app.url, session.accessToken).request(me)).toEqual({
            me: { id: signed.user.id, username: 'Mina_1', email: 'mina@example.com', timeZone: 'Asia/Seoul' },
        });
    }
    const activities = await app.database.query('SELECT activity_type AS type FROM activities WHERE user_id = $1', [signed.user.id]);
    expect(activities).toEqual(Array.from({ length: 4 }, () => ({ type: 'LOGIN' })));
});
test('the password is stored as argon2id and the refresh token as a hash', async () => {
    const owner = await newOwner(app.url);
    const [user] = await app.database.query('SELECT password FROM users WHERE id = $1', [
        owner.id,
    ]);
    expect(user?.password).toMatch(/^\$argon2id\$/);
    expect(user.password.length).toBeLessThanOrEqual(100);
    const [session] = await app.database.query(`SELECT to_jsonb(sessions)::text AS stored FROM sessions WHERE user_id = $1`, [owner.id]);
    expect(session?.stored).not.toContain(owner.refreshToken);
});
test('a wrong password and an unknown username get the same error', async () => {
    const owner = await newOwner(app.url);
    const wrong = await anybody.requestError(logIn, {
        input: { username: owner.username, password: 'not it, really' },
    });
    const unknown = await anybody.requestError(logIn, {
        input: { username: 'nobody_here', password: 'not it, really' },
    });
    expect(wrong.extensions.code).toBe('INVALID_CREDENTIALS');
    expect(unknown).toEqual(wrong);
});
test('of parallel sign-ups with one username in several letter cases, one succeeds', async () => {
    const names = ['Twin', 'twin', 'TWIN', 'ｔｗｉｎ', 'tWin', 'twIN'];
    const answers = await Promise.all(names.map((username, at) => anybody.send(signUp, {
        input: { username, email: `twin${at}@example.com`, password: 'correct horse' },
    })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const { errors } of answers)
        if (errors)
            expect(errors[0]?.extensions).toEqual({
                code: 'CONFLICT',
                fields: faults({ username: 'Is already taken.' }),
            });
    expect(await app.database.query("SELECT 1 FROM users WHERE username_key = 'twin'")).toHaveLength(1);
});
test('a taken username and a taken email are reported together', async () => {
    const owner = await newOwner(app.url);
    const error = await anybody.requestError(signUp, {
        input: {
            username: owner.username.toUpperCase(),
            email: `${owner.username.toUpperCase()}@EXAMPLE.com`,
            password: 'correct horse',
        },
    });
    expect(error.extensions).toEqual({
        code: 'CONFLICT',
        fields: faults({ username: 'Is already taken.', email: 'Is already taken.' }),
    });
});
test('logging out closes the sockets of that session with 4403, and no other sockets', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const { logIn: second } = await anybody.request(logIn, {
            input: { username: owner.username, password: owner.password },
        });
        const gone = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const stays = __addDisposableResource(env_1, openTestSocket(app.url, second.accessToken), true);
        await Promise.all([gone.connected, stays.connected]);
        await owner.request('mutation { logOut { loggedOut } }');
        expect((await gone.closed).code).toBe(4403);
        expect(await stays.subscribe('{ me { id } }').next()).toEqual({ me: { id: owner.id } });
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
test('one operation cannot try a hundred passwords', async () => {
    const error = await anybody.requestError(`mutation { ${Array.from({ length: 100 }, (_, at) => guess(at)).join(' ')} }`);
    expect(error.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ query: 'Must request less at once.' }),
        cost: expect.any(Number),
        limit: 30_000,
    });
});
test('logging out ends the session and no other', async () => {
    const owner = await newOwner(app.url);
    const { logIn: second } = await anybody.request(logIn, {
        input: { username: owner.username, password: owner.password },
    });
    expect(await owner.request('mutation { logOut { loggedOut } }')).toEqual({ logOut: { loggedOut: true } });
    expect((await owner.requestError(me)).extensions.code).toBe('UNAUTHENTICATED');
    const spent = await anybody.requestError(refresh, { input: { refreshToken: owner.refreshToken } });
    expect(spent.extensions.code).toBe('UNAUTHENTICATED');
    expect((await caller(app.url, second.accessToken).request(me)).me.id).toBe(owner.id);
});
test('an access token expires after 15 minutes', async () => {
    const owner = await newOwner(app.url);
    app.clock.ahead = minutes(14);
    expect((await owner.request(me)).me.id).toBe(owner.id);
    app.clock.ahead = minutes(16);
    const error = await owner.requestError(me);
    app.clock.ahead = 0;
    expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
    expect(error.message).toContain('expired');
});
test('malformed, unsigned, foreign and missing tokens are rejected', async () => {
    const owner = await newOwner(app.url);
    const [header, payload, signature] = owner.token.split('.');
    const foreign = await new SignJWT({ sid: '1' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(owner.id)
        .setIssuer('nuzzle')
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode('another secret that is also 32 bytes long'));
    const bad = [
        undefined,
        'x',
        `${header}.${payload}`,
        `${header}.${payload}.${signature.slice(1)}`,
        `${header}.${encode({ sub: '1', sid: '1', iss: 'nuzzle', exp: 9e9 })}.${signature}`,
        `${encode({ alg: 'none' })}.${payload}.`,
        foreign,
    ];
    for (const token of bad) {
        const error = await caller(app.url, token).requestError(me);
        const reason = token === undefined ? 'NO_TOKEN' : 'TOKEN_INVALID';
        expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED', reason });
    }
    const basic = await caller(app.url, undefined, { authorization: 'Basic abc' }).requestError(me);
    expect(basic.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
});
test('access is recorded at most once a minute, and not for background requests', async () => {
    const owner = await newOwner(app.url);
    const lastActive = async () => (await app.database.query('SELECT last_active_at AS at FROM users WHERE id = $1', [
        owner.id,
    ]))[0].at.getTime();
    const start = await lastActive();
    await owner.request(me);
    expect(await lastActive()).toBe(start);
    await app.database.moveClock(minutes(2));
    await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(me);
    await owner.request(refresh, { input: { refreshToken: owner.refreshToken } });
    expect(await lastActive()).toBe(start);
    await owner.request(me);
    const recorded = await lastActive();
    expect(recorded - start).toBeGreaterThanOrEqual(minutes(2));
    await owner.request(me);
    expect(await lastActive()).toBe(recorded);
    await app.database.moveClock(0);
});
test('a new password ends every other session and its sockets, and the old password no longer works', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const elsewhere = (await caller(app.url).request(logIn, { input: { username: owner.username, password: owner.password } })).logIn;
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, elsewhere.accessToken), true);
        await socket.connected;
        const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }';
        const wrong = await owner.requestError(change, {
            input: { currentPassword: 'not the right one', newPassword: 'a new one that is good' },
        });
        expect(wrong.extensions).toEqual({
            code: 'BAD_USER_INPUT',
            fields: faults({ currentPassword: 'This password is wrong.' }),
        });
        const short = await owner.requestError(change, {
            input: { currentPassword: owner.password, newPassword: 'short' },
        });
        expect(messagesOf(short.extensions)).toHaveProperty('newPassword');
        const input = { currentPassword: owner.password, newPassword: 'a new one that is good' };
        expect(await owner.request(change, { input })).toEqual({ changePassword: { endedSessions: 1 } });
        expect((await socket.closed).code).toBe(4403);
        expect((await caller(app.url, elsewhere.accessToken).requestError(me)).extensions.code).toBe('UNAUTHENTICATED');
        expect((await owner.request(me)).me).toBeDefined();
        expect((await caller(app.url).requestError(logIn, {
            input: { username: owner.username, password: owner.password },
        })).extensions.code).toBe('INVALID_CREDENTIALS');
        expect((await caller(app.url).request(logIn, {
            input: { username: owner.username, password: input.newPassword },
        })).logIn).toBeDefined();
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
//# sourceMappingURL=session.test.js.map