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
import { goAway, until } from '../support/absence.js';
import { brokenInvariants } from '../support/broken-invariants.js';
import { caller, newOwner, newPet, sendMessage, } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s', SWEEP_EVERY: '1s' });
// A process that makes no replies.
const other = await app.another({ RUN: 'api' });
beforeEach(() => {
    provider.requests.length = 0;
    provider.otherwise = { kind: 'speak', words: ['Meow, ', 'said the provider.'] };
});
const message = 'id type origin content stopped replacesId replacedAt deletedAt';
const read = async (owner, { roomId }) => (await owner.request(`query ($id: ID!) { chatRoom(id: $id) { replyState unreadCount lastMessage { id }
        messages(last: 100) { totalCount nodes { ${message} } } } me { unreadCount } }`, { id: roomId })).chatRoom;
const contents = ({ messages }) => messages.nodes.map(({ content }) => content);
const idle = (owner, pet) => until(() => read(owner, pet), ({ replyState }) => replyState === 'IDLE');
const mutate = (field, selection) => (owner, input) => owner
    .request(`mutation ($input: ${field[0].toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${selection} } }`, { input })
    .then((data) => data[field]);
const stopReply = mutate('stopReply', `chatRoom { replyState } messageEdge { cursor node { ${message} } }`);
const regenerateReply = mutate('regenerateReply', 'chatRoom { replyState } replacesId');
const deleteMessage = mutate('deleteMessage', `message { ${message} } chatRoom { unreadCount replyState } user { unreadCount }`);
const retryReply = mutate('retryReply', 'chatRoom { replyState }');
/** An owner whose pet has said some words and is held at more. */
async function thinking(words) {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner, `Pet ${owner.id}`);
    provider.scripts.set(pet.name, [{ kind: 'hold', words }]);
    const socket = openTestSocket(app.url, owner.token);
    const progress = socket.subscribe('subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state text messageEdge { node { id } } } }', { id: pet.roomId });
    const { message: sent } = await sendMessage(owner, pet.roomId, 'hello');
    const event = async (state, text) => {
        for (;;) {
            const { replyProgress: seen } = await progress.next();
            if (seen.state === state && seen.text === text)
                return seen;
        }
    };
    await event('THINKING', words.join('').trimEnd());
    // A room thinks before its voice is asked.
    await until(() => Promise.resolve(provider.countFor(pet.name)), (count) => count > 0);
    return { owner, pet, sent, event: event, [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose]() };
}
test.each(['the same', 'another'])('stopping through %s process keeps the words so far, and aborts the voice at once', async (which) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_1, await thinking(['I was about ', 'to say']), true);
        const { owner, pet } = talk;
        if (which === 'another')
            await until(() => app.database.query('SELECT words FROM reply_progress WHERE chat_room_id = $1', [pet.roomId]), ([row]) => row?.['words'] === 'I was about to say');
        const aborted = provider.aborted();
        const from = which === 'another' ? caller(other.url, owner.token) : owner;
        const stopped = await stopReply(from, { chatRoomId: pet.roomId });
        expect(stopped).toMatchObject({
            chatRoom: { replyState: 'IDLE' },
            messageEdge: { node: { content: 'I was about to say', stopped: true, origin: 'REPLY', type: 'PET' } },
        });
        await aborted;
        expect((await talk.event('DONE', 'I was about to say')).messageEdge.node.id).toBe(stopped.messageEdge.node.id);
        expect(contents(await read(owner, pet))).toEqual(['hello', 'I was about to say']);
        // Nothing is left to stop.
        expect(await stopReply(owner, { chatRoomId: pet.roomId })).toMatchObject({ messageEdge: null });
        await sendMessage(owner, pet.roomId, 'go on');
        expect(contents(await idle(owner, pet))).toEqual([
            'hello',
            'I was about to say',
            'go on',
            'Meow, said the provider.',
        ]);
        expect(await brokenInvariants(app.database)).toEqual([]);
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
test('a reply that is stopped before it said anything is dropped, and can be asked for again', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_2, await thinking([]), true);
        const { owner, pet } = talk;
        const aborted = provider.aborted();
        expect(await stopReply(owner, { chatRoomId: pet.roomId })).toEqual({
            chatRoom: { replyState: 'IDLE' },
            messageEdge: null,
        });
        await aborted;
        await talk.event('STOPPED', '');
        expect(contents(await read(owner, pet))).toEqual(['hello']);
        expect(await retryReply(owner, { chatRoomId: pet.roomId })).toEqual({
            chatRoom: { replyState: 'THINKING' },
        });
        expect(contents(await idle(owner, pet))).toEqual(['hello', 'Meow, said the provider.']);
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
test('a regenerated reply takes the place of the old one, which the pet no longer knows', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'hello');
    const before = await idle(owner, pet);
    const old = before.messages.nodes[1];
    expect(before).toMatchObject({ unreadCount: 1, messages: { totalCount: 2 } });
    provider.requests.length = 0;
    provider.otherwise = { kind: 'speak', words: ['Purr.'] };
    expect(await regenerateReply(owner, { chatRoomId: pet.roomId })).toEqual({
        chatRoom: { replyState: 'THINKING' },
        replacesId: old.id,
    });
    const after = await idle(owner, pet);
    expect(contents(after)).toEqual(['hello', 'Purr.']);
    const now = after.messages.nodes[1];
    expect(after).toMatchObject({ unreadCount: 1, lastMessage: { id: now.id }, messages: { totalCount: 2 } });
    expect(now).toMatchObject({ replacesId: old.id, origin: 'REPLY', replacedAt: null });
    expect(provider.requests.map(({ messages }) => messages.slice(1))).toEqual([
        [{ role: 'user', content: 'hello' }],
    ]);
    // Its history is kept, out of the list.
    const { message: kept } = await owner.request(`query ($id: ID!) { message(id: $id) { ${message} } }`, {
        id: old.id,
    });
    expect(kept).toMatchObject({ content: old.content, replacedAt: expect.any(String) });
    expect(await brokenInvariants(app.database)).toEqual([]);
});
test('a regeneration that fails leaves the old reply, and retryReply continues it', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'hello');
    const old = (await idle(owner, pet)).messages.nodes[1];
    provider.otherwise = { kind: 'status', status: 401 };
    await regenerateReply(owner, { chatRoomId: pet.roomId });
    const failed = await until(() => read(owner, pet), ({ replyState }) => replyState === 'FAILED');
    expect(contents(failed)).toEqual(['hello', old.content]);
    provider.otherwise = { kind: 'speak', words: ['At last.'] };
    await retryReply(owner, { chatRoomId: pet.roomId });
    expect((await idle(owner, pet)).messages.nodes.map(({ content, replacesId }) => [content, replacesId])).toEqual([
        ['hello', null],
        ['At last.', old.id],
    ]);
});
test('a regeneration that is stopped keeps what was said in place of the old reply, or the old reply', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_3, await thinking(['First']), true);
        const { owner, pet } = talk;
        provider.release();
        const old = (await idle(owner, pet)).messages.nodes[1];
        provider.scripts.set(pet.name, [
            { kind: 'hold', words: [] },
            { kind: 'hold', words: ['Second'] },
        ]);
        for (const [words, expected] of [
            ['', ['hello', 'First']],
            ['Second', ['hello', 'Second']],
        ]) {
            const served = provider.served();
            await regenerateReply(owner, { chatRoomId: pet.roomId });
            await served;
            if (words)
                await talk.event('THINKING', words);
            await stopReply(owner, { chatRoomId: pet.roomId });
            expect(contents(await idle(owner, pet))).toEqual(expected);
        }
        expect((await read(owner, pet)).messages.nodes[1]).toMatchObject({ replacesId: old.id, stopped: true });
        expect(await brokenInvariants(app.database)).toEqual([]);
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
test('at most twenty replies are replaced in a row, so that a page never reads past many', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'hello');
    for (let n = 0; n < 20; n++) {
        await idle(owner, pet);
        await regenerateReply(owner, { chatRoomId: pet.roomId });
    }
    expect((await idle(owner, pet)).messages.totalCount).toBe(2);
    await expect(regenerateReply(owner, { chatRoomId: pet.roomId })).rejects.toThrow('Has replaced 20 replies');
    await sendMessage(owner, pet.roomId, 'and now?');
    await idle(owner, pet);
    await regenerateReply(owner, { chatRoomId: pet.roomId });
    await idle(owner, pet);
});
test('only a reply that is the newest message is regenerated', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const ask = () => owner.requestError('mutation ($id: ID!) { regenerateReply(input: { chatRoomId: $id }) { replacesId } }', {
        id: pet.roomId,
    });
    expect((await ask()).extensions.code).toBe('CONFLICT');
    await goAway(app, owner);
    await until(() => app.database.query('SELECT 1 FROM outreaches WHERE user_id = $1 AND message_id IS NOT NULL', [
        owner.id,
    ]), (rows) => rows.length === 1);
    expect((await ask()).extensions.code).toBe('CONFLICT');
    provider.scripts.set('Coco', []);
    provider.script.push({ kind: 'hold', words: ['Hm'] });
    await sendMessage(owner, pet.roomId, 'hello');
    expect((await ask()).extensions.code).toBe('CONFLICT');
    provider.release();
});
test('a deleted message keeps its place without its words, for its owner, the pet and the export', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const { message: secret } = await sendMessage(owner, pet.roomId, 'my secret', 'id 1');
    await idle(owner, pet);
    const deleted = await deleteMessage(owner, { messageId: secret.id });
    expect(deleted.message).toMatchObject({ id: secret.id, content: '', deletedAt: expect.any(String) });
    expect(await deleteMessage(owner, { messageId: secret.id })).toEqual(deleted);
    provider.requests.length = 0;
    await sendMessage(owner, pet.roomId, 'what did I say?');
    expect(contents(await idle(owner, pet))).toEqual([
        '',
        'Meow, said the provider.',
        'what did I say?',
        'Meow, said the provider.',
    ]);
    expect(JSON.stringify(provider.requests)).not.toContain('secret');
    // A client that did not hear of it sends it again.
    expect(await sendMessage(owner, pet.roomId, 'my secret', 'id 1')).toMatchObject({
        duplicate: true,
        message: { id: secret.id, content: '' },
    });
    const { exportMyData } = await owner.request('mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }', { password: owner.password });
    const exported = await (await fetch(`${app.url}${exportMyData.url}`)).text();
    expect(exported).toContain('what did I say?');
    expect(exported).not.toContain('secret');
    const [row] = await app.database.query(`SELECT (SELECT string_agg(message::text, '') FROM all_messages message WHERE chat_room_id = $1) AS text`, [pet.roomId]);
    expect(row['text']).not.toContain('secret');
    expect(await brokenInvariants(app.database)).toEqual([]);
});
test('deleting an outreach takes its words from its notification and from the counts', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    provider.otherwise = { kind: 'speak', words: ['Where are you?'] };
    await goAway(app, owner);
    const [outreach] = await until(() => app.database.query('SELECT message_id AS id FROM outreaches WHERE user_id = $1 AND message_id IS NOT NULL', [owner.id]), (rows) => rows.length === 1);
    expect((await read(owner, pet)).unreadCount).toBe(1);
    expect(await deleteMessage(owner, { messageId: outreach.id })).toMatchObject({
        chatRoom: { unreadCount: 0 },
        user: { unreadCount: 0 },
    });
    const { me } = await owner.request('{ me { unreadNotificationCount notifications { nodes { type content readAt message { content } } } } }');
    expect(me.unreadNotificationCount).toBe(1);
    expect(me.notifications.nodes.at(-1)).toEqual({
        type: 'PET_MESSAGE',
        content: '…',
        readAt: expect.any(String),
        message: { content: '' },
    });
    expect(await brokenInvariants(app.database)).toEqual([]);
});
test('archived messages are deleted and replaced, too', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const { database } = app;
    await database.query(`SELECT make_partition('messages', clock() - n * interval '1 month') FROM generate_series(0, 20) n`);
    const [old] = await database.query(`WITH place AS (SELECT clock() - interval '20 months' AS at),
     question AS (
       INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, content)
       SELECT at, $1, 'USER', $2, 'long ago' FROM place RETURNING id, sent_at
     ), answer AS (
       INSERT INTO messages (sent_at, chat_room_id, message_type, sender_pet_id, content)
       SELECT sent_at + interval '1 second', $1, 'PET', $3, 'a secret answer' FROM question RETURNING id, sent_at
     ), room AS (
       UPDATE chat_rooms SET message_count = 2, first_message_at = question.sent_at, last_message_id = answer.id,
         last_message_at = answer.sent_at, replied_to_id = question.id, unread_count = 1, read_message_id = question.id,
         read_message_at = question.sent_at
       FROM question, answer WHERE chat_rooms.id = $1
     )
     SELECT question.id AS question, answer.id AS answer FROM question, answer`, [pet.roomId, owner.id, pet.id]);
    await database.query(`SELECT archive_partition(name) FROM partitions WHERE parent = 'messages' AND NOT is_archived AND ends_at < clock() - interval '18 months'`);
    const archived = () => database.query(`SELECT content FROM messages_archive WHERE chat_room_id = $1 ORDER BY id`, [pet.roomId]);
    expect(await archived()).toEqual([{ content: 'long ago' }, { content: 'a secret answer' }]);
    expect((await regenerateReply(owner, { chatRoomId: pet.roomId })).replacesId).toBe(old.answer);
    const after = await idle(owner, pet);
    expect(contents(after)).toEqual(['long ago', 'Meow, said the provider.']);
    expect(after).toMatchObject({ unreadCount: 1, messages: { totalCount: 2 } });
    for (const id of [old.question, old.answer])
        await deleteMessage(owner, { messageId: id });
    expect(await archived()).toEqual([{ content: '~' }, { content: '~' }]);
    expect(contents(await read(owner, pet))).toEqual(['', 'Meow, said the provider.']);
    expect((await read(owner, pet)).unreadCount).toBe(1);
    expect(await brokenInvariants(database)).toEqual([]);
});
test('a message that is deleted while it waits is not answered, and the others are, without it', async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_4, await thinking(['You said']), true);
        const { owner, pet, sent } = talk;
        expect(await deleteMessage(owner, { messageId: sent.id })).toMatchObject({
            chatRoom: { replyState: 'IDLE' },
        });
        provider.release();
        expect(contents(await read(owner, pet))).toEqual(['']);
        provider.scripts.set(pet.name, [{ kind: 'hold', words: ['Both of'] }]);
        const served = provider.served();
        const { message: one } = await sendMessage(owner, pet.roomId, 'one');
        await served;
        await sendMessage(owner, pet.roomId, 'two');
        provider.requests.length = 0;
        expect(await deleteMessage(owner, { messageId: one.id })).toMatchObject({
            chatRoom: { replyState: 'THINKING' },
        });
        expect(contents(await idle(owner, pet))).toEqual(['', '', 'two', 'Meow, said the provider.']);
        expect(provider.requests.map(({ messages }) => messages.slice(1))).toEqual([
            [{ role: 'user', content: 'two' }],
        ]);
        expect(await brokenInvariants(app.database)).toEqual([]);
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
test('a deleted message that was the newest does not make the pet reply twice to the one before', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_5, await thinking(['You said']), true);
        const { owner, pet } = talk;
        const { message: newest } = await sendMessage(owner, pet.roomId, 'no, forget it');
        provider.requests.length = 0;
        expect(await deleteMessage(owner, { messageId: newest.id })).toMatchObject({
            chatRoom: { replyState: 'THINKING' },
        });
        provider.release();
        const after = await idle(owner, pet);
        expect(after.messages.nodes.map(({ origin }) => origin)).toEqual(['OWNER', 'OWNER', 'REPLY']);
        expect(provider.requests).toHaveLength(1);
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
test('a reply that is made anew still comes if a message that was sent meanwhile is deleted', async () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const talk = __addDisposableResource(env_6, await thinking(['You said']), true);
        const { owner, pet } = talk;
        provider.release();
        const { lastMessage } = await idle(owner, pet);
        provider.scripts.set(pet.name, [{ kind: 'hold', words: ['Let me'] }]);
        const served = provider.served();
        await regenerateReply(owner, { chatRoomId: pet.roomId });
        await served;
        const { message: late } = await sendMessage(owner, pet.roomId, 'and this?');
        expect(await deleteMessage(owner, { messageId: late.id })).toMatchObject({
            chatRoom: { replyState: 'THINKING' },
        });
        provider.release();
        const after = await idle(owner, pet);
        expect(after.messages.nodes.at(-1)).toMatchObject({ origin: 'REPLY', replacesId: lastMessage.id });
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
//# sourceMappingURL=message-actions.test.js.map