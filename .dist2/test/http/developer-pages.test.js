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
import { buildSchema, parse, validate } from 'graphql';
import { readFile } from 'node:fs/promises';
import { firstOperations } from '../../src/http/first-operations.js';
import { caller } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
const get = async (path, url = app.url) => {
    const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
    return { status: response.status, headers: response.headers, text: await response.text() };
};
const linksOf = (html) => [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link).filter((link) => link !== 'data:,');
test('the first page leads to the tools, which exist, and to the documents', async () => {
    const { status, headers, text } = await get('/');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const links = linksOf(text);
    expect(links).toEqual(expect.arrayContaining(['graphql', 'graphiql', 'docs/GRAPHQL.md']));
    for (const link of links)
        expect([link, (await get(`/${link}`)).status]).toEqual([link, 200]);
    expect((await get('/docs/GRAPHQL.md')).text).toBe(await readFile('docs/GRAPHQL.md', 'utf8'));
});
test('GraphiQL comes whole from this server', async () => {
    const { status, headers, text } = await get('/graphiql');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy');
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    const files = linksOf(text);
    expect(files).toHaveLength(4);
    for (const file of files) {
        expect(file).toMatch(/^graphiql\/[\w.-]+$/);
        const served = await get(`/${file}`);
        expect([file, served.status]).toEqual([file, 200]);
        expect(served.headers.get('content-type')).toMatch(file.endsWith('css') ? /^text\/css/ : /^text\/javascript/);
        expect(served.text.length).toBeGreaterThan(5_000);
    }
});
test.each([
    ['in production', { NODE_ENV: 'production' }, false],
    ['in production, if asked for', { NODE_ENV: 'production', SANDBOX: 'on' }, true],
    ['if switched off', { SANDBOX: 'off' }, false],
])('GraphiQL and the documents %s', async (_when, env, isServed) => {
    const other = await app.another({ RUN: 'api', ...env });
    expect((await get('/graphiql', other.url)).status).toBe(isServed ? 200 : 404);
    expect((await get('/graphiql/graphiql.min.js', other.url)).status).toBe(isServed ? 200 : 404);
    expect((await get('/docs/GRAPHQL.md', other.url)).status).toBe(isServed ? 200 : 404);
    const front = await get('/', other.url);
    expect(front.status).toBe(200);
    expect(linksOf(front.text).length > 0).toBe(isServed);
    await other.close();
});
const preparedIn = async () => {
    const { text } = await get('/graphql');
    return JSON.parse(/embeddedSandboxConfig = (\{.*\});/.exec(text)[1]).initialState;
};
test('Sandbox opens with the first operations, their variables and the header for the token', async () => {
    const { document, variables, headers } = await preparedIn();
    const parsed = parse(document);
    expect(validate(schema, parsed)).toEqual([]);
    expect(parsed.definitions.map((one) => 'name' in one && one.name?.value)).toEqual(firstOperations().map(({ name }) => name));
    expect(Object.keys(headers)).toEqual(['authorization']);
    // A header that is not filled in yet does not refuse the operation that gives the token.
    const { signUp } = await caller(app.url, undefined, headers).request(firstOperations()[0].query, variables);
    expect(signUp.accessToken).toEqual(expect.any(String));
});
test('the first operations run in their order, up to a pet’s answer on the socket', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { variables } = await preparedIn();
        const [signUp, createPet, send, follow, open] = firstOperations();
        const { accessToken } = (await caller(app.url).request(signUp.query, {
            owner: {
                ...variables.owner,
                username: `x${variables.owner.username}`,
                email: `x${variables.owner.email}`,
            },
        })).signUp;
        const owner = caller(app.url, accessToken);
        const { chatRoom } = (await owner.request(createPet.query, variables)).createPet.pet;
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, accessToken), true);
        const events = socket.subscribe(follow.query, { ...variables, chatRoomId: chatRoom.id });
        await socket.connected;
        await owner.request(send.query, { message: { ...variables.message, chatRoomId: chatRoom.id } });
        expect((await events.next()).messageAdded.node.type).toBe('USER');
        expect((await events.next()).messageAdded.node.type).toBe('PET');
        const { me } = await owner.request(open.query);
        expect(me.chatRooms.edges).toHaveLength(1);
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
//# sourceMappingURL=developer-pages.test.js.map