import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { CloseCode, handleProtocols, type Server as Protocol, type WebSocket as Wire } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../log.js';

const path = '/graphql';
const longestFrame = 256 * 1024;
const pingEvery = 12_000;
// Each in its own time, as it was opened: a ping to all at once holds the process up for a third of a second.
const lookForPingsEvery = 100;
const introduction = 3_000;
// How long a socket may still wait for answers when the process stops, and how often it is looked at.
const [longestAnswering, lookAgainAfter] = [5_000, 20];
const longestGoodbye = 1_000;

/**
 * A socket as graphql-ws handles it. All that it needs are fields and methods: there are ten thousand of them,
 * and closures would each bring their surroundings along.
 */
export class GraphSocket extends WebSocket {
  /** Whose session it is, and until when its token lets it stand, in milliseconds since 1970; undefined for nobody's. */
  session: { id: string; ownerId: string; expiresAt: number } | undefined;
  /** Until when it must have introduced itself, by `performance.now()`; undefined when it has. */
  introducesItselfBy: number | undefined;
  /** Since when a frame waits to be taken, by `performance.now()`; undefined where none does. */
  stuckSince: number | undefined;
  #unsent = 0;
  /** What it follows. */
  followed: readonly { return(): Promise<unknown> }[] = [];
  /** What graphql-ws has under way for it, by id: an iterator for what is followed, null for what is not answered yet. */
  operations: Readonly<Record<string, unknown>> | undefined;
  /** When it is pinged next, by `performance.now()`. */
  pingAt = 0;
  /** Has not answered the last ping. */
  isSilent = false;
  onFrame: ((frame: unknown) => Promise<void>) | undefined;
  onClosed: ((code: number, reason: string) => Promise<void>) | undefined;

  /** Whether an operation waits for its first answer. */
  get isAnswering(): boolean {
    return Object.values(this.operations ?? {}).includes(null);
  }

  /** Sends a frame; resolves when the socket has taken it, or is closed. */
  say(frame: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.readyState !== WebSocket.OPEN) return resolve();
      this.#unsent++;
      this.stuckSince ??= performance.now();
      this.send(frame, (error) => {
        this.stuckSince = --this.#unsent > 0 ? performance.now() : undefined;
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

/** What graphql-ws asks of a socket. */
class SocketWire implements Wire {
  constructor(private readonly socket: GraphSocket) {}

  get protocol(): string {
    return this.socket.protocol;
  }

  send(frame: string): Promise<void> {
    return this.socket.say(frame);
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  onMessage(listener: (frame: string) => Promise<void>): void {
    // Typed as text, it takes what is parsed already as it is; the tests of the protocol would notice if not.
    this.socket.onFrame = listener as (frame: unknown) => Promise<void>;
  }
}

/** Which sockets are let in, and how many. */
export interface SocketLimits {
  /** Which origins' pages; undefined for any. A caller that is no page names none. */
  readonly origins: readonly string[] | undefined;
  /** How many may be open at once. */
  readonly mostSockets: number;
}

/** What an operation knows of the socket it came over. */
export interface SocketExtra {
  readonly socket: GraphSocket;
}

/** The sockets that are open. */
export interface Sockets {
  readonly clients: ReadonlySet<GraphSocket>;
  /** Lets no more in, and ends every socket with 1001: at once, or when it has its answers. */
  close(): Promise<void>;
}

/**
 * Binds graphql-ws to `ws`, on the port of an HTTP server: as graphql-ws's own binding does, but with one timer
 * for the pings of all sockets, and without holding on to the requests that they came with.
 */
export function bindSockets(
  server: Server,
  protocol: Protocol<SocketExtra>,
  { origins, mostSockets }: SocketLimits,
  log: Logger,
): Sockets {
  const sockets = new WebSocketServer<typeof GraphSocket>({
    noServer: true,
    maxPayload: longestFrame,
    handleProtocols,
    WebSocket: GraphSocket,
  });
  let isClosing = false;
  server.on('upgrade', (request, socket, head) => {
    // Not parsed as a URL: a path that is none would throw, and nobody would catch it.
    const { origin } = request.headers;
    // Node has stopped listening, and what nobody listens to would end the process.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?', 1)[0] !== path) socket.destroy();
    else if (origin !== undefined && origins && !origins.includes(origin)) refuse(socket, '403 Forbidden');
    else if (isClosing || sockets.clients.size >= mostSockets) refuse(socket, '503 Service Unavailable');
    else sockets.handleUpgrade(request, socket, head, open);
  });

  function open(socket: GraphSocket): void {
    const now = performance.now();
    socket.introducesItselfBy = now + introduction;
    socket.pingAt = now + pingEvery;
    socket.on('error', fail);
    socket.on('pong', hearPong);
    socket.onClosed = protocol.opened(new SocketWire(socket), { socket });
    socket.on('message', hear);
    socket.on('close', hearClose);
  }

  // Listeners of all sockets alike: `this` is the socket.
  function fail(this: WebSocket, error: unknown): void {
    log.warn({ err: error }, 'A socket has a fault.');
    this.close(CloseCode.InternalServerError, 'Internal server error');
  }

  function hear(this: WebSocket, data: Buffer): void {
    // What comes behind a goodbye would be done without an answer, and be asked for again.
    if (isClosing || this.readyState !== WebSocket.OPEN) return;
    (this as GraphSocket).onFrame?.(readFrame(data)).catch((error: unknown) => fail.call(this, error));
  }

  function hearClose(this: WebSocket, code: number, reason: Buffer): void {
    (this as GraphSocket)
      .onClosed?.(code, reason.toString())
      .catch((error: unknown) => fail.call(this, error));
  }

  const pings = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets.clients)
      if (socket.pingAt > now) continue;
      else if (socket.isSilent) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) {
        socket.isSilent = true;
        socket.pingAt = now + pingEvery;
        socket.ping();
      }
  }, lookForPingsEvery).unref();

  return {
    clients: sockets.clients,
    async close() {
      isClosing = true;
      clearInterval(pings);
      const until = performance.now() + longestAnswering;
      for (;;) {
        const isLate = performance.now() > until;
        for (const socket of sockets.clients)
          if (isLate || !socket.isAnswering) socket.close(1001, 'Going away');
        if (![...sockets.clients].some((socket) => socket.readyState === WebSocket.OPEN)) break;
        await delay(lookAgainAfter);
      }
      // A peer that has lost its network says no goodbye.
      const leaving = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, longestGoodbye);
      await new Promise<void>((resolve, reject) =>
        sockets.close((error) => (error ? reject(error) : resolve())),
      );
      clearTimeout(leaving);
    },
  };
}

/** A frame, parsed: graphql-ws would keep the text of each subscription for as long as that lives. */
function readFrame(data: Buffer): unknown {
  const text = data.toString();
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' ? said : text;
  } catch {
    return text;
  }
}

/** Refuses an upgrade, and does not wait for the peer to hang up. */
function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\nretry-after: 5\r\n\r\n`);
}

function hearPong(this: WebSocket): void {
  (this as GraphSocket).isSilent = false;
}
