import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Json, GraphError, GraphResult } from './client.js';

/** A cursor before every message: a subscription from here misses nothing, however late it starts. */
export const fromTheStart = Buffer.from('1|0|1').toString('base64url');

/** A subscription, whose results are queued so that none is missed. */
export interface Subscription {
  /** Waits for the next event and returns its data. */
  next(): Promise<Json>;
  /** Waits for the next result, which must be an error, and returns it. */
  nextError(): Promise<GraphError>;
  /** Waits for the next result and returns it, with or without errors. */
  nextResult(): Promise<GraphResult<Json>>;
  /** The number of queued results. */
  readonly waiting: number;
  /** Resolves when the server has ended it. */
  readonly completed: Promise<void>;
  /** The number of results received so far. */
  readonly received: number;
  stop(): void;
}

/** A WebSocket connection to the app. */
export interface TestSocket extends AsyncDisposable {
  subscribe(query: string, variables?: Record<string, unknown>): Subscription;
  /** Waits until it is connected. */
  readonly connected: Promise<void>;
  /** Resolves with the close code and the reason of the server. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

/**
 * Opens a socket with or without a token.
 * @param params what `connection_init` carries besides
 */
export function openTestSocket(url: string, token?: string, params: Record<string, string> = {}): TestSocket {
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
      connectionParams: { ...params, ...(token && { Authorization: `Bearer ${token}` }) },
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

/** Describes why the socket of a subscription was closed. */
const closing = (cause: Json): Json =>
  cause?.code === undefined ? String(cause) : `closed with ${cause.code} ${cause.reason}`;

function subscribe(client: Client, query: string, variables: Record<string, unknown>): Subscription {
  const events: GraphResult<Json>[] = [];
  const takers: ((event: GraphResult<Json>) => void)[] = [];
  let received = 0;
  const push = (event: GraphResult<Json>) => {
    received++;
    const taker = takers.shift();
    if (taker) taker(event);
    else events.push(event);
  };
  let onCompleted: () => void;
  const completed = new Promise<void>((resolve) => (onCompleted = resolve));
  const stop = client.subscribe<Json>(
    { query, variables },
    {
      next: (result) => push(result as GraphResult<Json>),
      error: (errors) =>
        push({ errors: Array.isArray(errors) ? (errors as GraphError[]) : [closing(errors)] }),
      complete: () => onCompleted(),
    },
  );
  const nextResult = () => {
    const event = events.shift();
    return event ? Promise.resolve(event) : new Promise<GraphResult<Json>>((resolve) => takers.push(resolve));
  };
  return {
    nextResult,
    async next() {
      const { data, errors } = await nextResult();
      if (errors) throw new Error(`Refused: ${JSON.stringify(errors)}`);
      return data;
    },
    async nextError() {
      const { data, errors } = await nextResult();
      if (!errors?.[0]) throw new Error(`Not refused: ${JSON.stringify(data)}`);
      return errors[0];
    },
    completed,
    get received() {
      return received;
    },
    get waiting() {
      return events.length;
    },
    stop,
  };
}
