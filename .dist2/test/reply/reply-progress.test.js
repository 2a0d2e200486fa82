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
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { pruneProgress } from '../../src/reply/reply-progress.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
// A lease that does not run out on a busy machine.
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s' });
const elsewhere = await app.another({ RUN: 'api' });
const orm = await MikroORM.init(databaseOptions(app.database.url, 1));
afterAll(() => orm.close(true));
const progress = `subscription ($id: ID!) { replyProgress(chatRoomId: $id) {
  state text seq reason chatRoom { id replyState } messageEdge { cursor node { id content type sender { __typename } chatRoom { replyState } } } } }`;
const deletePet = 'mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }';
const retry = `mutation ($input: RetryReplyInput!) { retryReply(input: $input) { chatRoom { replyState } } }`;
const someone = async () => {
    const owner = await newOwner(app.url);
    return { owner, pet: await newPet(owner) };
};
/** Takes events until one matches. */
async function until(watch, matches) {
    for (;;) {
        const { replyProgress } = await watch.next();
        if (matches(replyProgress))
            return replyProgress;
    }
}
const watchOf = (url, owner) => openTestSocket(url, owner.token);
test.each([
    ['in the process of the voice', () => app.url],
    ['in another process', () => elsewhere.url],
])('subscribers get the words while the pet speaks, %s, then the message; late subscribers too', async (_name, url) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        provider.script.push({ kind: 'hold', words: ['Let me ', 'think. '] });
        const socket = __addDisposableResource(env_1, watchOf(url(), owner), true);
        const watch = socket.subscribe(progress, { id: pet.roomId });
        await socket.connected;
        await sendMessage(owner, pet.roomId, 'hello');
        const words = await until(watch, ({ text }) => text === 'Let me think.');
        const chatRoom = { id: pet.roomId, replyState: 'THINKING' };
        expect(words).toMatchObject({ state: 'THINKING', reason: null, messageEdge: null, chatRoom });
        expect(words.seq).toBeGreaterThan(0);
        const late = __addDisposableResource(env_1, watchOf(url(), owner), true);
        const lately = late.subscribe(progress, { id: pet.roomId });
        expect(await until(lately, ({ text }) => text !== '')).toEqual(words);
        provider.release();
        for (const one of [watch, lately]) {
            const done = await until(one, ({ state }) => state === 'DONE');
            expect(done.messageEdge.node).toMatchObject({
                type: 'PET',
                content: done.text,
                sender: { __typename: 'Pet' },
                chatRoom: { replyState: 'IDLE' },
            });
            expect(done.chatRoom).toEqual({ id: pet.roomId, replyState: 'IDLE' });
            expect(done.text).toMatch(/^Let me think\./);
            const { chatRoom: room } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { messages(last: 1) { edges { cursor } } } }', { id: pet.roomId });
            expect(done.messageEdge.cursor).toBe(room.messages.edges[0].cursor);
        }
        expect(await app.database.query('SELECT 1 FROM reply_progress WHERE chat_room_id = $1', [pet.roomId])).toEqual([]);
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
test('words that come fast are published at most twenty times a second', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        provider.script.push({ kind: 'speak', words: Array.from({ length: 180 }, (_, at) => `w${at} `) });
        const socket = __addDisposableResource(env_2, watchOf(app.url, owner), true);
        const watch = socket.subscribe(progress, { id: pet.roomId });
        await socket.connected;
        const since = performance.now();
        await sendMessage(owner, pet.roomId, 'say much');
        const seqs = [];
        const done = await until(watch, ({ state, seq }) => {
            if (state === 'THINKING')
                seqs.push(seq);
            return state === 'DONE';
        });
        expect(done.text).toContain('w179');
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
        expect(new Set(seqs).size).toBe(seqs.length);
        expect(seqs.length).toBeLessThanOrEqual((performance.now() - since) / 50 + 2);
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
test('subscribers get a failure with a reason for the owner, late subscribers too, and retryReply retries', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        const socket = __addDisposableResource(env_3, watchOf(app.url, owner), true);
        const watch = socket.subscribe(progress, { id: pet.roomId });
        await socket.connected;
        provider.script.push({ kind: 'status', status: 400 });
        await sendMessage(owner, pet.roomId, 'hello');
        const failed = await until(watch, ({ state }) => state === 'FAILED');
        expect(failed).toMatchObject({
            chatRoom: { replyState: 'FAILED' },
            text: '',
            messageEdge: null,
            reason: "Coco can't reply right now.",
        });
        const late = __addDisposableResource(env_3, watchOf(elsewhere.url, owner), true);
        expect((await late.subscribe(progress, { id: pet.roomId }).next()).replyProgress).toMatchObject({
            state: 'FAILED',
            reason: failed.reason,
        });
        expect(await owner.request(retry, { input: { chatRoomId: pet.roomId } })).toEqual({
            retryReply: { chatRoom: { replyState: 'THINKING' } },
        });
        const done = await until(watch, ({ state }) => state === 'DONE');
        expect(done.messageEdge.node.type).toBe('PET');
        expect((await owner.requestError(retry, { input: { chatRoomId: pet.roomId } })).extensions).toEqual({
            code: 'CONFLICT',
            fields: faults({ chatRoomId: 'Has no reply that failed.' }),
        });
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
test("another owner's room is not found, and deleting a room ends its subscriptions", async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        const stranger = await newOwner(app.url);
        const foreign = __addDisposableResource(env_4, watchOf(app.url, stranger), true);
        expect((await foreign.subscribe(progress, { id: pet.roomId }).nextError()).extensions.code).toBe('NOT_FOUND');
        expect((await stranger.requestError(retry, { input: { chatRoomId: pet.roomId } })).extensions.code).toBe('NOT_FOUND');
        const socket = __addDisposableResource(env_4, watchOf(app.url, owner), true);
        provider.script.push({ kind: 'hold', words: ['Hm. '] });
        const watch = socket.subscribe(progress, { id: pet.roomId });
        await socket.connected;
        await sendMessage(owner, pet.roomId, 'hello');
        await until(watch, ({ text }) => text === 'Hm.');
        await owner.request(deletePet, { id: pet.id });
        await watch.completed;
        provider.release();
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
const wordsOf = ({ roomId }) => app.database.query('SELECT words FROM reply_progress WHERE chat_room_id = $1', [roomId]);
test('stored words are kept until the reply ends', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        provider.script.push({ kind: 'hold', words: ['Hm. '] });
        const socket = __addDisposableResource(env_5, watchOf(elsewhere.url, owner), true);
        const watch = socket.subscribe(progress, { id: pet.roomId });
        await socket.connected;
        await sendMessage(owner, pet.roomId, 'hello');
        await until(watch, ({ text }) => text === 'Hm.');
        await pruneProgress(orm.em);
        expect(await wordsOf(pet)).toEqual([{ words: 'Hm.' }]);
        await owner.request(deletePet, { id: pet.id });
        await pruneProgress(orm.em);
        expect(await wordsOf(pet)).toEqual([]);
        provider.release();
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
test.each([
    ['of a room that waits for no reply', 0],
    ['of an earlier try', -1],
])('words %s are deleted', async (_name, tries) => {
    const { pet } = await someone();
    await app.database.query(`INSERT INTO reply_progress (chat_room_id, fence, seq, words)
     SELECT id, reply_fence + $2, 1, 'left over' FROM chat_rooms WHERE id = $1`, [pet.roomId, tries]);
    await pruneProgress(orm.em);
    expect(await wordsOf(pet)).toEqual([]);
});
//# sourceMappingURL=reply-progress.test.js.map