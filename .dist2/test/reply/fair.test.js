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
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const perOwner = 3;
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ RUN: 'api' });
const jobs = {
    ...testEnvironment(app.database.url),
    RUN: 'jobs',
    OPENAI_BASE_URL: provider.baseUrl,
    REPLIES_PER_OWNER: String(perOwner),
    LEASE: '30s',
};
/** An owner whose pets all wait for their reply, each named after the owner. */
async function waitingOwner(name, rooms) {
    const owner = await newOwner(app.url);
    const pets = [];
    for (let at = 0; at < rooms; at++)
        pets.push(await newPet(owner, `${name}${at}`));
    for (const pet of pets)
        await sendMessage(owner, pet.roomId, 'hello');
    return owner;
}
/** The pets that the voice was asked for, in this order. */
const asked = () => provider.requests.map(({ messages }) => /^You are ([^,]+),/.exec(messages[0].content)[1]);
const waiting = async () => Number((await app.database.query('SELECT count(*) FROM chat_rooms WHERE reply_due_at IS NOT NULL'))[0].count);
test('an owner with one room is answered before another one with 120 rooms who came first', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        await waitingOwner('a', 120);
        await waitingOwner('b', 1);
        provider.otherwise = { kind: 'hold', words: ['Wait '] };
        // Two processes, which share the limit.
        const first = __addDisposableResource(env_1, await startProcess(jobs), true);
        const second = __addDisposableResource(env_1, await startProcess(jobs), true);
        await until(async () => asked().length, (count) => count === perOwner + 1);
        expect(asked().toSorted()).toEqual(['a0', 'a1', 'a2', 'b0']);
        // Nothing of the first owner begins before something of theirs ends.
        await waitingOwner('c', 2);
        await until(async () => asked().length, (count) => count === perOwner + 3);
        expect(asked()
            .slice(perOwner + 1)
            .toSorted()).toEqual(['c0', 'c1']);
        // Whatever ends makes room for the next of the same owner, to the last.
        provider.otherwise = { kind: 'speak', words: ['Meow.'] };
        provider.release();
        await until(waiting, (count) => count === 0);
        expect(new Set(asked()).size).toBe(123);
        expect(asked()).toHaveLength(123);
        expect(await until(() => app.database.query('SELECT 1 FROM reply_turns'), (turns) => turns.length === 0)).toEqual([]);
        await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')]);
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
}, 60_000);
/** Leases without a worker. */
const lease = async (most) => app.database.query(`SELECT id, user_id FROM lease_replies($1, interval '30 seconds', $2)`, [
    most,
    perOwner,
]);
test('rooms are leased in rounds over owners, the longest waiting first', async () => {
    const owners = [];
    for (const name of ['d', 'e', 'f'])
        owners.push(await waitingOwner(name, 4));
    const ids = owners.map(({ id }) => id);
    const order = [];
    while (order.length < 6)
        order.push(...(await lease(2)).map(({ user_id }) => user_id));
    // One of each owner before anybody's second; each room once.
    expect(order.slice(0, 3).toSorted()).toEqual(ids.toSorted());
    expect(order.slice(3, 6).toSorted()).toEqual(ids.toSorted());
    for (const id of ids)
        expect(order.filter((one) => one === id).length).toBeLessThanOrEqual(perOwner);
    await app.database.query('UPDATE chat_rooms SET reply_due_at = NULL WHERE user_id = ANY ($1)', [ids]);
});
test('workers that lease at the same moment never exceed what one owner may have', async () => {
    const owner = await waitingOwner('g', 20);
    const leased = (await Promise.all(Array.from({ length: 8 }, () => lease(32)))).flat();
    const more = await lease(32);
    expect([...leased, ...more]).toHaveLength(perOwner);
    await app.database.query('UPDATE chat_rooms SET reply_due_at = NULL WHERE user_id = $1', [owner.id]);
});
/** The pages that a lease touches, for an owner with so many waiting rooms. */
async function pagesFor(rooms) {
    const owner = await newOwner(app.url);
    await app.database.query(`WITH many AS (
       INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Many', 'a cat' FROM generate_series(1, $2) RETURNING id
     )
     INSERT INTO chat_rooms (user_id, pet_id) SELECT $1, id FROM many`, [owner.id, rooms]);
    await app.database.query('UPDATE chat_rooms SET reply_to_id = 1, reply_due_at = clock() WHERE user_id = $1', [owner.id]);
    // What the update left behind would cost too.
    await app.database.query('VACUUM ANALYZE chat_rooms');
    const plan = async () => (await app.database.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM lease_replies(32, interval '30 seconds', ${perOwner})`))[0]['QUERY PLAN'][0].Plan;
    const { 'Actual Rows': leased, 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = await plan();
    expect(leased).toBe(perOwner);
    await app.database.query('UPDATE chat_rooms SET reply_due_at = NULL WHERE user_id = $1', [owner.id]);
    return hit + read;
}
test('a lease costs no more for an owner with many waiting rooms', async () => {
    // The first call also reads the catalogue.
    await pagesFor(5);
    const few = await pagesFor(5);
    const many = await pagesFor(3_000);
    expect(many).toBeLessThan(few + 300);
});
//# sourceMappingURL=fair.test.js.map