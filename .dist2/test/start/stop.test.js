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
import { once } from 'node:events';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { WebSocket } from 'ws';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
const database = await openTestDatabase();
afterAll(() => database.drop());
const env = testEnvironment(database.url);
const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { content } } }';
const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content } } }`;
/** Locks the owner's row, so that every write for the owner waits. */
async function holdBack(owner) {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [owner.id]);
    const { rows } = await holder.query('SELECT pg_backend_pid() AS pid');
    return {
        /** Resolves when a writer waits for this owner. */
        come: () => until(() => database.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND $1 = ANY(pg_blocking_pids(pid))`, [rows[0].pid]), (waiting) => waiting.length > 0),
        async letGo() {
            await holder.query('ROLLBACK');
            await holder.end();
        },
    };
}
const input = (chatRoomId, content) => ({ input: { chatRoomId, content } });
test('a stop finishes running operations over HTTP and sockets, accepts no new ones, and closes sockets with 1001', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stopping = __addDisposableResource(env_1, await startProcess({ ...env, RUN: 'api' }), true);
        const next = __addDisposableResource(env_1, await startProcess({ ...env, RUN: 'api' }), true);
        const owner = await newOwner(stopping.url);
        const { roomId } = await newPet(owner);
        const other = await newOwner(stopping.url);
        const otherPet = await newPet(other);
        // One only subscribes, and one has a running mutation.
        const idle = __addDisposableResource(env_1, openTestSocket(stopping.url, owner.token), true);
        const room = idle.subscribe(added, { id: roomId, after: fromTheStart });
        await sendMessage(owner, roomId, 'before');
        const { cursor } = (await room.next()).messageAdded;
        const busy = __addDisposableResource(env_1, openTestSocket(stopping.url, other.token), true);
        await busy.connected;
        const held = [await holdBack(owner), await holdBack(other)];
        const overHttp = owner.send(send, input(roomId, 'over HTTP'));
        const overSocket = busy.subscribe(send, input(otherPet.roomId, 'over a socket'));
        for (const one of held)
            await one.come();
        // One has lost its network, and will not answer the close frame.
        const dead = new WebSocket(`${stopping.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        await once(dead, 'open');
        dead.pause();
        let busyClosed = false;
        void busy.closed.then(() => (busyClosed = true));
        const ended = stopping.end('SIGTERM');
        expect(await idle.closed).toMatchObject({ code: 1001 });
        await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow('fetch failed');
        const late = openTestSocket(stopping.url, owner.token);
        expect((await late.closed).code).toBe(1006);
        expect(busyClosed).toBe(false);
        for (const one of held)
            await one.letGo();
        expect((await overHttp).data.sendMessage.message.content).toBe('over HTTP');
        expect((await overSocket.next()).sendMessage.message.content).toBe('over a socket');
        expect(await busy.closed).toMatchObject({ code: 1001 });
        expect(await ended).toBe(0);
        dead.terminate();
        // The client resumes on another process from its cursor, and misses nothing.
        const again = __addDisposableResource(env_1, openTestSocket(next.url, owner.token), true);
        const resumed = again.subscribe(added, { id: roomId, after: cursor });
        expect((await resumed.next()).messageAdded.node.content).toBe('over HTTP');
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
// A stop takes up to twenty seconds, so it waits beside the other test.
test.concurrent('an operation that does not end delays a stop only up to the limit', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const stopping = __addDisposableResource(env_2, await startProcess({ ...env, RUN: 'api' }), true);
        const [one, two] = [await newOwner(stopping.url), await newOwner(stopping.url)];
        const [ofOne, ofTwo] = [await newPet(one), await newPet(two)];
        const socket = __addDisposableResource(env_2, openTestSocket(stopping.url, one.token), true);
        await socket.connected;
        const held = [await holdBack(one), await holdBack(two)];
        const overSocket = socket.subscribe(send, input(ofOne.roomId, 'too late'));
        const overHttp = two.send(send, input(ofTwo.roomId, 'never')).catch(() => 'cut');
        for (const each of held)
            await each.come();
        const begun = performance.now();
        const ended = stopping.end('SIGTERM');
        expect(await socket.closed).toMatchObject({ code: 1001 });
        // It had five seconds.
        expect(performance.now() - begun).toBeGreaterThan(4_500);
        expect(overSocket.received).toBe(0);
        expect(await ended).toBe(1);
        expect(await overHttp).toBe('cut');
        for (const each of held)
            await each.letGo();
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
//# sourceMappingURL=stop.test.js.map