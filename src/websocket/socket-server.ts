import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { CloseCode, handleProtocols, type Server as Protocol } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Client } from '../context.js';
import { networkOf } from '../limit/network.js';
import type { UnsentAnswers } from '../operation/unsent-answers.js';
import type { Logger } from '../log.js';
import { dropEmptyParameters } from '../operation/empty-parameters.js';
import type { ReadAuthority } from '../operation/read-authority.js';
import type { ReadClient } from '../operation/read-client.js';
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

/** Which sockets are accepted, and how many. */
export interface SocketLimits {
  /**
   * The origins whose pages may connect besides the server's own; undefined for any. A client that is not a browser
   * sends no origin, or that of the server.
   */
  readonly origins: readonly string[] | undefined;
  /** How many sockets may be open at once. */
  readonly maxSockets: number;
  /** How many connections one address may have; a tenth of them may be sockets that name no owner. */
  readonly maxPerAddress: number;
  /** Reads where an upgrade came from. */
  readonly readClient: ReadClient;
  /** Reads which address an upgrade was sent to. */
  readonly readAuthority: ReadAuthority;
  /** Counts the answers that wait for their clients. */
  readonly unsent: UnsentAnswers;
}

/** How many sockets of one network may be new, or without an owner. */
export const maxNew = (maxPerAddress: number): number => Math.ceil(maxPerAddress / 10);

/** What graphql-ws keeps for each socket. */
export interface SocketExtra {
  readonly socket: GraphSocket;
}

/** A server of sockets. */
export interface SocketServer {
  /** The sockets that are open. */
  readonly clients: ReadonlySet<GraphSocket>;
  /** Accepts no more sockets, and closes each with 1001, as soon as it has its answers. */
  close(): Promise<void>;
}

/**
 * Binds graphql-ws to `ws`, on the port of an HTTP server. Unlike graphql-ws's own binding, it has one timer
 * for the pings of all sockets, and does not keep their HTTP requests in memory.
 */
export function openSocketServer(
  server: Server,
  protocol: Protocol<SocketExtra>,
  { origins, maxSockets, maxPerAddress, readClient, readAuthority, unsent }: SocketLimits,
  log: Logger,
): SocketServer {
  const sockets = new WebSocketServer<typeof GraphSocket>({
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
    if (!paths.has(request.url?.split('?', 1)[0] ?? '')) refuse(socket, '404 Not Found');
    else if (
      origin !== undefined &&
      origins &&
      !origins.includes(origin) &&
      !isOwnOrigin(origin, readAuthority(request))
    )
      refuse(socket, '403 Forbidden');
    else if (isClosing || sockets.clients.size >= maxSockets) refuse(socket, '503 Service Unavailable');
    else {
      const client = readClient(request);
      const release = places.hold(networkOf(client.address));
      if (!release) return refuse(socket, '429 Too Many Requests');
      socket.once('close', release);
      sockets.handleUpgrade(request, socket, head, (opened) => {
        socket.off('close', release);
        onOpen(opened, client, release);
      });
    }
  });

  function onOpen(socket: GraphSocket, client: Client, releasePlace: () => void): void {
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
  function onError(this: WebSocket, error: unknown): void {
    log.warn({ err: error }, 'A socket failed.');
    this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  function onFrame(this: GraphSocket, data: Buffer): void {
    // An operation that arrives after the close would run without an answer, and the client would send it
    // again.
    if (isClosing || this.readyState !== WebSocket.OPEN) return;
    const frame = parseFrame(data);
    // graphql-ws keeps an id as long as its operation, and repeats it in every answer.
    if (hasLongId(frame)) return this.close(CloseCode.BadRequest, 'Invalid message: the id is too long');
    this.handleFrame?.(frame).catch((error: unknown) => onError.call(this, error));
  }

  function onClose(this: WebSocket, code: number, reason: Buffer): void {
    (this as GraphSocket).releasePlace?.();
    (this as GraphSocket)
      .handleClose?.(code, reason.toString())
      .catch((error: unknown) => onError.call(this, error));
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
          if (isLate || !socket.isAnswering) socket.close(1001, 'Going away');
        if (![...sockets.clients].some((socket) => socket.readyState === WebSocket.OPEN)) break;
        await delay(answerCheckInterval);
      }
      // A client that has lost its network does not answer the close.
      const termination = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, closeTimeout);
      await new Promise<void>((resolve, reject) =>
        sockets.close((error) => (error ? reject(error) : resolve())),
      );
      clearTimeout(termination);
    },
  };
}

/** Parses a frame here, because graphql-ws would keep the text of each subscription as long as it is open. */
function parseFrame(data: Buffer): unknown {
  const text = data.toString();
  try {
    const frame: unknown = JSON.parse(text);
    if (typeof frame !== 'object') return text;
    if (frame && 'payload' in frame) dropEmptyParameters(frame.payload);
    return frame;
  } catch {
    return text;
  }
}

/** Refuses an upgrade, without waiting for the client to disconnect. */
function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\nretry-after: 5\r\n\r\n`);
}

const hasLongId = (frame: unknown): boolean => {
  const { id } = (typeof frame === 'object' && frame !== null ? frame : {}) as { id?: unknown };
  return typeof id === 'string' && id.length > maxIdLength;
};

function onMessage(this: WebSocket, data: Buffer): void {
  (this as GraphSocket).takeFrame(data);
}

function onPing(this: WebSocket, data: Buffer): void {
  (this as GraphSocket).answerPing(data);
}

function onPong(this: WebSocket): void {
  (this as GraphSocket).isAwaitingPong = false;
}
