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
import { caller, newOwner, newPet } from '../support/client.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
// Two processes: each queues the writes of an owner, and only the database orders those of both.
const other = await app.another({ RUN: 'api' });
test.each([
    [1_000, 'with an id of their own', 'm1'],
    [200, 'without one', undefined],
])('%i parallel repeats of one send, %s, store one row and get one reply', async (count, _name, clientMessageId) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const { roomId } = await newPet(owner);
        // Without an id, only the same text within two seconds is a repeat, so the clock is stopped.
        await app.database.stopClock(new Date());
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const room = socket.subscribe(`subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { id type } } }`, { id: roomId, after: fromTheStart });
        const answers = await Promise.all(Array.from({ length: count }, (_, at) => {
            const send = () => caller(at % 2 ? app.url : other.url, owner.token).send(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate message { id } } }`, {
                input: { chatRoomId: roomId, content: 'are you there?', clientMessageId },
            });
            // On a slow machine the server may just be closing the kept connection of an earlier test.
            return send().catch(send);
        }));
        expect(answers.filter(({ errors }) => errors)).toEqual([]);
        expect(new Set(answers.map(({ data }) => data.sendMessage.message.id)).size).toBe(1);
        expect(answers.filter(({ data }) => !data.sendMessage.duplicate)).toHaveLength(1);
        expect((await room.next()).messageAdded.node).toEqual({
            id: answers[0].data.sendMessage.message.id,
            type: 'USER',
        });
        expect((await room.next()).messageAdded.node.type).toBe('PET');
        await app.database.moveClock(0);
        const [kept] = await app.database.query(`SELECT (SELECT count(*) FROM messages WHERE chat_room_id = $1 AND message_type = 'USER')::int AS sent,
              (SELECT count(*) FROM messages WHERE chat_room_id = $1 AND message_type = 'PET')::int AS answered,
              (SELECT count(*) FROM activities WHERE user_id = $2 AND activity_type = 'CHAT_SEND')::int AS recorded`, [roomId, owner.id]);
        expect(kept).toEqual({ sent: 1, answered: 1, recorded: 1 });
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
//# sourceMappingURL=repeats.test.js.map