import { rateLimited } from './errors.js';

/** The bounds of a fair queue. */
export interface FairQueueBounds {
  /** How many pieces of work run at once. */
  readonly concurrency: number;
  /** How many pieces of one key may wait. */
  readonly maxWaitingPerKey: number;
  /** How many pieces of all keys together may wait. */
  readonly maxWaiting: number;
  /** How long a piece may wait, in milliseconds. */
  readonly maxWait: number;
}

interface Waiting {
  start: () => void;
}

/**
 * Runs a few pieces of work at once. Those that wait take turns by key, so that one key with many pieces delays a piece
 * of another key by one turn, not by all of its own.
 */
export class FairQueue {
  // The keys in the order of their turns, each with what waits for it.
  readonly #waiting = new Map<string, Waiting[]>();
  #waitingCount = 0;
  #running = 0;

  constructor(private readonly bounds: FairQueueBounds) {}

  /**
   * Runs a piece of work when its turn has come.
   * @param key who asks for it
   * @throws RATE_LIMITED if too much waits already, for this key or in all, or if the turn does not come in time
   */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(key);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /**
   * Waits for the turn of a piece of work that is no single promise.
   * @param key who asks for it
   * @param signal ends the wait, and its reason is thrown
   * @returns call it once, when the work is done
   * @throws RATE_LIMITED as `run` does
   */
  async enter(key: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#running >= this.bounds.concurrency) await this.#turn(key, signal);
    // A piece that waited inherits its place from the one that made room.
    else this.#running++;
    return () => this.#next();
  }

  #turn(key: string, signal?: AbortSignal): Promise<void> {
    const queue = this.#waiting.get(key) ?? [];
    const { maxWaiting, maxWaitingPerKey, maxWait } = this.bounds;
    if (this.#waitingCount >= maxWaiting || queue.length >= maxWaitingPerKey) throw rateLimited(1);
    return new Promise((resolve, reject) => {
      const leave = (error: unknown) => {
        stopWaiting();
        this.#remove(key, queue, queue.indexOf(entry));
        reject(error);
      };
      const timer = setTimeout(() => leave(rateLimited(Math.ceil(maxWait / 1000))), maxWait);
      const abort = () => leave(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const stopWaiting = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      const entry: Waiting = {
        start: () => {
          stopWaiting();
          resolve();
        },
      };
      queue.push(entry);
      this.#waitingCount++;
      this.#waiting.set(key, queue);
    });
  }

  #next(): void {
    const [turn] = this.#waiting;
    if (!turn) {
      this.#running--;
      return;
    }
    const [key, queue] = turn;
    const entry = this.#remove(key, queue, 0);
    // What else waits for this key goes behind all other keys.
    if (this.#waiting.delete(key)) this.#waiting.set(key, queue);
    entry.start();
  }

  #remove(key: string, queue: Waiting[], at: number): Waiting {
    const [entry] = queue.splice(at, 1);
    this.#waitingCount--;
    if (queue.length === 0) this.#waiting.delete(key);
    return entry!;
  }
}
