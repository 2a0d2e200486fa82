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
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { openGate } from '../support/gate.js';
import { startProcess } from '../support/process.js';
import { findProgram, startRedis } from '../support/services.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
const redis = (await findProgram('redis-server')) ? undefined : await startRedis();
const database = await openTestDatabase();
afterAll(async () => {
    await redis?.stop();
    await database.drop();
});
const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }`;
const transports = {
    PostgreSQL: { server: database.url, by: (url) => ({ DATABASE_DIRECT_URL: url }) },
    Redis: { server: redis?.url, by: (url) => ({ REDIS_URL: url }) },
};
for (const [name, { server, by }] of Object.entries(transports))
    (server ? test : test.skip)(`subscribers receive a message whose process was killed between its commit and publishing it over ${name}`, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const env = testEnvironment(database.url);
            const survivor = __addDisposableResource(env_1, await startProcess({ ...env, ...by(server), RUN: 'api' }), true);
            const owner = await newOwner(survivor.url);
            const pet = await newPet(owner);
            const socket = __addDisposableResource(env_1, openTestSocket(survivor.url, owner.token), true);
            const room = socket.subscribe(added, { id: pet.roomId, after: fromTheStart });
            const next = async () => (await room.next()).messageAdded.node;
            await sendMessage(owner, pet.roomId, 'before');
            expect((await next()).content).toBe('before');
            for (const type of ['USER', 'PET']) {
                const env_2 = { stack: [], error: void 0, hasError: false };
                try {
                    const gate = await openGate(server);
                    const victim = __addDisposableResource(env_2, await startProcess({
                        ...env,
                        ...by(gate.url),
                        RUN: type === 'USER' ? 'api' : 'api,jobs',
                    }), true);
                    const come = gate.holdAt(`"type":"${type}"`);
                    if (type === 'USER') {
                        await sendMessage({ ...owner, ...caller(victim.url, owner.token), token: owner.token }, pet.roomId, 'the last word');
                    }
                    await come;
                    // It is in the database, and was not published.
                    const [newest] = await database.query('SELECT message_type AS type FROM messages WHERE chat_room_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 1', [pet.roomId]);
                    expect(newest).toEqual({ type });
                    expect(await victim.end('SIGKILL')).toBe('SIGKILL');
                    await gate.close();
                    expect((await next()).type).toBe(type);
                }
                catch (e_1) {
                    env_2.error = e_1;
                    env_2.hasError = true;
                }
                finally {
                    const result_1 = __disposeResources(env_2);
                    if (result_1)
                        await result_1;
                }
            }
        }
        catch (e_2) {
            env_1.error = e_2;
            env_1.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_1);
            if (result_2)
                await result_2;
        }
    });
//# sourceMappingURL=killed.test.js.map