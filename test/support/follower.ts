import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { fromTheStart } from './socket.js';

const reconnectDelay = 20;

/** What a follower subscribes to; the variable `$after` is its last cursor. */
export interface FollowerOptions {
  /** The address of the next connection, of any process. */
  url: () => string;
  token: string;
  /** One subscription to `{ cursor node { id } }`. */
  query: string;
  variables?: Record<string, unknown>;
  /** Cuts its own connection each time it has received so many messages. */
  cutInterval?: number;
}

/** A client that records what it receives, and reconnects from its last cursor however its connection ended. */
export class Follower {
  /** The ids, in the order of their arrival. */
  readonly received: string[] = [];
  /** How often it reconnected. */
  resumed = -1;
  #after = fromTheStart;
  #socket: WebSocket | undefined;
  #ended = false;

  constructor(private readonly following: FollowerOptions) {}

  /** Follows until `end()` is called. */
  async follow(): Promise<void> {
    while (!this.#ended) {
      await this.#connect().catch(() => undefined);
      if (!this.#ended) await delay(reconnectDelay);
    }
  }

  /** Cuts the connection, as a tunnel does to a train. */
  cut(): void {
    this.#socket?.terminate();
  }

  end(): void {
    this.#ended = true;
    this.#socket?.close();
  }

  async #connect(): Promise<void> {
    const { url, token, query, variables, cutInterval } = this.following;
    const socket = new WebSocket(`${url().replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket = socket;
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } })),
    );
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse((data as Buffer).toString());
      if (type === 'connection_ack') {
        this.resumed++;
        socket.send(
          JSON.stringify({
            id: '1',
            type: 'subscribe',
            payload: { query, variables: { ...variables, after: this.#after } },
          }),
        );
      } else if (type === 'next' && socket === this.#socket && socket.readyState === WebSocket.OPEN) {
        const [{ cursor, node }] = Object.values(payload.data) as [{ cursor: string; node: { id: string } }];
        this.received.push(node.id);
        this.#after = cursor;
        if (cutInterval && this.received.length % cutInterval === 0) this.cut();
      }
    });
    await closed;
  }
}
