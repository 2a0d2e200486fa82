import { rateLimited } from '../errors.js';
/**
 * Runs a few pieces of work at once. Those that wait take turns by key, so that one key with many pieces delays a piece
 * of another key by one turn, not by all of its own.
 */
export class FairQueue {
    // The keys in the order of their turns, each with what waits for it.
    #waiting = new Map();
    #waitingCount = 0;
    #running = 0;
    constructor(bounds) {
        this.bounds = bounds;
    }
    /**
     * Runs a piece of work when its turn has come.
     * @param key who asks for it
     * @throws RATE_LIMITED if too much waits already, for this key or in all, or if the turn does not come in time
     */
    async run(key, work) {
        if (this.#running >= this.bounds.concurrency)
            await this.#turn(key);
        // A piece that waited inherits its place from the one that made room.
        else
            this.#running++;
        try {
            return await work();
        }
        finally {
            this.#next();
        }
    }
    #turn(key) {
        const queue = this.#waiting.get(key) ?? [];
        const { maxWaiting, maxWaitingPerKey, maxWait } = this.bounds;
        if (this.#waitingCount >= maxWaiting || queue.length >= maxWaitingPerKey)
            throw rateLimited(1);
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => entry.refuse(), maxWait);
            const entry = {
                start: () => {
                    clearTimeout(timer);
                    resolve();
                },
                refuse: () => {
                    this.#remove(key, queue, queue.indexOf(entry));
                    reject(rateLimited(Math.ceil(maxWait / 1000)));
                },
            };
            queue.push(entry);
            this.#waitingCount++;
            this.#waiting.set(key, queue);
        });
    }
    #next() {
        const [turn] = this.#waiting;
        if (!turn) {
            this.#running--;
            return;
        }
        const [key, queue] = turn;
        const entry = this.#remove(key, queue, 0);
        // What else waits for this key goes behind all other keys.
        if (this.#waiting.delete(key))
            this.#waiting.set(key, queue);
        entry.start();
    }
    #remove(key, queue, at) {
        const [entry] = queue.splice(at, 1);
        this.#waitingCount--;
        if (queue.length === 0)
            this.#waiting.delete(key);
        return entry;
    }
}
//# sourceMappingURL=fair-queue.js.map