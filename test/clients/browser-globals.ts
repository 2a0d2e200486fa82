import { WebSocket } from 'ws';

/** A socket whose connection can be lost: cut off, or dead without having been closed. */
class LossySocket extends WebSocket {
  static readonly all: LossySocket[] = [];

  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    LossySocket.all.push(this);
  }
}

const realFetch = globalThis.fetch;
const events = new EventTarget();

/** What the guide's files find in a browser, and Node does not have, or not so that a test can break it. */
export const device = {
  /** Puts the globals in place. */
  install(): void {
    Object.assign(globalThis, {
      WebSocket: LossySocket,
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
    });
  },
  get sockets(): number {
    return LossySocket.all.length;
  },
  /** Cuts all open connections. */
  cut(): void {
    for (const socket of LossySocket.all) socket.terminate();
  },
  /** Lets all open connections go silent: nothing that the server sends arrives. */
  silence(): void {
    for (const socket of LossySocket.all) if (socket.readyState === WebSocket.OPEN) socket.pause();
  },
  /** Requests fail until `goOnline`; with `answer: 'lost'` they reach the server, and only its answers are lost. */
  goOffline({ answer = 'none' }: { answer?: 'none' | 'lost' } = {}): void {
    globalThis.fetch = async (...args) => {
      if (answer === 'lost') await (await realFetch(...args)).text();
      throw new TypeError('Failed to fetch');
    };
    device.cut();
  },
  goOnline(): void {
    globalThis.fetch = realFetch;
    events.dispatchEvent(new Event('online'));
  },
};

/** A store like `localStorage`. */
export function newStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
