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
import { until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { findProgram, startRedis } from '../support/services.js';
import { openTestSocket } from '../support/socket.js';
import { openTestApp } from '../support/app.js';
const missing = await findProgram('redis-server');
const onRedis = missing ? test.skip : test;
const redis = missing ? undefined : await startRedis();
afterAll(() => redis?.stop());
const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content type } } }`;
onRedis('subscribers receive over Redis what another process writes, and catch up while Redis is down', async () => {
    const app = await openTestApp({ REDIS_URL: redis.url, RUN: 'api' });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const other = await app.another({ RUN: 'api,jobs' });
            const owner = await newOwner(app.url);
            const pet = await newPet(owner);
            // No process publishes over PostgreSQL.
            expect(await app.database.query(`SELECT 1 FROM pg_stat_activity WHERE application_name = 'nuzzle live' AND datname = current_database()`)).toEqual([]);
            const socket = __addDisposableResource(env_1, openTestSocket(other.url, owner.token), true);
            const live = socket.subscribe(added, {
                id: pet.roomId,
                after: Buffer.from('1|0|1').toString('base64url'),
            });
            const next = async () => (await live.next()).messageAdded.node;
            await sendMessage(owner, pet.roomId, 'hello');
            expect(await next()).toEqual({ content: 'hello', type: 'USER' });
            expect((await next()).type).toBe('PET');
            await redis.kill();
            const ready = async () => (await (await fetch(`${other.url}/health/ready`)).json()).checks
                .live;
            await until(ready, (is) => !is);
            await sendMessage(owner, pet.roomId, 'is anybody there?');
            expect((await next()).content).toBe('is anybody there?');
            await redis.restart();
            await until(ready, Boolean);
            // A frozen Redis does not answer, but no connection breaks.
            redis.freeze();
            await until(ready, (is) => !is);
            redis.thaw();
            await until(ready, Boolean);
            await sendMessage(owner, pet.roomId, 'back again');
            const rest = [];
            while (!rest.includes('back again'))
                rest.push((await next()).content);
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
        await app.close();
    }
});
//# sourceMappingURL=redis.test.js.map