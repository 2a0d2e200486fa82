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
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { testEnvironment } from '../support/app.js';
import { refusedProcess, startProcess } from '../support/process.js';
import { findProgram, startPgBouncer } from '../support/services.js';
import { openTestSocket } from '../support/socket.js';
const missing = await findProgram('pgbouncer');
(missing ? test.skip : test)('behind PgBouncer, a process refuses to start without DATABASE_DIRECT_URL, and works with it', async () => {
    const database = await openTestDatabase();
    const bouncer = await startPgBouncer(database.url);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const env = { ...testEnvironment(database.url), DATABASE_URL: bouncer.url };
            const refused = await refusedProcess(env);
            expect(refused.output).toContain('Set DATABASE_DIRECT_URL');
            const process = __addDisposableResource(env_1, await startProcess({ ...env, DATABASE_DIRECT_URL: database.url }), true);
            const owner = await newOwner(process.url);
            const pet = await newPet(owner);
            const socket = __addDisposableResource(env_1, openTestSocket(process.url, owner.token), true);
            const live = socket.subscribe('subscription { petMessageAdded(after: "MXwwfDE") { node { type } } }');
            for (let n = 0; n < 30; n++)
                await sendMessage(owner, pet.roomId, `hello ${n}`, `${n}`);
            expect((await live.next()).petMessageAdded.node.type).toBe('PET');
            const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { messages(first: 50) { totalCount edges { node { content } } } } }', { id: pet.roomId });
            expect(chatRoom.messages.totalCount).toBeGreaterThanOrEqual(30);
            expect(await process.end('SIGTERM')).toBe(0);
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
    finally {
        await bouncer.stop();
        await database.drop();
    }
});
//# sourceMappingURL=pgbouncer.test.js.map