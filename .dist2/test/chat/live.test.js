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
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { WebSocket } from 'ws';
import { startApp } from '../support/start-app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { faults } from '../support/faults.js';
const app = await startApp();
const added = `subscription ($id: ID!, $after: String) {
  messageAdded(chatRoomId: $id, after: $after) { cursor node { id type content sender { __typename ... on Pet { name } } chatRoom { id } } }
}`;
const petAdded = `subscription ($after: String) {
  petMessageAdded(after: $after) { cursor node { type chatRoom { id } sender { ... on Pet { name } } } }
}`;
test('a subscriber to a room receives the message, then the reply, each once', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: pet.roomId, after: fromTheStart });
        const feed = socket.subscribe(petAdded, { after: fromTheStart });
        const { message } = await sendMessage(owner, pet.roomId, 'hello');
        const first = (await room.next()).messageAdded;
        expect(first.node).toMatchObject({
            id: message.id,
            type: 'USER',
            content: 'hello',
            sender: { __typename: 'User' },
        });
        const second = (await room.next()).messageAdded;
        expect(second.node).toMatchObject({
            type: 'PET',
            sender: { __typename: 'Pet', name: 'Coco' },
            chatRoom: { id: pet.roomId },
        });
        expect((await feed.next()).petMessageAdded).toMatchObject({ cursor: second.cursor, node: { type: 'PET' } });
        const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { messages { edges { cursor } } } }`, {
            id: pet.roomId,
        });
        expect(chatRoom.messages.edges.map(({ cursor }) => cursor)).toEqual([
            first.cursor,
            second.cursor,
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
test('without a cursor, only new events come', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const { roomId } = await newPet(owner);
        const before = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const all = before.subscribe(added, { id: roomId, after: fromTheStart });
        const old = await sendMessage(owner, roomId, 'old');
        for (let received = 0; received < 2; received++)
            await all.next();
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: roomId });
        // Nothing shows when a subscription without a cursor is active, so messages are sent until one is received.
        const hearing = room.next();
        for (let at = 0; room.received === 0; at++) {
            await sendMessage(owner, roomId, `new ${at}`);
            await Promise.race([hearing, all.next()]);
        }
        const first = (await hearing).messageAdded.node.id;
        expect(BigInt(first)).toBeGreaterThan(BigInt(old.message.id) + 1n);
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
test('missed events come first, page by page, then new ones, without a gap or a repeat', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        await app.database.query(`INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content, sent_at)
     SELECT $1, 'PET', $2, 'old ' || n, clock() + n * interval '1 millisecond' - interval '10 seconds' FROM generate_series(1, 250) n`, [pet.roomId, pet.id]);
        await app.database.query(`UPDATE chat_rooms SET message_count = 250, (last_message_id, last_message_at) =
       (SELECT id, sent_at FROM messages WHERE chat_room_id = $1 ORDER BY sent_at DESC LIMIT 1) WHERE id = $1`, [pet.roomId]);
        const page = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { messages(first: 20) { pageInfo { endCursor } } } }`, { id: pet.roomId });
        const socket = __addDisposableResource(env_3, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: pet.roomId, after: page.chatRoom.messages.pageInfo.endCursor });
        await sendMessage(owner, pet.roomId, 'new');
        const contents = [];
        while (contents.at(-1) !== 'new')
            contents.push((await room.next()).messageAdded.node.content);
        expect(contents).toEqual([...Array.from({ length: 230 }, (_, at) => `old ${at + 21}`), 'new']);
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
test("another owner's room, a malformed id and a forged cursor are refused before the subscription starts", async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
        const { roomId } = await newPet(owner);
        const socket = __addDisposableResource(env_4, openTestSocket(app.url, stranger.token), true);
        const missing = await socket.subscribe(added, { id: '987654321' }).nextError();
        expect(missing.extensions).toEqual({ code: 'NOT_FOUND' });
        expect(await socket.subscribe(added, { id: roomId }).nextError()).toEqual(missing);
        const malformed = await socket.subscribe(added, { id: 'x' }).nextError();
        expect(malformed.extensions).toEqual({
            code: 'BAD_USER_INPUT',
            fields: faults({ chatRoomId: 'Must be an ID.' }),
        });
        const forged = await socket.subscribe(petAdded, { after: 'bm9wZQ' }).nextError();
        expect(forged.extensions).toEqual({
            code: 'BAD_USER_INPUT',
            fields: faults({ after: 'Must be a cursor of this list.' }),
        });
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
test('a socket without a token cannot subscribe, and one with an invalid token is closed with 4403', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const nobody = __addDisposableResource(env_5, openTestSocket(app.url), true);
        expect((await nobody.subscribe(petAdded).nextError()).extensions).toEqual({
            code: 'UNAUTHENTICATED',
            reason: 'NO_TOKEN',
        });
        const bad = __addDisposableResource(env_5, openTestSocket(app.url, 'not a token'), true);
        expect((await bad.closed).code).toBe(4403);
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
test('a socket is closed when its token expires, and the next one resumes from the cursor', async () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const { message } = await sendMessage(owner, pet.roomId, 'hello');
        app.clock.ahead = 15 * 60_000 - 1_200;
        const soon = openTestSocket(app.url, owner.token);
        const { code } = await soon.closed;
        app.clock.ahead = 0;
        expect(code).toBe(4403);
        const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { messages(first: 1) { edges { cursor node { id } } } } }`, { id: pet.roomId });
        expect(chatRoom.messages.edges[0].node.id).toBe(message.id);
        const socket = __addDisposableResource(env_6, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: pet.roomId, after: chatRoom.messages.edges[0].cursor });
        expect((await room.next()).messageAdded.node.type).toBe('PET');
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
test('queries and mutations also work over a socket, with the same errors', async () => {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const socket = __addDisposableResource(env_7, openTestSocket(app.url, owner.token), true);
        expect(await socket.subscribe('{ me { id } }').next()).toEqual({ me: { id: owner.id } });
        const { createPet } = await socket
            .subscribe(`mutation { createPet(input: { name: "Nabi", persona: "curious" }) { pet { name } } }`)
            .next();
        expect(createPet.pet.name).toBe('Nabi');
        const overSocket = await socket
            .subscribe('query ($id: ID!) { pet(id: $id) { id } }', { id: '1x' })
            .nextError();
        const overHttp = await owner.requestError('query ($id: ID!) { pet(id: $id) { id } }', { id: '1x' });
        expect(overSocket).toEqual(overHttp);
        const syntax = await socket.subscribe('{ me { "secret words" } }').nextError();
        expect(syntax.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
        expect(syntax.message).not.toContain('secret');
        const unknown = await socket.subscribe('{ nonsense }').nextError();
        expect(unknown.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
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
test('subscribers receive what another process wrote, and catch up with what was not published', async () => {
    const env_8 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const other = await app.another({ RUN: 'api' });
        const here = __addDisposableResource(env_8, openTestSocket(app.url, owner.token), true);
        const room = here.subscribe(added, { id: pet.roomId, after: fromTheStart });
        await sendMessage({ ...owner, ...caller(other.url, owner.token), token: owner.token }, pet.roomId, 'from elsewhere');
        expect((await room.next()).messageAdded.node.content).toBe('from elsewhere');
        expect((await room.next()).messageAdded.node.type).toBe('PET');
        // Written by SQL, as if its process had crashed between the commit and publishing it.
        await app.database.query(`WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content) VALUES ($1, 'PET', $2, 'silent') RETURNING id, sent_at
     )
     UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at
     FROM added WHERE chat_rooms.id = $1`, [pet.roomId, pet.id]);
        expect((await room.next()).messageAdded.node.content).toBe('silent');
    }
    catch (e_8) {
        env_8.error = e_8;
        env_8.hasError = true;
    }
    finally {
        const result_8 = __disposeResources(env_8);
        if (result_8)
            await result_8;
    }
});
test('a lost listening connection is replaced, and subscribers miss nothing', async () => {
    const env_9 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_9, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: pet.roomId, after: fromTheStart });
        const ended = await app.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nuzzle live' AND datname = current_database()`);
        expect(ended.length).toBeGreaterThan(0);
        await sendMessage(owner, pet.roomId, 'anybody?');
        expect((await room.next()).messageAdded.node.content).toBe('anybody?');
        expect((await room.next()).messageAdded.node.type).toBe('PET');
    }
    catch (e_9) {
        env_9.error = e_9;
        env_9.hasError = true;
    }
    finally {
        const result_9 = __disposeResources(env_9);
        if (result_9)
            await result_9;
    }
});
test('events are published after the commit, those of one moment in one NOTIFY', async () => {
    const owners = await Promise.all(Array.from({ length: 20 }, () => newOwner(app.url)));
    const pets = await Promise.all(owners.map((owner) => newPet(owner)));
    const listener = new Client({ connectionString: app.database.url });
    await listener.connect();
    const payloads = [];
    const seen = [];
    let received = 0;
    const all = new Promise((resolve) => {
        listener.on('notification', ({ payload }) => {
            payloads.push(payload);
            for (const [topic, event] of JSON.parse(payload)) {
                if (topic !== 'message')
                    continue;
                const sql = 'SELECT count(*)::int AS n FROM messages WHERE chat_room_id = $1 AND message_type = $2';
                seen.push(app.database.query(sql, [event.chatRoomId, event.type]));
                if (++received === 40)
                    resolve();
            }
        });
    });
    await listener.query('LISTEN nuzzle_live');
    await Promise.all(owners.map((owner, at) => sendMessage(owner, pets[at].roomId, 'all at once, and not for this channel')));
    await all;
    await listener.end();
    expect(payloads.length).toBeLessThan(40);
    expect(payloads.join()).not.toContain('channel');
    for (const rows of await Promise.all(seen))
        expect(rows).toEqual([{ n: 1 }]);
});
test('each event is read with a fresh entity manager, so a new name appears at once', async () => {
    const env_10 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_10, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(petAdded, { after: fromTheStart });
        await sendMessage(owner, pet.roomId, 'hello');
        expect((await room.next()).petMessageAdded.node.sender).toEqual({ name: 'Coco' });
        await owner.request(`mutation ($id: ID!) { updatePet(input: { petId: $id, name: "Coconut" }) { pet { id } } }`, { id: pet.id });
        await sendMessage(owner, pet.roomId, 'hello again');
        expect((await room.next()).petMessageAdded.node.sender).toEqual({ name: 'Coconut' });
    }
    catch (e_10) {
        env_10.error = e_10;
        env_10.hasError = true;
    }
    finally {
        const result_10 = __disposeResources(env_10);
        if (result_10)
            await result_10;
    }
});
test('invalid payloads on the channel and invalid upgrade requests do no harm', async () => {
    const env_11 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_11, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(added, { id: pet.roomId, after: fromTheStart });
        for (const payload of [
            'x',
            '',
            '{}',
            '[1]',
            '[["message"]]',
            '[["message", null]]',
            '[["tomorrow", {"ownerId": "1"}]]',
        ])
            await app.database.query(`SELECT pg_notify('nuzzle_live', $1)`, [payload]);
        const { hostname, port } = new URL(app.url);
        for (const path of ['//', '/\\', 'http://[', '/elsewhere', '*']) {
            const upgrade = connect(Number(port), hostname);
            upgrade.on('error', () => undefined);
            upgrade.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
            await once(upgrade.resume(), 'close');
        }
        await sendMessage(owner, pet.roomId, 'still here?');
        expect((await room.next()).messageAdded.node.content).toBe('still here?');
    }
    catch (e_11) {
        env_11.error = e_11;
        env_11.hasError = true;
    }
    finally {
        const result_11 = __disposeResources(env_11);
        if (result_11)
            await result_11;
    }
});
test('a socket without connection_init is closed with 4408, and one whose token expires with 4403', async () => {
    const env_12 = { stack: [], error: void 0, hasError: false };
    try {
        const silent = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        const [code] = (await once(silent, 'close'));
        expect(code).toBe(4408);
        const owner = await newOwner(app.url);
        const socket = __addDisposableResource(env_12, openTestSocket(app.url, owner.token), true);
        await socket.connected;
        app.clock.ahead = 16 * 60_000;
        try {
            expect(await socket.closed).toMatchObject({ code: 4403 });
        }
        finally {
            app.clock.ahead = 0;
        }
    }
    catch (e_12) {
        env_12.error = e_12;
        env_12.hasError = true;
    }
    finally {
        const result_12 = __disposeResources(env_12);
        if (result_12)
            await result_12;
    }
});
test('a reader too slow for its queue continues from the database, without a gap or a repeat', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const received = [];
    const total = 6_000;
    const all = new Promise((resolve) => socket.on('message', (data) => {
        const { type, payload } = JSON.parse(data.toString());
        if (type === 'connection_ack')
            socket.send(JSON.stringify({
                id: '1',
                type: 'subscribe',
                payload: { query: added, variables: { id: pet.roomId, after: fromTheStart } },
            }));
        if (type !== 'next')
            return;
        const { content } = payload.data.messageAdded.node;
        if (content === 'begin')
            return socket.pause();
        received.push(Number.parseInt(content, 10));
        if (received.length === total)
            resolve();
    }));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${owner.token}` } }));
    const add = (from, to, words) => app.database.query(`WITH added AS (
         INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content, sent_at)
         SELECT $1, 'PET', $2, $5 || n || repeat('x', 900), clock() FROM generate_series($3::int, $4::int) n RETURNING id, sent_at
       ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
       UPDATE chat_rooms SET message_count = message_count + $4 - $3 + 1, last_message_id = newest.id, last_message_at = newest.sent_at
       FROM newest WHERE chat_rooms.id = $1`, [pet.roomId, pet.id, from, to, words]);
    await app.database.query(`WITH added AS (INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content) VALUES ($1, 'PET', $2, 'begin') RETURNING id, sent_at)
     UPDATE chat_rooms SET last_message_id = added.id, last_message_at = added.sent_at FROM added WHERE chat_rooms.id = $1`, [pet.roomId, pet.id]);
    while (!socket.isPaused)
        await once(socket, 'message');
    // Far more than the socket's buffers and the queue hold, published in small batches.
    for (let from = 1; from <= total; from += 500) {
        await add(from, from + 499, '');
        await app.database.query(`SELECT pg_notify('nuzzle_live', $1)`, [
            JSON.stringify([['message', { ownerId: owner.id, chatRoomId: pet.roomId, type: 'PET' }]]),
        ]);
    }
    socket.resume();
    await all;
    socket.close();
    expect(received).toEqual(Array.from({ length: total }, (_, at) => at + 1));
});
//# sourceMappingURL=live.test.js.map