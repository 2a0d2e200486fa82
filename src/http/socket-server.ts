import type { Server } from 'node:http';
import { CloseCode } from 'graphql-ws';
import { handleProtocols, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '../log.js';

const path = '/graphql';
const longestFrame = 256 * 1024;
const pingEvery = 12_000;

/** What an operation knows of the socket it came over. */
export interface SocketExtra {
  readonly socket: WebSocket;
}

/**
 * Binds graphql-ws to `ws`, on the port of an HTTP server: as graphql-ws's own binding does, but with one timer
 * for the pings of all sockets, and without holding on to the requests that they came with.
 * @returns ends every socket with 1001
 */
export function bindSockets(
  server: Server,
  protocol: ProtocolServer<SocketExtra>,
  log: Logger,
): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    handleProtocols,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    // Not parsed as a URL: a path that is none would throw, and nobody would catch it.
    if (request.url?.split('?', 1)[0] !== path) socket.destroy();
    else
      sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.on('pong', () => silent.delete(opened));
        open(opened, protocol, log);
      });
  });

  // Those that have not answered the last ping.
  const silent = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        silent.add(socket);
        socket.ping();
      }
    }
  }, pingEvery).unref();

  return async () => {
    clearInterval(pings);
    for (const socket of sockets.clients) socket.close(1001, 'Going away');
    await new Promise<void>((resolve, reject) =>
      sockets.close((error) => (error ? reject(error) : resolve())),
    );
  };
}

function open(socket: WebSocket, protocol: ProtocolServer<SocketExtra>, log: Logger): void {
  const fail = (error: unknown) => {
    log.warn({ err: error }, 'A socket has a fault.');
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  };
  socket.on('error', fail);
  let onMessage: ((data: string) => Promise<void>) | undefined;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (listener) => (onMessage = listener),
    },
    { socket },
  );
  socket.on('message', (data: Buffer) => {
    onMessage?.(data.toString()).catch(fail);
  });
  socket.once('close', (code, reason) => void closed(code, reason.toString()));
}

/** Sends a frame; resolves when the socket has taken it, or is closed. */
export const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState === socket.OPEN) socket.send(data, (error) => (error ? reject(error) : resolve()));
    else resolve();
  });
