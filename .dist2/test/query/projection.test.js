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
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const node = `id type content sentAt clientMessageId chatRoom { id replyState pet { name } }
  sender { __typename ... on User { username } ... on Pet { name } }`;
test('the statement that reads an event and resolvers give the same result', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner, 'Zoë "the" cat');
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const subscribe = (more) => socket.subscribe(`subscription ($id: ID!, $after: String) { result: messageAdded(chatRoomId: $id, after: $after) { cursor node { ${node} ${more} } } }`, { id: pet.roomId, after: fromTheStart });
        // Only a resolver can answer `outreach`, so the second subscription is executed.
        const [projected, executed] = [
            subscribe(''),
            subscribe('room: chatRoom { user { outreach { enabled } } }'),
        ];
        await sendMessage(owner, pet.roomId, 'line one\n"quoted" \\ 🐾', 'mine');
        const [first, second] = await Promise.all([projected.next(), executed.next()]);
        expect(second.result.node.room).toEqual({ user: { outreach: { enabled: true } } });
        delete second.result.node.room;
        expect(first).toEqual(second);
        expect(first.result.node.sender).toEqual({ __typename: 'User', username: owner.username });
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
test('the statement that sends a message and resolvers give the same result', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const send = (more, content) => owner.request(`mutation ($input: SendMessageInput!) { result: sendMessage(input: $input) {
         __typename duplicate message { ${node} } chatRoom { __typename id replyState lastMessageAt createdAt ${more} } } }`, { input: { chatRoomId: pet.roomId, content } });
    const { result: projected } = await send('', 'hello');
    // Other messages of the room are not among the rows that the statement provides.
    const { result: executed } = await send('lastMessage { content } messages { totalCount edges { node { content } } }', 'again');
    expect(executed.chatRoom.lastMessage.content).toBe('again');
    expect(executed.chatRoom.messages).toEqual({
        totalCount: 2,
        edges: [{ node: { content: 'hello' } }, { node: { content: 'again' } }],
    });
    const same = ({ message, chatRoom, duplicate, __typename }) => ({
        __typename,
        duplicate,
        message: { ...message, id: '', content: '', sentAt: '' },
        chatRoom: {
            ...chatRoom,
            lastMessageAt: chatRoom.lastMessageAt === message.sentAt,
            lastMessage: 0,
            messages: 0,
        },
    });
    expect(same(projected)).toEqual(same(executed));
    expect(projected.message.content).toBe('hello');
});
test("a mutation's payload never has data from before the write, on any path", async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const { sendMessage: payload } = await owner.request(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
       message { sender { ... on User { activities(first: 1) { edges { node { type } } } } } } } }`, { input: { chatRoomId: pet.roomId, content: 'hello' } });
    expect(payload.message.sender.activities.edges).toEqual([{ node: { type: 'CHAT_SEND' } }]);
});
test('resolvers answer events with lists, and queries with very many lists', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const pet = await newPet(owner);
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const result = socket.subscribe('subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { chatRoom { messages(last: 2) { edges { node { content } } } } } } }', { id: pet.roomId, after: fromTheStart });
        await sendMessage(owner, pet.roomId, 'hello');
        expect((await result.next()).messageAdded.node.chatRoom.messages.edges).toEqual([
            { node: { content: 'hello' } },
        ]);
        const many = Array.from({ length: 30 }, (_, n) => `a${n}: messages(last: 1) { edges { node { content } } }`);
        const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { ${many.join(' ')} } }`, {
            id: pet.roomId,
        });
        expect(Object.values(chatRoom)).toEqual(many.map(() => ({ edges: [{ node: { content: 'hello' } }] })));
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
test('the compiled path and resolvers refuse with the same errors', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const stranger = await newOwner(app.url);
    const refused = (who, input, more = '') => who.requestError(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } chatRoom { id ${more} } } }`, { input });
    const plain = 'lastMessage { id }';
    for (const [who, input, code] of [
        [stranger, { chatRoomId: pet.roomId, content: 'hello' }, 'NOT_FOUND'],
        [owner, { chatRoomId: pet.roomId, content: ' ' }, 'BAD_USER_INPUT'],
        [owner, { chatRoomId: 'x', content: 'hello' }, 'BAD_USER_INPUT'],
    ]) {
        const error = await refused(who, input);
        expect(error.extensions.code).toBe(code);
        expect(await refused(who, input, plain)).toEqual(error);
    }
    await sendMessage(owner, pet.roomId, 'hello', 'once');
    const error = await refused(owner, {
        chatRoomId: pet.roomId,
        content: 'other words',
        clientMessageId: 'once',
    });
    expect(error.extensions.code).toBe('CONFLICT');
    await owner.request('mutation { logOut { loggedOut } }');
    const ended = await refused(owner, { chatRoomId: pet.roomId, content: 'after the end' });
    expect(ended.extensions.code).toBe('UNAUTHENTICATED');
    expect(ended.path).toEqual(['sendMessage']);
    const [row] = await app.database.query('SELECT count(*)::int AS n FROM messages WHERE chat_room_id = $1', [pet.roomId]);
    expect(row.n).toBe(1);
});
//# sourceMappingURL=projection.test.js.map