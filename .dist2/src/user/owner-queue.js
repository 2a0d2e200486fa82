import { rateLimited } from '../errors.js';
// The write that runs and those that wait.
const maxQueued = 1_000;
/**
 * Runs one write at a time for each owner, first come first served, so that one owner's burst takes a single connection
 * of the pool and nobody else waits for it.
 */
export class OwnerQueues {
    #queues = new Map();
    async run(ownerId, work) {
        const queue = this.#queues.get(ownerId) ?? { count: 0, tail: Promise.resolve() };
        if (queue.count >= maxQueued)
            throw rateLimited(1);
        queue.count++;
        const turn = queue.tail.then(work);
        queue.tail = turn.catch(() => undefined);
        this.#queues.set(ownerId, queue);
        try {
            return await turn;
        }
        finally {
            if (--queue.count === 0)
                this.#queues.delete(ownerId);
        }
    }
}
//# sourceMappingURL=owner-queue.js.map