import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { anyOf, fresh, maximal, newAddress } from './attack.js';
const padding = 'x'.repeat(240_000);
const text = (type, more = {}) => JSON.stringify({ type, ...more });
const added = 'subscription ($id: ID!) { messageAdded(chatRoomId: $id) { node { content } } }';
const tokenOf = ({ accounts }) => anyOf(accounts).token;
const authorization = (token) => ({ Authorization: `Bearer ${token}` });
/** Waits until one of the two ends has closed the connection, or for so long, or for the end of the siege. */
async function untilClosed(socket, over, ms = 90_000) {
    const waited = new AbortController();
    const { signal } = waited;
    await Promise.race([
        once(socket, 'close', { signal }),
        once(over, 'abort', { signal }),
        delay(ms, undefined, { signal }),
    ]).catch(() => undefined);
    waited.abort();
}
/** Opens a socket, runs an attack on it, and terminates it however that ends. */
async function onSocket(scene, payload, attack) {
    const socket = new WebSocket(`${scene.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { 'x-forwarded-for': newAddress() },
    });
    socket.on('error', () => undefined);
    try {
        await once(socket, 'open', { signal: scene.over });
        if (payload) {
            socket.send(text('connection_init', { payload }));
            await Promise.race([
                once(socket, 'message', { signal: scene.over }),
                once(socket, 'close', { signal: scene.over }),
            ]);
        }
        await attack(socket);
    }
    finally {
        socket.terminate();
    }
}
/** Writes for as long as the other end lets it, and keeps at most a few megabytes itself. */
async function flood(socket, over, write, ms) {
    const end = Date.now() + ms;
    while (Date.now() < end && !over.aborted && socket.readyState === WebSocket.OPEN) {
        for (let n = 0; n < 50 && socket.bufferedAmount < 1_000_000; n++)
            write();
        await delay(10);
    }
}
/** Opens a connection below HTTP, and drips what it has to say until the server ends it. */
async function drip(scene, kind, head, byte) {
    const { hostname, port } = new URL(scene.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.resume();
    await once(socket, 'connect', { signal: scene.over });
    const over = scene.live(kind);
    socket.once('close', over);
    socket.write(head.replace('ADDRESS', newAddress()));
    const timer = byte ? setInterval(() => socket.write(byte), 1_000) : undefined;
    try {
        await untilClosed(socket, scene.over);
    }
    finally {
        clearInterval(timer);
        socket.removeListener('close', over);
        socket.destroy();
    }
}
/** The life of a socket that does nothing after its greeting. */
const idle = (scene, kind, payload) => onSocket(scene, payload, async (socket) => {
    const over = scene.live(kind);
    socket.once('close', over);
    await untilClosed(socket, scene.over);
    socket.removeListener('close', over);
});
const request = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ADDRESS\r\n';
/** The attacks with sockets and with unfinished requests. */
export const socketAttacks = {
    'silent sockets': (scene) => idle(scene, 'silent'),
    'anonymous sockets': (scene) => idle(scene, 'anonymous', {}),
    'slow bodies': (scene) => drip(scene, 'slow', `${request}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`, ' '),
    'half-open requests': (scene) => drip(scene, 'half', request, ''),
    'protocol pings, pongs unread': (scene) => onSocket(scene, anyOf([{}, authorization(tokenOf(scene))]), async (socket) => {
        socket.pause();
        const data = Buffer.alloc(120);
        await flood(socket, scene.over, () => socket.ping(data), 12_000);
    }),
    'pings of graphql-ws, pongs unread': (scene) => onSocket(scene, anyOf([{}, authorization(tokenOf(scene))]), async (socket) => {
        socket.pause();
        const ping = text('ping', { payload: { padding: 'x'.repeat(20_000) } });
        await flood(socket, scene.over, () => socket.send(ping), 12_000);
    }),
    'large greetings': (scene) => onSocket(scene, { ...authorization(tokenOf(scene)), padding }, (socket) => untilClosed(socket, scene.over, 10_000)),
    'large variables of subscriptions': (scene) => onSocket(scene, authorization(tokenOf(scene)), async (socket) => {
        for (let n = 0; n < 20; n++)
            socket.send(text('subscribe', {
                id: fresh(),
                payload: { query: added, variables: { id: scene.accounts[0].roomId, padding } },
            }));
        await untilClosed(socket, scene.over, 10_000);
    }),
    'subscribe and complete': (scene) => {
        const { token, roomId } = anyOf(scene.accounts);
        return onSocket(scene, authorization(token), (socket) => flood(socket, scene.over, () => {
            const id = fresh();
            socket.send(text('subscribe', { id, payload: { query: added, variables: { id: roomId } } }));
            socket.send(text('complete', { id }));
        }, 5_000));
    },
    'fifty subscriptions': (scene) => {
        const { token, roomId } = anyOf(scene.accounts);
        return onSocket(scene, authorization(token), async (socket) => {
            const query = `subscription ($id: ID!) { messageAdded(chatRoomId: $id) { node { ${Array.from({ length: 8 }, (_, n) => `c${n}: content`).join(' ')} chatRoom { pet { name } } } } }`;
            for (let n = 0; n < 50; n++)
                socket.send(text('subscribe', { id: `s${n}`, payload: { query, variables: { id: roomId } } }));
            await untilClosed(socket, scene.over, 20_000);
        });
    },
    'fifty subscriptions with a list in each event': (scene) => {
        const { token, roomId } = anyOf(scene.accounts);
        return onSocket(scene, authorization(token), async (socket) => {
            const query = 'subscription ($id: ID!) { messageAdded(chatRoomId: $id) { node { chatRoom { messages(last: 20) { edges { node { content } } } pet { owner { pets(first: 10) { edges { node { persona } } } } } } } } }';
            for (let n = 0; n < 50; n++)
                socket.send(text('subscribe', { id: `s${n}`, payload: { query, variables: { id: roomId } } }));
            await untilClosed(socket, scene.over, 5_000);
        });
    },
    'large answers, unread': async (scene) => {
        const { hostname, port } = new URL(scene.url);
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect', { signal: scene.over });
        const body = JSON.stringify({ query: maximal });
        // Node answers the requests of one connection one after the other, but begins all of them.
        socket.write(`${request.replace('ADDRESS', newAddress())}Authorization: Bearer ${tokenOf(scene)}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`.repeat(20));
        await untilClosed(socket, scene.over, 12_000);
        socket.destroy();
    },
    'large answers on sockets, unread': (scene) => onSocket(scene, authorization(tokenOf(scene)), async (socket) => {
        socket.pause();
        for (let n = 0; n < 8; n++)
            socket.send(text('subscribe', { id: fresh(), payload: { query: maximal } }));
        await untilClosed(socket, scene.over, 12_000);
    }),
    'malformed frames': async (scene) => {
        for (const frame of ['not json', '[]', '{"type":"subscribe"}', Buffer.from([0, 1, 2, 255])])
            await onSocket(scene, {}, async (socket) => {
                socket.send(frame);
                await untilClosed(socket, scene.over, 1_000);
            });
        await onSocket(scene, {}, async (socket) => {
            const { _socket: raw } = socket;
            // A reserved opcode, without a mask, and a length that never comes.
            raw.write(Buffer.from([0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
            await untilClosed(socket, scene.over, 1_000);
        });
    },
};
//# sourceMappingURL=socket-attacks.js.map