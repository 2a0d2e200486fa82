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
import { startApp } from '../support/start-app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MODEL: 'test-model',
    // Longer than a busy machine delays a process.
    VOICE_FIRST_BYTE: '4s',
    VOICE_IDLE: '4s',
    LEASE: '30s',
});
const petAdded = `subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }`;
/** An owner, a pet, and the pet's words as they come. */
async function chat() {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const socket = openTestSocket(app.url, owner.token);
    const replies = socket.subscribe(petAdded, { after: fromTheStart });
    return {
        owner,
        pet,
        nextReply: async () => (await replies.next()).petMessageAdded.node.content,
        waiting: () => replies.waiting,
        [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose](),
    };
}
const stateOf = async (owner, { roomId }) => (await owner.request(`query ($id: ID!) { chatRoom(id: $id) { replyState } }`, { id: roomId })).chatRoom
    .replyState;
test('the voice gets the persona and the conversation, and the reply ends the wait', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_1, await chat(), true);
        provider.requests.length = 0;
        await sendMessage(talk.owner, talk.pet.roomId, 'good morning');
        expect(await talk.nextReply()).toBe('Meow, said the provider.');
        await sendMessage(talk.owner, talk.pet.roomId, 'tuna?');
        await talk.nextReply();
        expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
        const [, second] = provider.requests;
        expect(second).toMatchObject({ model: 'test-model', stream: true });
        expect(second.messages[0]).toMatchObject({ role: 'system' });
        expect(second.messages[0].content).toContain('a sleepy cat who loves tuna');
        expect(second.messages.slice(1)).toEqual([
            { role: 'user', content: 'good morning' },
            { role: 'assistant', content: 'Meow, said the provider.' },
            { role: 'user', content: 'tuna?' },
        ]);
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
test('messages sent while the pet thinks are answered together', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_2, await chat(), true);
        provider.script.push({ kind: 'hold', words: ['Let me '] });
        const held = provider.served();
        await sendMessage(talk.owner, talk.pet.roomId, 'one');
        await held;
        expect(await stateOf(talk.owner, talk.pet)).toBe('THINKING');
        await sendMessage(talk.owner, talk.pet.roomId, 'two');
        await sendMessage(talk.owner, talk.pet.roomId, 'three');
        provider.requests.length = 0;
        provider.release();
        expect(await talk.nextReply()).toBe('Let me');
        expect(await talk.nextReply()).toBe('Meow, said the provider.');
        expect(provider.requests).toHaveLength(1);
        // The message that came during the reply is still unanswered, so it comes last.
        expect(provider.requests[0].messages.slice(1)).toEqual([
            { role: 'user', content: 'one' },
            { role: 'assistant', content: 'Let me' },
            // Many chat templates refuse neighbours of one role.
            { role: 'user', content: 'two\nthree' },
        ]);
        expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
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
const passing = [
    ['429 with a time to wait', { kind: 'status', status: 429, retryAfter: '1' }],
    ['500', { kind: 'status', status: 500 }],
    ['a stream cut in the middle', { kind: 'cut', words: ['Half a '] }],
    ['a stream that ends unfinished', { kind: 'unfinished', words: ['Half a '] }],
    ['no answer at all', { kind: 'silent' }],
    ['silence in the middle', { kind: 'hold', words: ['Half a '] }],
    ['garbage', { kind: 'garbage' }],
    ['an empty answer', { kind: 'speak', words: ['', ' \n', '\u200b'] }],
];
test.each(passing)('%s is retried, and only the complete reply is stored', async (_name, behaviour) => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_3, await chat(), true);
        provider.requests.length = 0;
        provider.script.push(behaviour);
        await sendMessage(talk.owner, talk.pet.roomId, 'hello');
        expect(await talk.nextReply()).toBe('Meow, said the provider.');
        expect(provider.requests).toHaveLength(2);
        expect(talk.waiting()).toBe(0);
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
});
test('a reply fails with its reason after the last retry, and the next message starts another one', async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_4, await chat(), true);
        provider.requests.length = 0;
        provider.otherwise = { kind: 'status', status: 503 };
        const fourth = new Promise((resolve) => {
            const watch = async () => {
                for (let seen = 0; seen < 4; seen++)
                    await provider.served();
                resolve();
            };
            void watch();
        });
        await sendMessage(talk.owner, talk.pet.roomId, 'hello');
        await fourth;
        await untilState(talk.owner, talk.pet, 'FAILED');
        expect(provider.requests).toHaveLength(4);
        expect(await reasonOf(talk.pet)).toBe('VOICE_DOWN');
        provider.otherwise = { kind: 'speak', words: ['Back again.'] };
        await sendMessage(talk.owner, talk.pet.roomId, 'hello?');
        expect(await talk.nextReply()).toBe('Back again.');
        expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
        provider.otherwise = { kind: 'speak', words: ['Meow, ', 'said the provider.'] };
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        const result_4 = __disposeResources(env_4);
        if (result_4)
            await result_4;
    }
});
test('an error that a retry cannot fix is not retried', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_5, await chat(), true);
        provider.requests.length = 0;
        provider.script.push({ kind: 'status', status: 401 });
        await sendMessage(talk.owner, talk.pet.roomId, 'hello');
        await untilState(talk.owner, talk.pet, 'FAILED');
        expect(provider.requests).toHaveLength(1);
        expect(await reasonOf(talk.pet)).toBe('VOICE_MISCONFIGURED');
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        const result_5 = __disposeResources(env_5);
        if (result_5)
            await result_5;
    }
});
test('an endless reply is cut at a thousand characters, and the request is aborted', async () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_6, await chat(), true);
        provider.script.push({ kind: 'endless' });
        const aborted = provider.aborted();
        await sendMessage(talk.owner, talk.pet.roomId, 'purr');
        const words = await talk.nextReply();
        await aborted;
        expect(words.length).toBeLessThanOrEqual(1000);
        expect(words).toMatch(/^(purr )+purr$/);
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        const result_6 = __disposeResources(env_6);
        if (result_6)
            await result_6;
    }
});
test('deleting the pet while it thinks stores no reply', async () => {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_7, await chat(), true);
        provider.script.push({ kind: 'hold', words: ['Let me '] });
        const held = provider.served();
        await sendMessage(talk.owner, talk.pet.roomId, 'hello');
        await held;
        const aborted = provider.aborted();
        await talk.owner.request(`mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`, {
            id: talk.pet.id,
        });
        await aborted;
        const [kept] = await app.database.query(`SELECT count(*) AS n FROM messages WHERE chat_room_id = $1 AND message_type = 'PET'`, [talk.pet.roomId]);
        expect(kept.n).toBe('0');
    }
    catch (e_7) {
        env_7.error = e_7;
        env_7.hasError = true;
    }
    finally {
        const result_7 = __disposeResources(env_7);
        if (result_7)
            await result_7;
    }
});
async function reasonOf({ roomId }) {
    const [row] = await app.database.query('SELECT reply_failure FROM chat_rooms WHERE id = $1', [roomId]);
    return row.reply_failure;
}
const untilState = (owner, pet, wanted) => until(() => stateOf(owner, pet), (state) => state === wanted);
//# sourceMappingURL=reply.test.js.map