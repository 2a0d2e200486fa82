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
import { goAway, until, outreachesOf } from '../support/absence.js';
import { caller, newOwner, newPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, SWEEP_EVERY: '1s' });
const added = `subscription ($after: String) { notificationAdded(after: $after) { cursor node { id type title content status } } }`;
/** A cursor before every notification. */
const beforeAll = Buffer.from('1||1').toString('base64url');
const listOf = async (owner, status) => (await owner.request(`query ($status: NotificationStatus) { me { notifications(status: $status) { edges { cursor node { id type status content } } } } }`, { status })).me.notifications.edges;
test('a new owner gets a welcome from the service itself', async () => {
    const owner = await newOwner(app.url);
    const edges = await listOf(owner);
    expect(edges).toMatchObject([{ node: { type: 'SYSTEM', status: 'SENT' } }]);
    const { notification } = await owner.request(`query ($id: ID!) { notification(id: $id) { title pet { id } chatRoom { id } message { id } sentAt } }`, { id: edges[0].node.id });
    expect(notification).toEqual({
        title: 'Welcome',
        pet: null,
        chatRoom: null,
        message: null,
        sentAt: expect.any(String),
    });
});
test('an outreach reaches a live subscriber as it is sent', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const feed = socket.subscribe(`subscription { notificationAdded { node { type status title content pet { id } chatRoom { id } message { content } } } }`);
        await socket.connected;
        await goAway(app, owner);
        expect((await feed.next()).notificationAdded.node).toEqual({
            type: 'PET_MESSAGE',
            status: 'SENT',
            title: 'Coco',
            content: 'Meow, said the provider.',
            pet: { id: pet.id },
            chatRoom: { id: pet.roomId },
            message: { content: 'Meow, said the provider.' },
        });
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
test('a subscriber who resumes misses neither of two notifications that are sent out of order', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        await newPet(owner);
        // The first one has its text and waits, because quiet hours have begun.
        provider.script.push({ kind: 'hold', words: ['The earlier words.'] });
        const speaking = provider.served();
        await goAway(app, owner);
        await speaking;
        const [{ hours }] = (await app.database.query(`SELECT ARRAY[to_char(clock() AT TIME ZONE 'UTC' - interval '1 hour', 'HH24:MI:SS'),
                  to_char(clock() AT TIME ZONE 'UTC' + interval '1 hour', 'HH24:MI:SS')] AS hours`));
        await app.database.query(`UPDATE users SET time_zone = 'UTC', quiet_from = $2::time, quiet_to = $3::time WHERE id = $1`, [owner.id, ...hours]);
        provider.release();
        const delayed = () => app.database.query(`SELECT 1 FROM outreaches WHERE user_id = $1 AND due_at > clock() + interval '10 minutes'`, [owner.id]);
        await until(delayed, ({ length }) => length === 1);
        expect(await listOf(owner, 'PENDING')).toMatchObject([{ node: { content: 'The earlier words.' } }]);
        // A later one is sent before it, and received.
        await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content, status, sent_at) VALUES ($1, 'SYSTEM', 'Later', 'The later words.', 'SENT', clock())`, [owner.id]);
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const first = socket.subscribe(added, { after: beforeAll });
        const seen = [];
        for (let at = 0; at < 2; at++)
            seen.push((await first.next()).notificationAdded);
        expect(seen.map(({ node }) => node.title)).toEqual(['Welcome', 'Later']);
        first.stop();
        // Then the earlier one. The request is in the background, so the owner is still away.
        await app.database.query(`UPDATE users SET last_active_at = (SELECT epoch FROM outreaches WHERE user_id = $1) WHERE id = $1`, [owner.id]);
        await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(`mutation { updateOutreachSettings(input: { quietHours: null }) { user { id } } }`);
        await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT');
        const resumed = socket.subscribe(added, { after: seen[1].cursor });
        expect((await resumed.next()).notificationAdded.node).toMatchObject({
            content: 'The earlier words.',
            status: 'SENT',
        });
        expect(resumed.waiting).toBe(0);
        expect((await listOf(owner)).map(({ node }) => node.content).slice(1)).toEqual(['The later words.', 'The earlier words.']);
        expect(await listOf(owner, 'PENDING')).toEqual([]);
        expect(await listOf(owner, 'SENT')).toHaveLength(3);
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
test("another owner's notification is not found, and a cursor of another list is refused", async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
        const [edge] = await listOf(owner);
        const query = `query ($id: ID!) { notification(id: $id) { id } }`;
        const foreign = await stranger.requestError(query, { id: edge.node.id });
        const none = await stranger.requestError(query, { id: '999999999' });
        expect([foreign.message, foreign.extensions]).toEqual([none.message, none.extensions]);
        const socket = __addDisposableResource(env_3, openTestSocket(app.url, stranger.token), true);
        const feed = socket.subscribe(added, { after: 'nonsense' });
        expect((await feed.nextError()).extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
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
//# sourceMappingURL=notification.test.js.map