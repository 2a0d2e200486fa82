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
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, } from '@apollo/client/core';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { expect, test } from '@jest/globals';
import { from, switchMap } from 'rxjs';
import { caller, newOwner } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const me = '{ me { id } }';
const create = 'mutation { createPet(input: { name: "Nabi", persona: "curious" }) { pet { id } } }';
const refresh = 'mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken } }';
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const logOut = 'mutation { logOut { loggedOut } }';
/** Sends an operation, and returns the status, the header and the first error. */
async function ask(query, { token, accept } = {}) {
    const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
            'content-type': 'application/json',
            ...(accept && { accept }),
            ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query }),
    });
    const { errors, data } = (await response.json());
    return {
        status: response.status,
        type: response.headers.get('content-type'),
        challenge: response.headers.get('www-authenticate'),
        extensions: errors?.[0].extensions,
        data,
    };
}
const refused = [
    ['NO_TOKEN', () => Promise.resolve(undefined), 'A valid access token is required.'],
    ['TOKEN_INVALID', ({ token }) => Promise.resolve(`${token}x`), 'The token is invalid. Log in again.'],
    [
        'SESSION_ENDED',
        async (owner) => {
            await owner.request(logOut);
            return owner.token;
        },
        'The session has ended. Log in again.',
    ],
];
test.each(refused)('UNAUTHENTICATED says %s', async (reason, tokenOf, message) => {
    const owner = await newOwner(app.url);
    const token = await tokenOf(owner);
    for (const query of [me, create]) {
        const error = await caller(app.url, token).requestError(query);
        expect(error).toMatchObject({ message, extensions: { code: 'UNAUTHENTICATED', reason } });
    }
});
test('an expired token says TOKEN_EXPIRED, over HTTP and on an open socket', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        await socket.connected;
        app.clock.ahead = 16 * 60_000;
        try {
            const error = await owner.requestError(me);
            expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
            const onSocket = await Promise.race([
                socket
                    .subscribe(me)
                    .nextError()
                    .then(({ extensions }) => extensions?.reason),
                socket.closed.then(({ code }) => code),
            ]);
            // Whichever comes first: the next check closes the socket.
            expect(['TOKEN_EXPIRED', 4403]).toContain(onSocket);
        }
        finally {
            app.clock.ahead = 0;
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
});
test('a socket is refused with the reason', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const invalid = __addDisposableResource(env_2, openTestSocket(app.url, 'not a token'), true);
        expect(await invalid.closed).toMatchObject({ code: 4403, reason: 'Access token invalid' });
        app.clock.ahead = 16 * 60_000;
        try {
            const env_3 = { stack: [], error: void 0, hasError: false };
            try {
                const expired = __addDisposableResource(env_3, openTestSocket(app.url, owner.token), true);
                expect(await expired.closed).toMatchObject({ code: 4403, reason: 'Access token expired' });
            }
            catch (e_2) {
                env_3.error = e_2;
                env_3.hasError = true;
            }
            finally {
                const result_2 = __disposeResources(env_3);
                if (result_2)
                    await result_2;
            }
        }
        finally {
            app.clock.ahead = 0;
        }
    }
    catch (e_3) {
        env_2.error = e_3;
        env_2.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_2);
        if (result_3)
            await result_3;
    }
});
test('an ended session says SESSION_ENDED, also to refreshSession, and a deleted account too', async () => {
    const owner = await newOwner(app.url);
    await owner.request(logOut);
    const anybody = caller(app.url);
    const spent = await anybody.requestError(refresh, { token: owner.refreshToken });
    expect(spent.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'SESSION_ENDED' });
    const nonsense = await anybody.requestError(refresh, { token: 'nonsense' });
    expect(nonsense.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
    const deleted = await newOwner(app.url);
    await deleted.request('mutation ($p: String!) { deleteAccount(input: { password: $p }) { deletedUserId } }', {
        p: deleted.password,
    });
    expect((await deleted.requestError(me)).extensions.reason).toBe('SESSION_ENDED');
});
test('a wrong name or password is INVALID_CREDENTIALS, without saying which', async () => {
    const owner = await newOwner(app.url);
    const anybody = caller(app.url);
    const wrong = await anybody.requestError(logIn, { input: { login: owner.username, password: 'not it' } });
    const unknown = await anybody.requestError(logIn, {
        input: { login: 'nobody_at_all', password: 'not it' },
    });
    expect(wrong.extensions).toEqual({ code: 'INVALID_CREDENTIALS' });
    expect(unknown).toEqual(wrong);
});
const spec = 'application/graphql-response+json';
const tooMuch = '{ me { pets(first: 100) { edges { node { chatRoom { messages(last: 100) { edges { node { content sender { __typename } } } } } } } } } }';
const wrongLogIn = 'mutation { logIn(input: { login: "nobody_at_all", password: "not it" }) { accessToken } }';
test.each([
    ['data', me, true, 200, 200],
    ['UNAUTHENTICATED', me, false, 200, 401],
    ['INVALID_CREDENTIALS', wrongLogIn, false, 200, 200],
    ['BAD_USER_INPUT', tooMuch, true, 400, 400],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }', true, 400, 400],
    ['GRAPHQL_PARSE_FAILED', '{', true, 400, 400],
])('the status of %s follows the media type', async (code, query, isOwner, json, specified) => {
    const token = isOwner ? (await newOwner(app.url)).token : undefined;
    const [old, plain, own] = [
        await ask(query, { token }),
        await ask(query, { token, accept: 'application/json' }),
        await ask(query, { token, accept: `${spec}, application/json;q=0.9` }),
    ];
    for (const answer of [old, plain]) {
        expect(answer.type).toMatch(/^application\/json/);
        expect(answer.status).toBe(json);
        expect(answer.challenge).toBeNull();
    }
    expect(own.type).toContain(spec);
    expect(own.status).toBe(specified);
    if (code === 'data')
        return;
    expect(own.extensions.code).toBe(code);
    // GraphQL over HTTP: an answer without `data` never has 2xx.
    if (own.data === undefined)
        expect(own.status).toBeGreaterThanOrEqual(400);
    expect(own.challenge).toBe(specified === 401 ? 'Bearer' : null);
});
test('the challenge of a token that is no longer valid says so', async () => {
    const answer = await ask(me, { token: 'nonsense', accept: spec });
    expect([answer.status, answer.challenge]).toEqual([401, 'Bearer error="invalid_token"']);
});
test('a link of Apollo Client that refreshes on UNAUTHENTICATED needs no list of exceptions', async () => {
    const owner = await newOwner(app.url);
    let tokens = { accessToken: owner.token, refreshToken: owner.refreshToken };
    const refreshes = [];
    const http = new HttpLink({ uri: `${app.url}/graphql` });
    const authorized = new SetContextLink(() => ({
        headers: { authorization: `Bearer ${tokens.accessToken}` },
    }));
    const link = ApolloLink.from([
        new ErrorLink(({ error, operation, forward }) => {
            if (!CombinedGraphQLErrors.is(error))
                return undefined;
            const { code, reason } = error.errors[0].extensions;
            if (code !== 'UNAUTHENTICATED')
                return undefined;
            refreshes.push(String(reason));
            const refreshed = caller(app.url).request(refresh, { token: tokens.refreshToken });
            return from(refreshed).pipe(switchMap(({ refreshSession }) => {
                tokens = refreshSession;
                return forward(operation);
            }));
        }),
        authorized,
        http,
    ]);
    const client = new ApolloClient({ cache: new InMemoryCache(), link });
    app.clock.ahead = 16 * 60_000;
    try {
        const { data } = await client.query({ query: gql(me), fetchPolicy: 'network-only' });
        expect(data.me.id).toBe(owner.id);
        expect(refreshes).toEqual(['TOKEN_EXPIRED']);
        const wrong = await client
            .mutate({ mutation: gql(logIn), variables: { input: { login: owner.username, password: 'not it' } } })
            .catch((one) => one);
        expect(CombinedGraphQLErrors.is(wrong) && wrong.errors[0].extensions).toEqual({
            code: 'INVALID_CREDENTIALS',
        });
        expect(refreshes).toHaveLength(1);
    }
    finally {
        app.clock.ahead = 0;
        client.stop();
    }
});
//# sourceMappingURL=auth-reasons.test.js.map