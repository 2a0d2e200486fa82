import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Loose, WireError, WireResult } from './client.js';

/** A cursor before every message: a subscription from here misses nothing, however late it stands. */
export const fromTheStart = Buffer.from('1|0|1').toString('base64url');

/** What a subscription says, queued so that none of it is missed. */
export interface Subscription {
  /** The next event's data; waits for it. */
  next(): Promise<Loose>;
  /** Waits for the refusal with which it ends. */
  refusal(): Promise<WireError>;
  /** The next answer as it came, refused or not; waits for it. */
  take(): Promise<WireResult<Loose>>;
  /** What arrived and was not taken yet. */
  readonly waiting: number;
  /** Resolves when the server has ended it. */
  readonly completed: Promise<void>;
  /** How many answers came in all. */
  readonly heard: number;
  stop(): void;
}

/** A real socket to the app. */
export interface TestSocket extends AsyncDisposable {
  subscribe(query: string, variables?: Record<string, unknown>): Subscription;
  /** Waits until it is connected. */
  readonly connected: Promise<void>;
  /** Resolves with the code and the reason that the server closes with. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a socket, with a token or with none. */
export function openTestSocket(url: string, token?: string): TestSocket {
  let client: Client;
  let onConnected: () => void;
  const connected = new Promise<void>((resolve) => (onConnected = resolve));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      connectionParams: token ? { Authorization: `Bearer ${token}` } : {},
      on: {
        connected: () => onConnected(),
        closed: (event) => resolve(event as { code: number; reason: string }),
      },
    });
  });
  return {
    connected,
    closed,
    subscribe: (query, variables = {}) => subscribe(client, query, variables),
    [Symbol.asyncDispose]: async () => client.dispose(),
  };
}

/** What ended a subscription with its socket, as a refusal. */
const closing = (cause: Loose): Loose =>
  cause?.code === undefined ? String(cause) : `closed with ${cause.code} ${cause.reason}`;

function subscribe(client: Client, query: string, variables: Record<string, unknown>): Subscription {
  const events: WireResult<Loose>[] = [];
  const takers: ((event: WireResult<Loose>) => void)[] = [];
  let heard = 0;
  const push = (event: WireResult<Loose>) => {
    heard++;
    const taker = takers.shift();
    if (taker) taker(event);
    else events.push(event);
  };
  let onCompleted: () => void;
  const completed = new Promise<void>((resolve) => (onCompleted = resolve));
  const stop = client.subscribe<Loose>(
    { query, variables },
    {
      next: (result) => push(result as WireResult<Loose>),
      error: (errors) =>
        push({ errors: Array.isArray(errors) ? (errors as WireError[]) : [closing(errors)] }),
      complete: () => onCompleted(),
    },
  );
  const take = () => {
    const event = events.shift();
    return event ? Promise.resolve(event) : new Promise<WireResult<Loose>>((resolve) => takers.push(resolve));
  };
  return {
    take,
    async next() {
      const { data, errors } = await take();
      if (errors) throw new Error(`Refused: ${JSON.stringify(errors)}`);
      return data;
    },
    async refusal() {
      const { data, errors } = await take();
      if (!errors?.[0]) throw new Error(`Not refused: ${JSON.stringify(data)}`);
      return errors[0];
    },
    completed,
    get heard() {
      return heard;
    },
    get waiting() {
      return events.length;
    },
    stop,
  };
}
