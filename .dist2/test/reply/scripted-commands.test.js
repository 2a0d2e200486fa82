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
import { scriptedVoice } from '../../src/voice/scripted-voice.js';
import { until as poll } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
const production = await startApp({ NODE_ENV: 'production' });
const progress = `subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state text reason messageEdge { node { content } } } }`;
async function until(watch, matches) {
    for (;;) {
        const { replyProgress } = await watch.next();
        if (matches(replyProgress))
            return replyProgress;
    }
}
/** Sends a message to a new pet, and follows its reply. */
async function tell(content, url = app.url) {
    const owner = await newOwner(url);
    const pet = await newPet(owner);
    const socket = openTestSocket(url, owner.token);
    const watch = socket.subscribe(progress, { id: pet.roomId });
    await socket.connected;
    await sendMessage(owner, pet.roomId, content);
    return { owner, pet, watch, [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose]() };
}
test('/fail fails, and the next message gets a reply', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const told = __addDisposableResource(env_1, await tell('/fail'), true);
        const failed = await until(told.watch, ({ state }) => state === 'FAILED');
        expect(failed.reason).toEqual(expect.any(String));
        await sendMessage(told.owner, told.pet.roomId, 'hello');
        await until(told.watch, ({ state }) => state === 'DONE');
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
test('/slow thinks for a while before the first word', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const told = __addDisposableResource(env_2, await tell('/slow'), true);
        const first = await until(told.watch, ({ state }) => state === 'THINKING');
        expect(first.text).toBe('');
        const { chatRoom } = await told.owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', {
            id: told.pet.roomId,
        });
        expect(chatRoom.replyState).toBe('THINKING');
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
test('/long streams a reply as long as a message may be', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const told = __addDisposableResource(env_3, await tell('/long'), true);
        const texts = new Set();
        const done = await until(told.watch, ({ state, text }) => {
            texts.add(text);
            return state === 'DONE';
        });
        expect(texts.size).toBeGreaterThan(5);
        const { length } = done.messageEdge.node.content;
        expect(length).toBeGreaterThan(800);
        expect(length).toBeLessThanOrEqual(1_000);
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
}, 60_000);
test('in production a command is a message like any other', async () => {
    const owner = await newOwner(production.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, '/fail');
    const { chatRoom } = await poll(() => owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type content } } }', {
        id: pet.roomId,
    }), (seen) => seen.chatRoom.replyState !== 'THINKING');
    expect(chatRoom).toMatchObject({
        replyState: 'IDLE',
        lastMessage: { type: 'PET', content: expect.stringContaining('/fail') },
    });
});
test('each word takes its pace, and an abort ends it at once', async () => {
    const voice = scriptedVoice({ pace: 1_000, takesCommands: true });
    const request = {
        pet: { name: 'Coco', persona: 'a cat' },
        conversation: [{ by: 'USER', content: 'hello' }],
    };
    const abort = new AbortController();
    const speaking = voice.speak(request, abort.signal)[Symbol.asyncIterator]();
    const begin = performance.now();
    expect((await speaking.next()).done).toBe(false);
    expect(performance.now() - begin).toBeGreaterThan(900);
    const next = speaking.next();
    abort.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
});
//# sourceMappingURL=scripted-commands.test.js.map