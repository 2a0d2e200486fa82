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
import { expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { brokenInvariants } from '../support/broken-invariants.js';
import { newOwner, newPet } from '../support/client.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
const counts = gql `
  query {
    me {
      id
      unreadCount
      chatRooms {
        nodes {
          id
          unreadCount
          readUpTo
          replyState
          messages(last: 100) {
            nodes {
              id
              type
            }
          }
        }
      }
    }
  }
`;
const send = gql `
  mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        id
      }
    }
  }
`;
const markRead = gql `
  mutation ($input: MarkReadInput!) {
    markRead(input: $input) {
      chatRoom {
        id
        unreadCount
        readUpTo
      }
      user {
        id
        unreadCount
      }
    }
  }
`;
const device = (url, owner) => new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: `${url}/graphql`, headers: { authorization: `Bearer ${owner.token}` } }),
});
const read = async (client) => (await client.query({ query: counts, fetchPolicy: 'network-only' })).data.me;
const recount = ({ readUpTo, messages }) => messages.nodes.filter(({ id, type }) => type === 'PET' && BigInt(id) > BigInt(readUpTo ?? 0)).length;
const newestIn = (me, roomId) => me.chatRooms.nodes.find(({ id }) => id === roomId).messages.nodes.at(-1)?.id;
test('unread counts are equal on two devices through a crash, and in a cache without a refetch', async () => {
    const owner = await newOwner(app.url);
    const pets = [await newPet(owner, 'Coco'), await newPet(owner, 'Mimi')];
    const phone = device(app.url, owner);
    for (let round = 0; round < 3; round++) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const doomed = __addDisposableResource(env_1, await startProcess({ ...testEnvironment(app.database.url), LEASE: '1s' }), true);
            const tablet = device(doomed.url, owner);
            const writing = [phone, tablet].flatMap((client, at) => [0, 1, 2, 3].map((n) => client.mutate({
                mutation: send,
                variables: { input: { chatRoomId: pets[n % 2].roomId, content: `${round} ${at} ${n}` } },
            })));
            // The first message is in its room, and the others are on their way, as are replies.
            await Promise.any(writing);
            const seen = await read(phone);
            const marking = pets.map(({ roomId }) => tablet.mutate({
                mutation: markRead,
                variables: { input: { chatRoomId: roomId, upTo: newestIn(seen, roomId) ?? '1' } },
            }));
            await doomed.end('SIGKILL');
            await Promise.allSettled([...writing, ...marking]);
            const restarted = device(app.url, owner);
            const settled = await until(() => read(phone), ({ chatRooms }) => chatRooms.nodes.every(({ replyState }) => replyState === 'IDLE'));
            expect(await read(restarted)).toEqual(settled);
            for (const room of settled.chatRooms.nodes)
                expect(room.unreadCount).toBe(recount(room));
            expect(settled.unreadCount).toBe(settled.chatRooms.nodes.reduce((sum, room) => sum + room.unreadCount, 0));
            for (const client of [tablet, restarted])
                client.stop();
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
    const before = await read(phone);
    expect(before.unreadCount).toBeGreaterThan(0);
    for (const { id, messages } of before.chatRooms.nodes)
        await phone.mutate({
            mutation: markRead,
            variables: { input: { chatRoomId: id, upTo: messages.nodes.at(-1).id } },
        });
    const cached = phone.readQuery({ query: counts }).me;
    expect(cached.unreadCount).toBe(0);
    expect(cached.chatRooms.nodes.map(({ unreadCount }) => unreadCount)).toEqual([0, 0]);
    expect(await read(phone)).toEqual(cached);
    expect(await brokenInvariants(app.database)).toEqual([]);
    phone.stop();
});
//# sourceMappingURL=two-devices.test.js.map