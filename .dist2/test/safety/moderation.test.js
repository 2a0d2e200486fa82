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
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { beginTalk } from '../support/talk.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
    OPENAI_BASE_URL: provider.baseUrl,
    LEASE: '30s',
    MODERATION: 'on',
    MODERATION_TIMEOUT: '1s',
});
beforeEach(() => {
    provider.requests.length = 0;
    provider.moderated.length = 0;
    provider.moderate = () => false;
});
test('moderation is asked beside the voice, which goes on if nothing is found', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_1, await beginTalk(app), false);
        expect(await talk.ask('hello')).toBe('Meow, said the provider.');
        expect(provider.moderated).toEqual(['hello']);
        expect(provider.requests).toHaveLength(1);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
});
test('what moderation finds is answered with help, and nothing of the voice is shown', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_2, await beginTalk(app), false);
        // It answers long after the voice has begun.
        let answer = () => undefined;
        provider.moderate = () => new Promise((resolve) => (answer = resolve));
        provider.script.push({ kind: 'hold', words: ['Sounds nice. ', 'Have fun. '] });
        const served = provider.served();
        const reply = talk.ask('a farewell that no rule of ours understands');
        await served;
        const aborted = provider.aborted();
        answer(true);
        expect(await reply).toContain('988');
        await aborted;
        expect(talk.shown().join()).not.toContain('Sounds');
        const held = await app.database.query('SELECT 1 FROM care_holds WHERE user_id = $1', [talk.owner.id]);
        expect(held).toHaveLength(1);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
});
test('a message that the provider refuses to answer still gets help', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_3, await beginTalk(app), false);
        provider.moderate = () => true;
        provider.script.push({ kind: 'status', status: 400 });
        expect(await talk.ask('something dark')).toContain('988');
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
});
test.each([
    ['fails', () => 500],
    ['is silent', () => new Promise(() => undefined)],
])('moderation that %s stops no reply', async (_name, moderate) => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_4, await beginTalk(app), false);
        provider.moderate = moderate;
        expect(await talk.ask('hello')).toBe('Meow, said the provider.');
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        __disposeResources(env_4);
    }
});
test('the rules decide alone about what they find', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_5, await beginTalk(app), false);
        expect(await talk.ask('i want to die')).toContain('988');
        expect(provider.moderated).toEqual([]);
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        __disposeResources(env_5);
    }
});
//# sourceMappingURL=moderation.test.js.map