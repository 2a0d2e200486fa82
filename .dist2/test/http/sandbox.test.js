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
import { caller } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const production = { NODE_ENV: 'production' };
const page = async (url, path = '/graphql') => {
    const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    return { status: response.status, html: await response.text() };
};
test.each([
    ['in development', {}, true],
    ['in production', production, false],
    ['in production, if asked for', { ...production, SANDBOX: 'on' }, true],
    ['in development, if switched off', { SANDBOX: 'off' }, false],
])('Apollo Sandbox %s', async (_when, env, isServed) => {
    const other = await app.another(env);
    const { url } = other;
    for (const path of ['/graphql', '/graphql/']) {
        const { status, html } = await page(url, path);
        expect(status).toBe(200);
        expect(html.includes('EmbeddedSandbox')).toBe(isServed);
        expect(html.includes('Apollo Sandbox is switched off')).toBe(!isServed);
        expect(html.includes('apollographql.com')).toBe(isServed);
    }
    await other.close();
});
test('Sandbox reports nothing, keeps to this server, and sends no cookies', async () => {
    const { html } = await page(app.url);
    const config = JSON.parse(/embeddedSandboxConfig = (\{.*\});/.exec(html)[1]);
    expect(config).toMatchObject({
        runTelemetry: false,
        endpointIsEditable: false,
        initialState: { includeCookies: false, pollForSchemaUpdates: false },
    });
});
const asking = [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "User") { name } }',
    '{ a: __schema { types { name } } webPushKey }',
    'query { ...F } fragment F on Query { __type(name: "Pet") { name } }',
];
test.each([
    ['in development', {}, true],
    ['in production', production, false],
    ['in production, if asked for', { ...production, INTROSPECTION: 'on' }, true],
    ['in development, if switched off', { INTROSPECTION: 'off' }, false],
])('the schema can be asked for %s', async (_when, env, isAllowed) => {
    const other = await app.another(env);
    const { url } = other;
    {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const socket = __addDisposableResource(env_1, openTestSocket(url), true);
            for (const query of asking) {
                const results = [await caller(url).send(query), await socket.subscribe(query).nextResult()];
                for (const { data, errors } of results) {
                    if (isAllowed)
                        expect([data, errors]).toEqual([expect.any(Object), undefined]);
                    else
                        expect(errors.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
                }
            }
            // The name of a type is no question about the schema.
            expect(await caller(url).request('{ __typename }')).toEqual({ __typename: 'Query' });
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
    await other.close();
});
//# sourceMappingURL=sandbox.test.js.map