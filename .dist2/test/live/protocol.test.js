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
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { until } from '../support/absence.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const adminToken = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ ORIGINS: 'https://pets.example.com', SOCKETS: '130', ADMIN_TOKEN: adminToken });
const owner = await newOwner(app.url);
const pet = await newPet(owner);
const open = [];
afterAll(() => {
    for (const socket of open)
        socket.terminate();
});
/** A client that sends and receives raw frames (graphql-transport-ws). */
class RawSocket {
    #frames = [];
    #wake;
    constructor(socket) {
        this.socket = socket;
        open.push(socket);
        socket.on('error', () => undefined);
        socket.on('message', (data) => {
            this.#frames.push(JSON.parse(data.toString()));
            this.#wake?.();
        });
        this.closed = once(socket, 'close').then(([code]) => code);
    }
    static async open(protocol = 'graphql-transport-ws', headers = {}, autoPong = true) {
        const peer = new RawSocket(new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, protocol, { headers, autoPong }));
        await once(peer.socket, 'open');
        return peer;
    }
    /** Opens a socket and authenticates it at once, before the server's limit of three seconds. */
    static async openAuthenticated(token) {
        const peer = await RawSocket.open();
        await peer.authenticate(token);
        return peer;
    }
    send(frame) {
        this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    }
    async receive() {
        while (this.#frames.length === 0)
            await new Promise((resolve) => (this.#wake = resolve));
        return this.#frames.shift();
    }
    /** Sends connection_init and waits for the acknowledgement. */
    async authenticate(token = owner.token) {
        this.send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } });
        expect(await this.receive()).toEqual({ type: 'connection_ack' });
    }
    subscribe(id, query, variables = {}) {
        this.send({ id, type: 'subscribe', payload: { query, variables } });
    }
}
const follow = 'subscription { petMessageAdded { cursor } }';
test('4400: a frame that is not a message of the protocol', async () => {
    for (const frame of ['not json', '[]', 'null', '"{}"', '{"type":"nonsense"}', '{"type":"subscribe"}']) {
        const peer = await RawSocket.open();
        peer.send(frame);
        expect(await peer.closed).toBe(4400);
    }
});
test('4401: an operation before connection_init', async () => {
    const peer = await RawSocket.open();
    peer.subscribe('1', '{ me { id } }');
    expect(await peer.closed).toBe(4401);
});
test('4403: an invalid token', async () => {
    const peer = await RawSocket.open();
    peer.send({ type: 'connection_init', payload: { Authorization: 'Bearer nonsense' } });
    expect(await peer.closed).toBe(4403);
});
test('4406: another subprotocol', async () => {
    const peer = await RawSocket.open([]);
    expect(await peer.closed).toBe(4406);
});
test('4408: no connection_init', async () => {
    const peer = await RawSocket.open();
    expect(await peer.closed).toBe(4408);
});
test('4409: an id that is in use; once its operation has ended, it can be used again', async () => {
    const peer = await RawSocket.open();
    await peer.authenticate();
    peer.subscribe('1', '{ me { id } }');
    expect(await peer.receive()).toMatchObject({
        id: '1',
        type: 'next',
        payload: { data: { me: { id: owner.id } } },
    });
    expect(await peer.receive()).toEqual({ id: '1', type: 'complete' });
    peer.subscribe('1', follow);
    peer.send({ id: '1', type: 'complete' });
    peer.subscribe('1', '{ me { id } }');
    expect(await peer.receive()).toMatchObject({ id: '1', type: 'next' });
    expect(await peer.receive()).toEqual({ id: '1', type: 'complete' });
    peer.subscribe('1', follow);
    peer.subscribe('1', follow);
    expect(await peer.closed).toBe(4409);
});
test('a subscription whose id was used again ends with its socket', async () => {
    const crowd = await newOwner(app.url);
    const { roomId } = await newPet(crowd);
    // Nearly half of them hit the race; together they exceed the limit of an owner.
    for (let socket = 0; socket < 40; socket++) {
        const peer = await RawSocket.open();
        await peer.authenticate(crowd.token);
        for (let n = 0; n < 40; n++) {
            peer.subscribe('1', follow);
            peer.send({ id: '1', type: 'complete' });
            peer.subscribe('1', '{ me { id } }');
            expect(await peer.receive()).toMatchObject({ id: '1', payload: { data: { me: { id: crowd.id } } } });
            expect(await peer.receive()).toEqual({ id: '1', type: 'complete' });
        }
        peer.socket.close();
        await peer.closed;
    }
    const peer = await RawSocket.open();
    await peer.authenticate(crowd.token);
    peer.subscribe('1', follow);
    await sendMessage(crowd, roomId, 'hello');
    expect(await peer.receive()).toMatchObject({ id: '1', payload: { data: { petMessageAdded: {} } } });
});
test('4429: a second connection_init', async () => {
    const peer = await RawSocket.open();
    await peer.authenticate();
    peer.send({ type: 'connection_init' });
    expect(await peer.closed).toBe(4429);
});
test('ping is answered with pong and the same payload', async () => {
    const peer = await RawSocket.open();
    peer.send({ type: 'ping', payload: { at: 1 } });
    expect(await peer.receive()).toEqual({ type: 'pong', payload: { at: 1 } });
    await peer.authenticate();
    peer.send({ type: 'pong' });
    peer.send({ type: 'ping' });
    expect(await peer.receive()).toEqual({ type: 'pong' });
});
test('a frame that is too long closes the socket', async () => {
    const peer = await RawSocket.open();
    peer.send({ type: 'ping', payload: { at: 'x'.repeat(300_000) } });
    expect(await peer.closed).toBe(1009);
});
test('a socket has at most fifty operations under way', async () => {
    const peer = await RawSocket.open();
    await peer.authenticate();
    for (let n = 0; n < 51; n++)
        peer.subscribe(`s${n}`, follow);
    expect(await peer.receive()).toMatchObject({
        id: 's50',
        type: 'error',
        payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    peer.send({ id: 's1', type: 'complete' });
    peer.subscribe('again', '{ me { id } }');
    expect(await peer.receive()).toMatchObject({ id: 'again', type: 'next' });
});
test('an owner has at most five hundred subscriptions, and other owners are not affected', async () => {
    const crowd = await newOwner(app.url);
    const crowdPet = await newPet(crowd);
    const peers = await Promise.all(Array.from({ length: 11 }, () => RawSocket.openAuthenticated(crowd.token)));
    for (const [at, peer] of peers.entries())
        for (let n = 0; n < (at < 10 ? 50 : 1); n++)
            peer.subscribe(`s${n}`, follow);
    // The refused one is the one that comes last.
    const refusals = peers.map(async (peer) => ({ peer, frame: await peer.receive() }));
    const { peer: refused, frame } = await Promise.race(refusals);
    expect(frame).toMatchObject({
        type: 'next',
        payload: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
    });
    expect(await refused.receive()).toEqual({ id: frame.id, type: 'complete' });
    const stranger = await RawSocket.open();
    await stranger.authenticate();
    stranger.subscribe('s', follow);
    await sendMessage(owner, pet.roomId, 'hello from elsewhere');
    expect(await stranger.receive()).toMatchObject({ id: 's', type: 'next', payload: { data: {} } });
    // After one ends, another one can start.
    const other = peers.find((peer) => peer !== refused);
    other.send({ id: 's0', type: 'complete' });
    const isRefused = async () => {
        refused.subscribe('again', follow);
        await sendMessage(crowd, crowdPet.roomId, `hello ${Math.random()}`);
        for (;;) {
            const { id, payload } = await refused.receive();
            if (id === 'again')
                return payload?.errors !== undefined;
        }
    };
    while (await isRefused())
        while ((await refused.receive()).type !== 'complete')
            ;
    for (const peer of [...peers, stranger])
        peer.socket.close();
});
test('an owner has at most a hundred sockets', async () => {
    const crowd = await newOwner(app.url);
    const peers = await Promise.all(Array.from({ length: 100 }, () => RawSocket.openAuthenticated(crowd.token)));
    const more = await RawSocket.open();
    more.send({ type: 'connection_init', payload: { Authorization: `Bearer ${crowd.token}` } });
    expect(await more.closed).toBe(4429);
    peers[0].socket.close();
    await peers[0].closed;
    const again = await RawSocket.open();
    await again.authenticate(crowd.token);
    // The process has a limit, too.
    const answers = await Promise.all(Array.from({ length: 40 }, () => {
        const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        open.push(socket);
        socket.on('error', () => undefined);
        return new Promise((resolve) => {
            socket.once('open', () => resolve(101));
            socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
        });
    }));
    expect(new Set(answers)).toEqual(new Set([101, 503]));
    // A refused client that disconnects at once does no harm.
    const { hostname, port } = new URL(app.url);
    for (let n = 0; n < 20; n++) {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write('GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
        socket.resetAndDestroy();
    }
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    for (const peer of [...peers, again])
        peer.socket.close();
});
test('pages of other origins are refused, and clients without an origin are not', async () => {
    const foreign = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        origin: 'https://evil.example.com',
    });
    open.push(foreign);
    foreign.on('error', () => undefined);
    const [, response] = await once(foreign, 'unexpected-response');
    expect(response.statusCode).toBe(403);
    const own = await RawSocket.open('graphql-transport-ws', { origin: 'https://pets.example.com' });
    await own.authenticate();
    const allowed = async (origin) => (await fetch(`${app.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
    })).headers.get('access-control-allow-origin');
    expect(await allowed('https://pets.example.com')).toBe('https://pets.example.com');
    expect(await allowed('https://evil.example.com')).toBeNull();
});
test('deleting a room ends its subscriptions and no others', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const someone = await newOwner(app.url);
        const [first, second] = [await newPet(someone), await newPet(someone, 'Bello')];
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, someone.token), true);
        const query = 'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content } } }';
        const after = Buffer.from('1|0|1').toString('base64url');
        const [gone, stays] = [first, second].map(({ roomId }) => socket.subscribe(query, { id: roomId, after }));
        await sendMessage(someone, first.roomId, 'hello');
        expect((await gone.next()).messageAdded.node.content).toBe('hello');
        await someone.request('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
            id: first.id,
        });
        await gone.completed;
        await sendMessage(someone, second.roomId, 'still there?');
        expect((await stays.next()).messageAdded.node.content).toBe('still there?');
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
test('a socket that reads nothing for long is closed with 1013, and its client resumes from its cursor', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const peer = await RawSocket.open();
        await peer.authenticate();
        const query = 'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content } } }';
        peer.subscribe('1', query, { id: pet.roomId, after: Buffer.from('1|0|1').toString('base64url') });
        await sendMessage(owner, pet.roomId, 'hello');
        const { payload } = await peer.receive();
        peer.socket.pause();
        // Far more than the system's buffers hold for a socket: each is 3.6 kB long.
        const total = 3_400;
        await app.database.query(`WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content, sent_at)
       SELECT $1, 'PET', $2, n || repeat('🐾', 900), clock() + interval '1 second' FROM generate_series(1, $3::int) n RETURNING id, sent_at
     ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
     UPDATE chat_rooms SET message_count = message_count + $3, last_message_id = newest.id, last_message_at = newest.sent_at
     FROM newest WHERE chat_rooms.id = $1`, [pet.roomId, pet.id, total]);
        // The close frame comes after everything sent before it, so the socket reads only once it is sent.
        const stalled = async () => {
            const response = await fetch(`${app.url}/admin/metrics`, {
                headers: { authorization: `Bearer ${adminToken}` },
            });
            const text = await response.text();
            return Number(/^nuzzle_live_stalled_total (\d+)$/m.exec(text)?.[1] ?? 0);
        };
        await until(stalled, (count) => count > 0);
        peer.socket.resume();
        expect(await peer.closed).toBe(1013);
        const again = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        const live = again.subscribe(query, { id: pet.roomId, after: payload.data.messageAdded.cursor });
        const received = new Set();
        while (received.size < total) {
            const { content } = (await live.next()).messageAdded.node;
            if (content.endsWith('🐾'))
                received.add(content);
        }
        expect(received.size).toBe(total);
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
// Pings are twelve seconds apart, so it waits beside the other tests.
test.concurrent('a client that answers no ping is disconnected, and one that answers is not', async () => {
    const [dead, alive] = [await RawSocket.open(undefined, {}, false), await RawSocket.open()];
    await dead.authenticate();
    await alive.authenticate();
    expect(await dead.closed).toBe(1006);
    alive.send({ type: 'ping' });
    expect(await alive.receive()).toEqual({ type: 'pong' });
});
test('metrics count subscribers, deliveries and replayed events', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const read = async () => {
            const response = await fetch(`${app.url}/admin/metrics`, {
                headers: { authorization: `Bearer ${adminToken}` },
            });
            const text = await response.text();
            return (name) => Number(new RegExp(`^nuzzle_live_${name} (\\d+)`, 'm').exec(text)?.[1]);
        };
        const someone = await newOwner(app.url);
        const { roomId } = await newPet(someone);
        await sendMessage(someone, roomId, 'before');
        const before = await read();
        const socket = __addDisposableResource(env_3, openTestSocket(app.url, someone.token), true);
        const live = socket.subscribe('subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }', { id: roomId, after: Buffer.from('1|0|1').toString('base64url') });
        await live.next();
        await live.next();
        await sendMessage(someone, roomId, 'after');
        await live.next();
        await live.next();
        const after = await read();
        expect(after('subscribers')).toBe(before('subscribers') + 1);
        const [replayed, delivered] = ['replayed_total', 'delivered_total'].map((name) => after(name) - before(name));
        // An event that came while the page was read may be counted as both.
        expect(replayed + delivered).toBeGreaterThanOrEqual(4);
        expect(replayed).toBeGreaterThan(0);
        expect(delivered).toBeGreaterThan(0);
        expect(after('delay_seconds_count')).toBeGreaterThan(before('delay_seconds_count'));
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
//# sourceMappingURL=protocol.test.js.map