import { randomBytes } from 'node:crypto';
import { createNuzzle, type Live, type Nuzzle, type NuzzleOptions } from '@nuzzle/client';
import { WebSocket } from 'ws';

/** Waits until something live is as a test needs it. */
export function until<T>(live: Live<T>, isSo: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      const value = live.get();
      if (!isSo(value)) return;
      queueMicrotask(() => stop());
      resolve(value);
    };
    const stop = live.subscribe(look);
    look();
  });
}

/** A client of the kit, and its sockets, which a test may cut. */
export interface KitClient {
  readonly nuzzle: Nuzzle;
  readonly sockets: WebSocket[];
  /** Whether new sockets and requests find a server. */
  isOffline: boolean;
}

/** Opens a client of the kit. */
export function openKit(url: string, options: Partial<NuzzleOptions> = {}): KitClient {
  const sockets: WebSocket[] = [];
  const client = { sockets, isOffline: false };
  class TestSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      // Nobody listens on port 9 (discard).
      super(client.isOffline ? 'ws://127.0.0.1:9' : address, protocols);
      sockets.push(this);
    }
  }
  const nuzzle = createNuzzle({
    url: `${url}/graphql`,
    webSocketImpl: TestSocket,
    ...options,
    fetch: (input, init) =>
      client.isOffline
        ? Promise.reject(new TypeError('fetch failed'))
        : (options.fetch ?? globalThis.fetch)(input, init),
  });
  return Object.assign(client, { nuzzle });
}

/** A new owner's name and password. */
export function newcomer(): { username: string; email: string; password: string } {
  const username = `k_${randomBytes(6).toString('hex')}`;
  return { username, email: `${username}@example.com`, password: 'correct horse battery' };
}
