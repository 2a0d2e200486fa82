import type { OwnerQueue } from '../context.js';
import { rateLimited } from '../errors.js';

// One that runs and those that wait.
const longestQueue = 1_000;

/**
 * One turn at a time for each owner, in the order of asking, so that one owner's burst holds a single
 * connection of the pool and never a stranger's.
 */
export class OwnerQueues implements OwnerQueue {
  readonly #waiting = new Map<string, { count: number; tail: Promise<unknown> }>();

  async run<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#waiting.get(ownerId) ?? { count: 0, tail: Promise.resolve() };
    if (queue.count >= longestQueue) throw rateLimited(1);
    queue.count++;
    const turn = queue.tail.then(work);
    queue.tail = turn.catch(() => undefined);
    this.#waiting.set(ownerId, queue);
    try {
      return await turn;
    } finally {
      if (--queue.count === 0) this.#waiting.delete(ownerId);
    }
  }
}
