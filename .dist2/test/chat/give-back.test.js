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
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
// Only the processes that the test starts reply. A lease lasts longer than the test.
const app = await startApp({ RUN: 'api', OPENAI_BASE_URL: provider.baseUrl, LEASE: '1h' });
test('a server that stops aborts the request to the voice and gives the reply back at once', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const { roomId } = await newPet(owner);
        const first = await app.another({ RUN: 'jobs' });
        provider.script.push({ kind: 'hold', words: ['Let me '] });
        const held = provider.served();
        await sendMessage(owner, roomId, 'hello');
        await held;
        const aborted = provider.aborted();
        await first.close();
        await aborted;
        const [room] = await app.database.query('SELECT reply_due_at <= clock() AS due, reply_attempts AS attempts FROM chat_rooms WHERE id = $1', [roomId]);
        expect(room).toEqual({ due: true, attempts: 0 });
        await app.another({ RUN: 'jobs' });
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const replies = socket.subscribe(`subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }`, { after: fromTheStart });
        expect((await replies.next()).petMessageAdded.node.content).toBe('Meow, said the provider.');
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
//# sourceMappingURL=give-back.test.js.map