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
import { until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const adminToken = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ RUN: 'api,jobs', ADMIN_TOKEN: adminToken });
const selection = `cursor node {
  type: __typename
  ... on Message { id content origin deletedAt replacedAt chatRoom { id unreadCount } }
  ... on ChatRoom { id replyState unreadCount lastMessage { id } pet { name } }
  ... on Pet { id name status }
  ... on Notification { id delivery: status readAt title }
  ... on ReadMarker { id readUpTo unreadCount chatRoom { id } }
  ... on DeletedPet { id chatRoomId }
}`;
// A list is not compiled, so resolvers answer the events that select one.
const resolved = selection.replace('... on Pet {', '... on Pet { owner { pets(first: 1) { edges { cursor } } }');
const paths = { compiled: selection, resolved };
const follow = (owner, after, path = 'compiled', url = owner.url) => openTestSocket(url, owner.token).subscribe(`subscription ($after: String) { ownerEvents(after: $after) { ${paths[path]} } }`, { after });
const liveCursor = async (owner) => (await owner.request('{ me { liveCursor } }')).me.liveCursor;
/** Reads events until one satisfies a condition, and returns all of them. */
async function read(subscription, isLast) {
    const seen = [];
    for (;;) {
        const result = await subscription.nextResult();
        expect(result.errors).toBeUndefined();
        const event = result.data.ownerEvents;
        // The frame has the cursor that the selection asked for.
        expect(result.extensions).toEqual({ cursor: event.cursor });
        seen.push(event);
        if (isLast(event))
            return seen;
    }
}
const rename = (owner, petId, name) => owner.request('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', {
    input: { petId, name },
});
const isReply = ({ node }) => node.type === 'Message' && node.origin === 'REPLY';
const isMessage = (id) => ({ node }) => node.type === 'Message' && node.id === id;
const isPet = (name) => ({ node }) => node.type === 'Pet' && node.name === name;
const withoutLists = ({ node }) => {
    const { owner: _owner, ...rest } = node;
    return rest;
};
/** A day in the life of an owner; returns what they have at its end. */
async function live(owner) {
    const coco = await newPet(owner);
    const events = follow(owner, await liveCursor(owner));
    const { message } = await sendMessage(owner, coco.roomId, 'Hello');
    const reply = (await read(events, isReply)).at(-1).node;
    await owner.request('mutation ($input: MarkReadInput!) { markRead(input: $input) { chatRoom { unreadCount } } }', { input: { chatRoomId: coco.roomId, upTo: reply.id } });
    const nabi = await newPet(owner, 'Nabi');
    await rename(owner, coco.id, 'Momo');
    await owner.request('mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }', { input: { messageId: message.id } });
    await owner.request('mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }', {
        input: { petId: nabi.id },
    });
    await rename(owner, coco.id, 'Last');
    events.stop();
    return { coco, nabi, messageId: message.id, replyId: reply.id };
}
test.each(Object.keys(paths))('tells the present state of everything that changed: %s', async (path) => {
    const owner = await newOwner(app.url);
    const start = await liveCursor(owner);
    const { coco, nabi, messageId, replyId } = await live(owner);
    const events = await read(follow(owner, start, path), isPet('Last'));
    expect(events.map(withoutLists)).toEqual([
        expect.objectContaining({
            type: 'Message',
            id: messageId,
            content: '',
            deletedAt: expect.any(String),
        }),
        expect.objectContaining({ type: 'Message', id: replyId, origin: 'REPLY', deletedAt: null }),
        {
            type: 'ReadMarker',
            id: coco.roomId,
            readUpTo: replyId,
            unreadCount: 0,
            chatRoom: { id: coco.roomId },
        },
        {
            type: 'ChatRoom',
            id: coco.roomId,
            replyState: 'IDLE',
            unreadCount: 0,
            lastMessage: { id: replyId },
            pet: { name: 'Last' },
        },
        { type: 'DeletedPet', id: nabi.id, chatRoomId: nabi.roomId },
        { type: 'Pet', id: coco.id, name: 'Last', status: 'ACTIVE' },
    ]);
});
test('resumed from any cursor, every later message comes once, and the last state of everything', async () => {
    const owner = await newOwner(app.url);
    const [one, two] = [await newPet(owner, 'One'), await newPet(owner, 'Two')];
    const start = await liveCursor(owner);
    const all = follow(owner, start);
    const sent = [];
    for (let n = 0; n < 6; n++) {
        const room = n % 2 === 0 ? one : two;
        sent.push((await sendMessage(owner, room.roomId, `message ${n}`)).message.id);
        await rename(owner, room.id, `Name ${n}`);
    }
    await rename(owner, one.id, 'End');
    const lived = await read(all, isPet('End'));
    all.stop();
    const idsOf = (events) => events.filter(({ node }) => node.type === 'Message' && sent.includes(node.id)).map(({ node }) => node.id);
    expect(idsOf(lived)).toEqual(sent);
    for (const [at, { cursor }] of [[-1, { cursor: start }], ...lived.entries()]) {
        if (at === lived.length - 1)
            break;
        const rest = follow(owner, cursor);
        const events = await read(rest, isPet('End'));
        rest.stop();
        const had = idsOf(lived.slice(0, at + 1));
        expect(idsOf(events)).toEqual(sent.slice(had.length));
        const pets = events.filter(({ node }) => node.type === 'Pet').map(({ node }) => node.id);
        expect(new Set(pets).size).toBe(pets.length);
    }
});
test('what changed five times while a device was away comes once, and nothing of another owner', async () => {
    const owner = await newOwner(app.url);
    const stranger = await newOwner(app.url);
    const pet = await newPet(owner);
    const start = await liveCursor(owner);
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
        await rename(owner, pet.id, name);
        await newPet(stranger, name);
    }
    const events = await read(follow(owner, start), isPet('E'));
    expect(events.map(withoutLists)).toEqual([{ type: 'Pet', id: pet.id, name: 'E', status: 'ACTIVE' }]);
});
test('cursors of messages resume it, and its cursors resume the feeds of messages', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const start = await liveCursor(owner);
        const first = await sendMessage(owner, pet.roomId, 'first');
        const second = await sendMessage(owner, pet.roomId, 'second');
        const room = `query ($id: ID!) { chatRoom(id: $id) { liveCursor messages(first: 2) { edges { cursor node { id } } } } }`;
        const { chatRoom } = await owner.request(room, { id: pet.roomId });
        const [edge] = chatRoom.messages.edges;
        expect(edge.node.id).toBe(first.message.id);
        const rest = await read(follow(owner, edge.cursor), isMessage(second.message.id));
        expect(rest.some(({ node }) => node.type === 'Message' && node.id === first.message.id)).toBe(false);
        const events = await read(follow(owner, start), isMessage(first.message.id));
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const messages = socket.subscribe('subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { id } } }', { id: pet.roomId, after: events.at(-1).cursor });
        expect((await messages.next()).messageAdded.node.id).toBe(second.message.id);
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
test('a subscriber to an empty room misses nothing from its live cursor on', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const { chatRoom, me } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { liveCursor } me { liveCursor notificationCursor } }', { id: pet.roomId });
        // Sent before anything subscribes, as while a socket is down.
        const { message } = await sendMessage(owner, pet.roomId, 'Are you there?');
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const inRoom = socket.subscribe('subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { id } } }', { id: pet.roomId, after: chatRoom.liveCursor });
        expect((await inRoom.next()).messageAdded.node.id).toBe(message.id);
        const byPets = socket.subscribe('subscription ($after: String) { petMessageAdded(after: $after) { node { origin } } }', { after: me.liveCursor });
        expect((await byPets.next()).petMessageAdded.node.origin).toBe('REPLY');
        const notified = socket.subscribe('subscription ($after: String) { notificationAdded(after: $after) { node { title } } }', { after: me.notificationCursor });
        await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content, status, sent_at)
     VALUES ($1, 'SYSTEM', 'News', 'Something new.', 'SENT', clock())`, [owner.id]);
        expect((await notified.next()).notificationAdded.node.title).toBe('News');
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
test('a made-up cursor brings nothing of before it, and does not make the server read for ever', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await writeHistory(app.database, { owner, pet, messages: 250, months: 2 });
    const reads = async () => {
        const response = await fetch(`${app.url}/admin/metrics`, {
            headers: { authorization: `Bearer ${adminToken}` },
        });
        return Number(/^nuzzle_live_reads_total (\d+)/m.exec(await response.text())?.[1]);
    };
    const following = follow(owner, Buffer.from('1|0|9223372036854775807').toString('base64url'));
    const other = follow(owner, await liveCursor(owner));
    const before = await reads();
    // The other follower has seen twenty changes, each of which woke both.
    for (let n = 0; n < 20; n++)
        await rename(owner, pet.id, `Name ${n}`);
    await read(other, isPet('Name 19'));
    expect((await reads()) - before).toBeLessThan(80);
    expect(following.received).toBe(0);
});
test('a device that was away while a reply was replaced twice learns that the one it knows is gone', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const events = follow(owner, await liveCursor(owner));
    await sendMessage(owner, pet.roomId, 'Hello');
    const known = (await read(events, isReply)).at(-1);
    events.stop();
    const regenerate = async (replacedId) => {
        await owner.request('mutation ($input: RegenerateReplyInput!) { regenerateReply(input: $input) { replacesId } }', { input: { chatRoomId: pet.roomId } });
        const { chatRoom } = await until(() => owner.request('query ($id: ID!) { chatRoom(id: $id) { lastMessage { id replacesId } } }', {
            id: pet.roomId,
        }), (seen) => seen.chatRoom.lastMessage.replacesId === replacedId);
        return chatRoom.lastMessage.id;
    };
    const last = await regenerate(await regenerate(known.node.id));
    await rename(owner, pet.id, 'End');
    const all = await read(follow(owner, known.cursor), isPet('End'));
    const told = all
        .filter(({ node }) => node.type === 'Message')
        .map(({ node }) => [node.id, node.replacedAt !== null]);
    expect(told).toEqual(expect.arrayContaining([
        [last, false],
        [known.node.id, true],
    ]));
    expect(told).toHaveLength(2);
});
test('an archived message that is deleted comes on both paths', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await writeHistory(app.database, { owner, pet, messages: 30, months: 15 });
    await app.database.query(`SELECT archive_partition(name) FROM partitions WHERE parent = 'messages' AND NOT is_archived AND ends_at < clock() - interval '13 months'`);
    const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { messages(first: 1) { nodes { id } } } }', { id: pet.roomId });
    const start = await liveCursor(owner);
    const [{ id }] = chatRoom.messages.nodes;
    await owner.request('mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }', { input: { messageId: id } });
    for (const path of Object.keys(paths)) {
        const events = await read(follow(owner, start, path), isMessage(id));
        expect(events.at(-1).node).toMatchObject({ content: '', deletedAt: expect.any(String) });
    }
});
test('the live cursors of both paths are the same', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'Hello');
    await until(() => owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', { id: pet.roomId }), ({ chatRoom }) => chatRoom.replyState === 'IDLE');
    const fields = 'user { liveCursor notificationCursor } liveCursor';
    const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { ${fields} } }`, {
        id: pet.roomId,
    });
    // The resolvers answer the payload of this mutation.
    const { markRead } = await owner.request(`mutation ($input: MarkReadInput!) { markRead(input: $input) { chatRoom { ${fields} } } }`, { input: { chatRoomId: pet.roomId, upTo: (await sendMessage(owner, pet.roomId, 'Bye')).message.id } });
    expect(Object.keys(markRead.chatRoom)).toEqual(Object.keys(chatRoom));
    const again = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { ${fields} } }`, {
        id: pet.roomId,
    });
    expect(again.chatRoom.user.notificationCursor).toBe(markRead.chatRoom.user.notificationCursor);
});
//# sourceMappingURL=owner-events.test.js.map