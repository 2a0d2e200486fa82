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
import { newOwner, newPet } from '../support/client.js';
import { jobsReady, outlivesMongo } from '../proof/store.js';
import { until } from '../support/absence.js';
import { findMongo, givenMongo, quietPort, startMongo } from '../support/mongo.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const missing = await findMongo();
const onMongo = missing ? test.skip : test;
const given = await givenMongo();
/** Adds a message that waits for a reply and was not published, as a crashed process leaves it: a job finds it. */
async function addUnpublished(owner, pet) {
    await app.database.query(`WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_user_id, content) VALUES ($1, 'USER', $2, 'is anybody there?') RETURNING id, sent_at
     )
     UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at,
       reply_to_id = added.id, reply_due_at = clock() FROM added WHERE chat_rooms.id = $1`, [pet.roomId, owner.id]);
}
/** Adds an unpublished message and waits for its reply, which must be the only one. */
async function expectOneReply() {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(`subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { type } } }`, { id: pet.roomId, after: fromTheStart });
        await addUnpublished(owner, pet);
        expect((await room.next()).messageAdded.node.type).toBe('USER');
        expect((await room.next()).messageAdded.node.type).toBe('PET');
        const [kept] = await app.database.query(`SELECT count(*)::int AS n FROM messages WHERE chat_room_id = $1`, [
            pet.roomId,
        ]);
        expect(kept).toEqual({ n: 2 });
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
/** Waits until the readiness of the jobs is as expected. */
const untilReady = (url, expected) => until(() => jobsReady(url), (ready) => ready === expected);
test('jobs are stored in PostgreSQL, in a schema of their own', async () => {
    const jobs = await app.another({ RUN: 'jobs' });
    expect(jobs.facts['Job store']).toBe('PostgreSQL (schema agenda)');
    await untilReady(jobs.url, true);
    await expectOneReply();
    const names = await app.database.query('SELECT name FROM agenda.agenda_jobs ORDER BY name');
    expect(names.map(({ name }) => name)).toEqual([
        'archive',
        'erasures',
        'limits',
        'mails',
        'outreach',
        'partitions',
        'pushes',
        'replies',
        'search-index',
        'sessions',
    ]);
    await jobs.close();
});
const onGiven = given ? [given] : [];
for (const database of onGiven)
    test('jobs are stored in the MongoDB of MONGODB_URL', async () => {
        const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: database.url });
        expect(jobs.facts['Job store']).toBe('MongoDB');
        await untilReady(jobs.url, true);
        await expectOneReply();
        await jobs.close();
        await database.drop();
    });
onMongo.each(['standalone', 'replica set'])('jobs are stored in MongoDB, %s', async (kind) => {
    const mongo = await startMongo(kind);
    const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: mongo.url });
    expect(jobs.facts['Job store']).toBe('MongoDB');
    await untilReady(jobs.url, true);
    await expectOneReply();
    await jobs.close();
    await mongo.stop();
});
onMongo.each(['standalone', 'replica set'])('MongoDB, %s, is killed and restarted after five seconds: readiness reports it, and every owner gets one reply', (kind) => outlivesMongo(app, kind, 5_000));
onMongo('a process finds a MongoDB that starts after it', async () => {
    const port = await quietPort();
    const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: `mongodb://127.0.0.1:${port}/nuzzle` });
    await untilReady(jobs.url, false);
    const mongo = await startMongo('standalone', port);
    await untilReady(jobs.url, true);
    await expectOneReply();
    await jobs.close();
    await mongo.stop();
});
//# sourceMappingURL=store.test.js.map