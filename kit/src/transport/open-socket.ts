import { createClient, type Client } from 'graphql-ws';
import type { TokenKeeper } from '../session/token-keeper.js';
import type { Tokens } from '../session/tokens.js';
import { backoff, openWait } from '../wait.js';
import type { Connection } from './connection.js';

/** The socket of the client. */
export interface Socket {
  readonly client: Client;
  /** Connects again at once, if it waits to do so. */
  readonly wake: () => void;
  /** Drops the connection, and makes a new one if anything needs it. */
  readonly reconnect: () => void;
  readonly dispose: () => Promise<void>;
}

/** What a socket is opened with. */
export interface SocketParts {
  readonly url: string;
  readonly keeper: TokenKeeper;
  readonly connection: Connection;
  /** What `connection_init` carries besides the token. */
  readonly params: Record<string, string>;
  readonly webSocketImpl: unknown;
}

/** How often a quiet connection is tried, and how long an answer may take, in milliseconds. */
const pingEvery = 20_000;
const pongWithin = 8000;
/** The server has as many sockets of the owner as it takes. */
const tooManySockets = 4429;
/** The access token has expired, or its session has ended. */
const forbidden = 4403;

/**
 * Opens the socket, by the graphql-ws protocol. It connects when something subscribes, comes back after every loss, with
 * a token that is valid, and notices a connection that is dead without saying so.
 */
export function openSocket({ url, keeper, connection, params, webSocketImpl }: SocketParts): Socket {
  const wait = openWait();
  let pong: ReturnType<typeof setTimeout> | undefined;
  let used: Tokens | undefined;
  let isFull = false;
  let isOpen = false;
  let isDisposed = false;

  /** Waits until there is a valid token: to connect without one would be in vain. */
  const address = async (): Promise<string> => {
    for (let attempt = 0; !isDisposed; attempt++) {
      try {
        used = await keeper.fresh();
        break;
      } catch {
        connection.down();
        await wait.for(backoff(attempt, { most: 30_000 }));
      }
    }
    return url;
  };

  const client = createClient({
    url: address,
    webSocketImpl,
    connectionParams: () => ({ ...params, ...(used && { Authorization: `Bearer ${used.accessToken}` }) }),
    connectionAckWaitTimeout: 10_000,
    keepAlive: pingEvery,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (attempt) => wait.for(isFull ? 30_000 : backoff(attempt, { first: 100, most: 30_000 })),
    on: {
      connected() {
        isFull = false;
        isOpen = true;
        // Somebody else has logged in while it connected.
        if (used?.owner.id !== keeper.present()?.owner.id) client.terminate();
        else connection.up();
      },
      ping(isFromServer) {
        if (!isFromServer) pong = setTimeout(() => client.terminate(), pongWithin);
      },
      pong(isFromServer) {
        if (isFromServer) clearTimeout(pong);
      },
      closed(event) {
        clearTimeout(pong);
        isOpen = false;
        const { code } = event as { code?: number };
        isFull = code === tooManySockets;
        // Whether the session has ended or only the token, the refresh finds out.
        if (code === forbidden) keeper.refresh(used).catch(() => undefined);
        if (code === 1000) connection.unused();
        else connection.down();
      },
    },
  });
  return {
    client,
    wake: () => wait.wake(),
    reconnect() {
      if (isOpen) client.terminate();
    },
    async dispose() {
      isDisposed = true;
      clearTimeout(pong);
      wait.wake();
      // It fails if it was about to connect.
      await Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
}
