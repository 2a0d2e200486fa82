import { setTimeout as delay } from 'node:timers/promises';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import { networkOf } from '../limit/network.js';
import { dropEmptyParameters } from '../operation/empty-parameters.js';
import { GraphSocket, ProtocolSocket } from './graph-socket.js';
import { isOwnOrigin } from './own-origin.js';
import { pingInterval, startPings } from './pings.js';
import { Quota } from './quota.js';
const paths = new Set(['/graphql', '/graphql/']);
const maxFrameBytes = 256 * 1024;
const initTimeout = 3_000;
// Long enough to log in, and to leave.
const anonymousTimeout = 60_000;
const maxIdLength = 128;
// When the process stops: how long a socket may wait for its answers, and how often this is checked.
const [answerTimeout, answerCheckInterval] = [5_000, 20];
const closeTimeout = 1_000;
/** How many sockets of one network may be new, or without an owner. */
export const maxNew = (maxPerAddress) => Math.ceil(maxPerAddress / 10);
/**
 * Binds graphql-ws to `ws`, on the port of an HTTP server. Unlike graphql-ws's own binding, it has one timer
 * for the pings of all sockets, and does not keep their HTTP requests in memory.
 */
export function openSocketServer(server, protocol, { origins, maxSockets, maxPerAddress, readClient, readAuthority, unsent }, log) {
    const sockets = new WebSocketServer({
        noServer: true,
        maxPayload: maxFrameBytes,
        handleProtocols,
        WebSocket: GraphSocket,
        // GraphSocket answers pings, as long as its client reads the answers.
        autoPong: false,
    });
    // Every socket is new for a moment, an owner's too.
    const places = new Quota(maxNew(maxPerAddress));
    let isClosing = false;
    server.on('upgrade', (request, socket, head) => {
        const { origin } = request.headers;
        // Node removes its own listener on an upgrade, and an error without a listener would end the process.
        socket.on('error', () => socket.destroy());
        // Not parsed as a URL: an invalid path would throw, and nothing here would catch it.
        if (!paths.has(request.url?.split('?', 1)[0] ?? ''))
            refuse(socket, '404 Not Found');
        else if (origin !== undefined &&
            origins &&
            !origins.includes(origin) &&
            !isOwnOrigin(origin, readAuthority(request)))
            refuse(socket, '403 Forbidden');
        else if (isClosing || sockets.clients.size >= maxSockets)
            refuse(socket, '503 Service Unavailable');
        else {
            const client = readClient(request);
            const release = places.hold(networkOf(client.address));
            if (!release)
                return refuse(socket, '429 Too Many Requests');
            socket.once('close', release);
            sockets.handleUpgrade(request, socket, head, (opened) => {
                socket.off('close', release);
                onOpen(opened, client, release);
            });
        }
    });
    function onOpen(socket, client, releasePlace) {
        socket.client = client;
        socket.unsent = unsent;
        socket.releasePlace = releasePlace;
        const now = performance.now();
        socket.initDeadline = now + initTimeout;
        socket.anonymousDeadline = now + anonymousTimeout;
        socket.on('ping', onPing);
        socket.pingAt = now + pingInterval;
        socket.on('error', onError);
        socket.on('pong', onPong);
        socket.handleClose = protocol.opened(new ProtocolSocket(socket), { socket });
        socket.onFrame = onFrame;
        socket.on('message', onMessage);
        socket.on('close', onClose);
    }
    // All sockets share these listeners; `this` is the socket.
    function onError(error) {
        log.warn({ err: error }, 'A socket failed.');
        this.close(CloseCode.InternalServerError, 'Internal server error');
    }
    function onFrame(data) {
        // An operation that arrives after the close would run without an answer, and the client would send it
        // again.
        if (isClosing || this.readyState !== WebSocket.OPEN)
            return;
        const frame = parseFrame(data);
        // graphql-ws keeps an id as long as its operation, and repeats it in every answer.
        if (hasLongId(frame))
            return this.close(CloseCode.BadRequest, 'Invalid message: the id is too long');
        this.handleFrame?.(frame).catch((error) => onError.call(this, error));
    }
    function onClose(code, reason) {
        this.releasePlace?.();
        this
            .handleClose?.(code, reason.toString())
            .catch((error) => onError.call(this, error));
    }
    const stopPings = startPings(sockets.clients);
    return {
        clients: sockets.clients,
        async close() {
            isClosing = true;
            stopPings();
            const deadline = performance.now() + answerTimeout;
            for (;;) {
                const isLate = performance.now() > deadline;
                for (const socket of sockets.clients)
                    if (isLate || !socket.isAnswering)
                        socket.close(1001, 'Going away');
                if (![...sockets.clients].some((socket) => socket.readyState === WebSocket.OPEN))
                    break;
                await delay(answerCheckInterval);
            }
            // A client that has lost its network does not answer the close.
            const termination = setTimeout(() => {
                for (const socket of sockets.clients)
                    socket.terminate();
            }, closeTimeout);
            await new Promise((resolve, reject) => sockets.close((error) => (error ? reject(error) : resolve())));
            clearTimeout(termination);
        },
    };
}
/** Parses a frame here, because graphql-ws would keep the text of each subscription as long as it is open. */
function parseFrame(data) {
    const text = data.toString();
    try {
        const frame = JSON.parse(text);
        if (typeof frame !== 'object')
            return text;
        if (frame && 'payload' in frame)
            dropEmptyParameters(frame.payload);
        return frame;
    }
    catch {
        return text;
    }
}
/** Refuses an upgrade, without waiting for the client to disconnect. */
function refuse(socket, status) {
    socket.once('finish', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\nretry-after: 5\r\n\r\n`);
}
const hasLongId = (frame) => {
    const { id } = (typeof frame === 'object' && frame !== null ? frame : {});
    return typeof id === 'string' && id.length > maxIdLength;
};
function onMessage(data) {
    this.takeFrame(data);
}
function onPing(data) {
    this.answerPing(data);
}
function onPong() {
    this.isAwaitingPong = false;
}
//# sourceMappingURL=socket-server.js.map