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
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const token = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ RUN: 'api', ADMIN_TOKEN: token });
const petAdded = `subscription ($after: String) {
  petMessageAdded(after: $after) { cursor node { content chatRoom { id user { id } } sender { ... on Pet { name chatRoom { id } } } } }
}`;
// Only resolvers can answer `outreach`.
const resolved = `subscription ($after: String) {
  petMessageAdded(after: $after) { node { content chatRoom { id user { id outreach { enabled } } } } }
}`;
// The notifications have rooms and messages, which only their owner may see.
const notified = `subscription ($after: String) {
  notificationAdded(after: $after) { node { type content chatRoom { id } message { content } } }
}`;
const newCrowd = (count) => Promise.all(Array.from({ length: count }, async () => {
    const owner = await newOwner(app.url);
    return { owner, pet: await newPet(owner) };
}));
/** Every pet writes a message, in one commit, and all are published together. */
const allWrite = (crowd, words) => app.database.query(`WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content)
       SELECT room.id, 'PET', room.pet_id, $2 || ' to ' || room.id FROM chat_rooms room WHERE room.id = ANY ($1::bigint[])
       RETURNING id, sent_at, chat_room_id, sender_pet_id
     ), moved AS (
       UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at
       FROM added WHERE chat_rooms.id = added.chat_room_id RETURNING user_id, pet_id, chat_rooms.id, last_message_id, last_message_at
     ), sent AS (
       INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at, message_id, message_sent_at)
       SELECT user_id, pet_id, 'PET_MESSAGE', 'Coco', $2 || ' to ' || id, 'SENT', last_message_at, last_message_id, last_message_at FROM moved
     )
     SELECT pg_notify('nuzzle_live', json_agg(json_build_array('message',
              json_build_object('ownerId', user_id::text, 'chatRoomId', id::text, 'type', 'PET')))::text),
            pg_notify('nuzzle_live', json_agg(json_build_array('notification', json_build_object('ownerId', user_id::text)))::text)
     FROM moved`, [crowd.map(({ pet }) => pet.roomId), words]);
async function reads() {
    const metrics = await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return Number(/^nuzzle_live_reads_total (\d+)$/m.exec(await metrics.text())[1]);
}
const follow = ({ token: own }) => {
    const socket = openTestSocket(app.url, own);
    const messages = socket.subscribe(petAdded, { after: fromTheStart });
    const plain = socket.subscribe(resolved, { after: fromTheStart });
    const notifications = socket.subscribe(notified, { after: Buffer.from('1||1').toString('base64url') });
    return { socket, messages, plain, notifications };
};
test('simultaneous events of many owners are read together, and each owner receives only their own', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const crowd = await newCrowd(70);
        const all = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const following = crowd.map(({ owner, pet }) => {
            const one = follow(owner);
            all.use(one.socket);
            return { ...one, owner, pet };
        });
        async function expectReceived(words) {
            for (const { owner, pet, messages, plain, notifications } of following) {
                const content = `${words} to ${pet.roomId}`;
                expect((await messages.next()).petMessageAdded.node).toEqual({
                    content,
                    chatRoom: { id: pet.roomId, user: { id: owner.id } },
                    sender: { name: 'Coco', chatRoom: { id: pet.roomId } },
                });
                expect((await plain.next()).petMessageAdded.node).toEqual({
                    content,
                    chatRoom: { id: pet.roomId, user: { id: owner.id, outreach: { enabled: true } } },
                });
                let { node } = (await notifications.next()).notificationAdded;
                // Every owner got a welcome.
                if (node.type === 'SYSTEM')
                    ({ node } = (await notifications.next()).notificationAdded);
                expect(node).toEqual({
                    type: 'PET_MESSAGE',
                    content,
                    chatRoom: { id: pet.roomId },
                    message: { content },
                });
            }
        }
        await allWrite(crowd, 'hello');
        await expectReceived('hello');
        const before = await reads();
        await allWrite(crowd, 'hello again');
        await expectReceived('hello again');
        // 210 feeds, each kind in two statements, except those that a catch-up or another batch reads.
        expect((await reads()) - before).toBeLessThan(following.length);
        for (const { messages, plain, notifications } of following)
            expect([messages.waiting, plain.waiting, notifications.waiting]).toEqual([0, 0, 0]);
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
test('a feed that cannot be read does not delay the feeds that are read with it', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const crowd = await newCrowd(3);
        const all = __addDisposableResource(env_2, new AsyncDisposableStack(), true);
        const following = crowd.map(({ owner }) => {
            const one = follow(owner);
            all.use(one.socket);
            return one;
        });
        await allWrite(crowd, 'hello');
        for (const { messages } of following)
            await messages.next();
        const bad = crowd[0].pet.roomId;
        const view = 'CREATE OR REPLACE VIEW all_messages AS SELECT * FROM messages';
        const rest = 'UNION ALL SELECT * FROM messages_archive';
        await app.database.query(`CREATE FUNCTION refuse_bad(id bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
     BEGIN IF id = ${bad} THEN RAISE EXCEPTION 'refused' USING ERRCODE = 'data_exception'; END IF; RETURN true; END $$`);
        await app.database.query(`${view} WHERE refuse_bad(chat_room_id) ${rest}`);
        await allWrite(crowd, 'and again');
        for (const { messages } of following.slice(1))
            expect((await messages.next()).petMessageAdded.node.content).toMatch('and again');
        expect(following[0].messages.waiting).toBe(0);
        // Nothing is lost: the next read finds it.
        await app.database.query(`${view} ${rest}`);
        expect((await following[0].messages.next()).petMessageAdded.node.content).toBe(`and again to ${bad}`);
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
//# sourceMappingURL=together.test.js.map