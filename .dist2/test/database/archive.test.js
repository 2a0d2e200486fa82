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
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { archiveRooms } from '../../src/chat/archive-rooms.js';
import { archiveAll, planArchive } from '../../src/database/archive.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { unarchive, writeHistory } from '../support/history.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { afterAll } from '@jest/globals';
const app = await startApp({ RUN: 'api' });
const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 4), logger: () => undefined });
afterAll(() => orm.close(true));
const { em } = orm;
const day = 86_400_000;
const names = ({ edges }) => edges.map(({ node }) => `${node.pet.name} ${node.archived}`);
const year = { messages: 365 * day, activities: 90 * day };
const someone = async () => {
    const owner = await newOwner(app.url);
    return { owner, pet: await newPet(owner) };
};
const archivedNames = async () => (await app.database.query(`SELECT name FROM partitions WHERE is_archived ORDER BY name`)).map(({ name }) => name);
const page = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { chatRoom(id: $id) {
  messages(first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id content } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
/** Reads all messages of a room, page by page from one end. */
async function readAll(owner, id, forward) {
    const found = [];
    for (let cursor, more = true; more;) {
        const args = forward ? { first: 100, after: cursor } : { last: 100, before: cursor };
        const { edges, pageInfo, totalCount } = (await owner.request(page, { id, ...args })).chatRoom.messages;
        expect(totalCount).toBe(10_000);
        const contents = edges.map(({ node }) => node.content);
        if (forward)
            found.push(...contents);
        else
            found.unshift(...contents);
        more = forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
        cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
    }
    return found;
}
test('ten thousand messages over thirty months page as one history in both directions, while months move to the archive', async () => {
    const { owner, pet } = await someone();
    await writeHistory(app.database, { owner, pet, messages: 10_000, months: 30 });
    const all = Array.from({ length: 10_000 }, (_, at) => `line ${at + 1}`);
    expect(await archiveAll(em, year)).toBeGreaterThan(15);
    for (const forward of [true, false])
        expect(await readAll(owner, pet.roomId, forward)).toEqual(all);
    await unarchive(app.database);
    const over = new AbortController();
    let moves = 0;
    const moving = (async () => {
        while (!over.signal.aborted) {
            moves += await archiveAll(em, { messages: 1, activities: 1 });
            await unarchive(app.database);
        }
    })();
    const read = [await readAll(owner, pet.roomId, true), await readAll(owner, pet.roomId, false)];
    over.abort();
    await moving;
    expect(moves).toBeGreaterThan(20);
    expect(read).toEqual([all, all]);
});
test('Apollo Client pages through archived messages with relayStylePagination, in one list', async () => {
    const { owner, pet } = await someone();
    await writeHistory(app.database, { owner, pet, messages: 3_000, months: 30 });
    await archiveAll(em, year);
    const client = new ApolloClient({
        cache: new InMemoryCache({
            typePolicies: { ChatRoom: { fields: { messages: relayStylePagination() } } },
        }),
        link: new HttpLink({ uri: `${app.url}/graphql`, headers: { authorization: `Bearer ${owner.token}` } }),
    });
    const query = gql `
    query ($id: ID!, $last: Int, $before: String) {
      chatRoom(id: $id) {
        id
        messages(last: $last, before: $before) {
          edges {
            cursor
            node {
              id
              content
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  `;
    const variables = { id: pet.roomId, last: 100 };
    await client.query({ query, variables });
    const watched = client.watchQuery({ query, variables });
    const kept = () => client.readQuery({ query, variables }).chatRoom.messages;
    for (let before = kept().pageInfo.startCursor, more = true; more;) {
        const { data } = await watched.fetchMore({ variables: { last: 100, before } });
        before = data.chatRoom.messages.pageInfo.startCursor;
        more = data.chatRoom.messages.pageInfo.hasPreviousPage;
    }
    const contents = kept().edges.map(({ node }) => node.content);
    expect(contents).toEqual(Array.from({ length: 3_000 }, (_, at) => `line ${at + 1}`));
    client.stop();
});
test('an archived message is found by its id, and a subscription resumes from its cursor', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { owner, pet } = await someone();
        await writeHistory(app.database, { owner, pet, messages: 240, months: 24 });
        // The newest message of the room is more than a year old, so all of its messages are archived.
        await app.database.query(`DELETE FROM messages WHERE chat_room_id = $1 AND sent_at > clock() - interval '14 months'`, [pet.roomId]);
        await app.database.query(`UPDATE chat_rooms SET message_count = kept.n, last_message_id = kept.newest, last_message_at = kept.at
     FROM (SELECT count(*) AS n, max(id) AS newest, max(sent_at) AS at FROM messages WHERE chat_room_id = $1) kept WHERE chat_rooms.id = $1`, [pet.roomId]);
        await archiveAll(em, year);
        const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { lastMessage { id content } messages(first: 2) { totalCount edges { cursor node { id content } } } } }`, { id: pet.roomId });
        const { edges, totalCount } = chatRoom.messages;
        expect(edges.map(({ node }) => node.content)).toEqual(['line 1', 'line 2']);
        expect(chatRoom.lastMessage.content).toBe(`line ${totalCount}`);
        expect((await owner.request('query ($id: ID!) { message(id: $id) { content } }', { id: edges[0].node.id }))
            .message).toEqual({ content: 'line 1' });
        const stranger = await newOwner(app.url);
        expect((await stranger.requestError('query ($id: ID!) { message(id: $id) { content } }', {
            id: edges[0].node.id,
        })).extensions.code).toBe('NOT_FOUND');
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const live = socket.subscribe('subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content } } }', { id: pet.roomId, after: edges[1].cursor });
        const received = [];
        while (received.length < totalCount - 2)
            received.push((await live.next()).messageAdded.node.content);
        await sendMessage(owner, pet.roomId, 'I am back');
        received.push((await live.next()).messageAdded.node.content);
        expect(received).toEqual([
            ...Array.from({ length: totalCount - 2 }, (_, at) => `line ${at + 3}`),
            'I am back',
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
test('activities page as one list across the archive, also those of one type', async () => {
    const owner = await newOwner(app.url);
    await app.database.query(`SELECT make_partition('activities', clock() - n * interval '1 week') FROM generate_series(0, 60) n`);
    await app.database.query(`INSERT INTO activities (occurred_at, user_id, activity_type)
     SELECT clock() - n * interval '1 day', $1, CASE WHEN n % 3 = 0 THEN 'LOGIN' ELSE 'CHAT_SEND' END FROM generate_series(1, 400) n`, [owner.id]);
    await archiveAll(em, year);
    expect((await archivedNames()).some((name) => name.startsWith('activities_'))).toBe(true);
    for (const [type, count] of [
        [undefined, 401],
        ['LOGIN', 134],
    ]) {
        const times = [];
        for (let after, more = true; more;) {
            const { activities } = (await owner.request(`query ($after: String, $type: ActivityType) { me { activities(first: 100, after: $after, type: $type) {
             edges { node { occurredAt type } } pageInfo { hasNextPage endCursor } } } }`, { after, type })).me;
            times.push(...activities.edges.map(({ node }) => Date.parse(node.occurredAt)));
            more = activities.pageInfo.hasNextPage;
            after = activities.pageInfo.endCursor;
        }
        expect(times).toHaveLength(count);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
    }
});
test('two runs at once move every partition once, and leave an existing partition as it is', async () => {
    await unarchive(app.database);
    const due = (await planArchive(em, year)).filter(({ foreignKey }) => foreignKey === undefined).length;
    expect(due).toBeGreaterThan(20);
    const moved = await Promise.all([archiveAll(em, year), archiveAll(em, year), archiveAll(em, year)]);
    expect(moved.reduce((sum, one) => sum + one, 0)).toBe(due);
    expect(await planArchive(em, year)).toEqual([]);
    expect(await app.database.query(`SELECT make_partition('messages', starts_at) AS made FROM partitions WHERE parent = 'messages' AND is_archived LIMIT 1`)).toEqual([{ made: false }]);
    // The foreign keys of users, pets and rooms no longer check archived months.
    expect(await app.database.query(`SELECT 1 FROM pg_constraint JOIN partitions ON conrelid = relation WHERE contype = 'f' AND is_archived`)).toEqual([]);
});
test('archiving waits for a transaction that holds its lock, and no transaction waits for archiving', async () => {
    const { owner, pet } = await someone();
    await app.database.query(`SELECT make_partition('messages', clock() - interval '40 months')`);
    const reader = em.fork();
    await reader.begin();
    await reader.execute('SELECT count(*) FROM messages');
    const archiving = archiveAll(em, year);
    let done = false;
    void archiving.then(() => (done = true));
    for (let n = 0; n < 20; n++)
        await sendMessage(owner, pet.roomId, `line ${n}`);
    expect(done).toBe(false);
    await reader.rollback();
    expect(await archiving).toBe(1);
});
test('a room without messages for half a year leaves the list, and returns with its next message', async () => {
    const owner = await newOwner(app.url);
    const [silent, busy, empty] = [
        await newPet(owner, 'Silent'),
        await newPet(owner, 'Busy'),
        await newPet(owner, 'Empty'),
    ];
    await sendMessage(owner, silent.roomId, 'hello');
    await app.database.query(`UPDATE chat_rooms SET created_at = created_at - interval '200 days', last_message_at = last_message_at - interval '190 days', reply_due_at = NULL WHERE id = ANY ($1)`, [[silent.roomId, empty.roomId]]);
    await sendMessage(owner, busy.roomId, 'hello');
    expect(await archiveRooms(em, 180 * day)).toBeGreaterThanOrEqual(2);
    expect(await archiveRooms(em, 180 * day)).toBe(0);
    const rooms = async () => {
        const { me } = await owner.request('{ me { chatRooms { edges { node { archived pet { name } } } } archivedChatRooms { edges { node { archived pet { name } } } } } }');
        return [names(me.chatRooms), names(me.archivedChatRooms)];
    };
    expect(await rooms()).toEqual([['Busy false'], ['Silent true', 'Empty true']]);
    expect(await app.database.query('SELECT id FROM chat_rooms_archive WHERE user_id = $1 ORDER BY id', [owner.id])).toEqual([{ id: silent.roomId }, { id: empty.roomId }]);
    await sendMessage(owner, silent.roomId, 'are you still there?');
    expect(await rooms()).toEqual([['Silent false', 'Busy false'], ['Empty true']]);
});
//# sourceMappingURL=archive.test.js.map