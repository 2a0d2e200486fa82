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
import { dueAt, goAway, outreachesOf, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { crowdAway } from '../support/crowd.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const hour = 3_600_000;
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, SWEEP_EVERY: '1s', LEASE: '2s' });
beforeEach(() => {
    provider.requests.length = 0;
    provider.script.length = 0;
    provider.otherwise = { kind: 'speak', words: ['The sun is ', 'on your chair.'] };
});
const petAdded = `subscription ($after: String) {
  petMessageAdded(after: $after) { node { content chatRoom { id } sender { ... on Pet { id name } } } }
}`;
/** The messages of an owner's pets. */
function follow(owner) {
    const socket = openTestSocket(app.url, owner.token);
    const messages = socket.subscribe(petAdded, { after: fromTheStart });
    return {
        next: async () => (await messages.next()).petMessageAdded.node,
        waiting: () => messages.waiting,
        [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose](),
    };
}
const notificationsOf = async (owner) => (await owner.request(`{ me { notifications(last: 20) { edges { node { type status title content sentAt pet { id } message { content } } } } } }`)).me.notifications.edges
    .map(({ node }) => node)
    .filter(({ type }) => type === 'PET_MESSAGE');
test('a pet writes once to an owner who has been away for two hours', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const pets = __addDisposableResource(env_1, follow(owner), true);
        await goAway(app, owner);
        expect(await pets.next()).toEqual({
            content: 'The sun is on your chair.',
            chatRoom: { id: pet.roomId },
            sender: { id: pet.id, name: 'Coco' },
        });
        expect(await outreachesOf(app, owner)).toEqual([{ state: 'SENT', reason: null, attempts: 0 }]);
        // The same absence becomes due again, as after a clock that jumps or a job that runs twice.
        await app.database.query(`INSERT INTO outreach_due SELECT id, last_active_at, clock() FROM users WHERE id = $1`, [owner.id]);
        await until(() => dueAt(app, owner), (due) => due === undefined);
        expect(await outreachesOf(app, owner)).toHaveLength(1);
        expect(pets.waiting()).toBe(0);
        expect(provider.requests).toHaveLength(1);
        expect(await notificationsOf(owner)).toEqual([
            {
                type: 'PET_MESSAGE',
                status: 'SENT',
                title: 'Coco',
                content: 'The sun is on your chair.',
                sentAt: expect.any(String),
                pet: { id: pet.id },
                message: { content: 'The sun is on your chair.' },
            },
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
test('no pet writes to an owner who was active less than two hours ago', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const [present, away] = [await newOwner(app.url), await newOwner(app.url)];
        await newPet(present);
        await newPet(away);
        await goAway(app, present, 2 * hour - 60_000);
        const pets = __addDisposableResource(env_2, follow(away), true);
        await goAway(app, away);
        await pets.next();
        expect(await outreachesOf(app, present)).toEqual([]);
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
test('the voice gets how long the owner has been away, the local time, and the last conversation', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        await owner.request(`mutation { updateOutreachSettings(input: { timeZone: "Asia/Seoul" }) { user { timeZone } } }`);
        const pets = __addDisposableResource(env_3, follow(owner), true);
        provider.script.push({ kind: 'speak', words: ['Tuna, please.'] });
        await sendMessage(owner, pet.roomId, 'what would you like?');
        await pets.next();
        await goAway(app, owner, 5 * hour);
        await pets.next();
        const [, { messages }] = provider.requests;
        const [system, ...conversation] = messages;
        expect(system.content).toContain('a sleepy cat who loves tuna');
        const note = conversation.at(-1);
        expect(note.role).toBe('user');
        expect(note.content).toContain('has been away for 5 hours');
        const [{ now }] = (await app.database.query('SELECT clock() AS now'));
        const inSeoul = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', weekday: 'long' }).format(now);
        expect(note.content).toMatch(new RegExp(`it is ${inSeoul} \\d\\d:\\d\\d|it is ${inSeoul},? (at )?\\d\\d:\\d\\d`));
        expect(note.content).toMatch(/Do not plead.*do not blame.*do not guess/);
        expect(conversation.slice(0, 2)).toEqual([
            { role: 'user', content: 'what would you like?' },
            { role: 'assistant', content: 'Tuna, please.' },
        ]);
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
test('without a time zone the voice gets no local time', async () => {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        await newPet(owner);
        const pets = __addDisposableResource(env_4, follow(owner), true);
        await goAway(app, owner);
        await pets.next();
        expect(JSON.stringify(provider.requests[0].messages)).not.toContain('Where the owner is');
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
test('the pet that the owner wrote to last writes, or else the oldest; a resting pet never does', async () => {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const oldest = await newPet(owner, 'Oldest');
        const middle = await newPet(owner, 'Middle');
        await newPet(owner, 'Youngest');
        const pets = __addDisposableResource(env_5, follow(owner), true);
        await goAway(app, owner);
        expect((await pets.next()).sender.id).toBe(oldest.id);
        await sendMessage(owner, middle.roomId, 'hello, you');
        expect((await pets.next()).sender.id).toBe(middle.id);
        provider.otherwise = { kind: 'speak', words: ['Something else.'] };
        await goAway(app, owner);
        expect((await pets.next()).sender.id).toBe(middle.id);
        await sendMessage(owner, middle.roomId, 'hello again');
        await pets.next();
        await owner.request(`mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { status } } }`, { id: middle.id });
        provider.otherwise = { kind: 'speak', words: ['And something else.'] };
        await goAway(app, owner);
        expect((await pets.next()).sender.id).toBe(oldest.id);
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
test('an owner who returns while the voice runs gets no message, and the outreach is FAILED', async () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        await newPet(owner);
        const pets = __addDisposableResource(env_6, follow(owner), true);
        provider.script.push({ kind: 'hold', words: ['Just as you'] });
        const speaking = provider.served();
        await goAway(app, owner);
        await speaking;
        await owner.request('{ me { id } }');
        provider.release();
        await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'FAILED');
        expect(await outreachesOf(app, owner)).toMatchObject([{ state: 'FAILED', reason: 'OWNER_RETURNED' }]);
        expect(await notificationsOf(owner)).toMatchObject([{ status: 'FAILED', message: null, sentAt: null }]);
        expect(pets.waiting()).toBe(0);
        expect(await dueAt(app, owner)).toBeInstanceOf(Date);
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
test.each([
    ['deleted', `mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`],
    ['put to rest', `mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { id } } }`],
])('a pet that is %s while it finds its words sends none', async (_name, mutation) => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    provider.script.push({ kind: 'hold', words: ['Just as you'] });
    const speaking = provider.served();
    await goAway(app, owner);
    await speaking;
    await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(mutation, { id: pet.id });
    provider.release();
    await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'FAILED');
    expect(await outreachesOf(app, owner)).toMatchObject([{ reason: 'NO_ACTIVE_PET' }]);
    expect(await notificationsOf(owner)).toMatchObject([{ status: 'FAILED', message: null }]);
});
test('a sweep reads only the owners who are due', async () => {
    await crowdAway(app.database, 5_000, 7 * 3_600);
    // Counted at once, so that the reads of the test are not counted as the sweep's.
    await app.database.query(`UPDATE outreach_due SET due_at = clock() + interval '1 day';
     ANALYZE outreach_due;
     SELECT pg_stat_force_next_flush()`);
    const readOf = async () => (await app.database.query(`SELECT i.idx_scan::int AS scans, i.idx_tup_read::int AS rows, t.seq_tup_read::int AS sequential
         FROM pg_stat_user_indexes i JOIN pg_stat_user_tables t USING (relid) WHERE i.indexrelname = 'idx_outreach_due_due'`))[0];
    const before = await readOf();
    const owner = await newOwner(app.url);
    await newPet(owner);
    await goAway(app, owner);
    await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'SENT');
    // Two more sweeps, which find nobody.
    const after = await until(readOf, ({ scans }) => scans >= before.scans + 3);
    expect(after.rows - before.rows).toBeLessThan(100);
    expect(after.sequential).toBe(before.sequential);
});
test('an open page with its refreshes and reconnects does not count as activity', async () => {
    const env_7 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        await newPet(owner);
        const pets = __addDisposableResource(env_7, follow(owner), true);
        await goAway(app, owner, 2 * hour - 60_000);
        const before = await dueAt(app, owner);
        const page = caller(app.url, owner.token, { 'nuzzle-background': '1' });
        await page.request('{ me { id } }');
        await owner.request(`mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }`, {
            token: owner.refreshToken,
        });
        await owner.requestError(`mutation { registerPushSubscription(input: { endpoint: "https://push.example.com/1", p256dh: "x", auth: "y" }) { pushSubscription { id } } }`);
        const again = __addDisposableResource(env_7, openTestSocket(app.url, owner.token), true);
        await again.connected;
        again.subscribe(petAdded, { after: fromTheStart });
        expect(await dueAt(app, owner)).toEqual(before);
        expect(pets.waiting()).toBe(0);
        // An ordinary query does.
        await owner.request('{ me { id } }');
        expect((await dueAt(app, owner)).getTime()).toBeGreaterThan(before.getTime() + hour);
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
test('no pet writes the same text twice in a row', async () => {
    const env_8 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const pets = __addDisposableResource(env_8, follow(owner), true);
        await goAway(app, owner);
        expect((await pets.next()).content).toBe('The sun is on your chair.');
        provider.script.push({ kind: 'speak', words: ['Yes.'] });
        await sendMessage(owner, pet.roomId, 'is it?');
        await pets.next();
        provider.script.push({ kind: 'speak', words: ['The sun is on your chair.'] }, { kind: 'speak', words: ['Yes.'] }, { kind: 'speak', words: ['The rain is, now.'] });
        await goAway(app, owner);
        expect((await pets.next()).content).toBe('The rain is, now.');
        expect(provider.requests.at(-1).messages.at(-1).content).toContain('“The sun is on your chair.”');
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
//# sourceMappingURL=outreach.test.js.map