import { setTimeout as delay } from 'node:timers/promises';
// Between two batches, in milliseconds.
const batchInterval = 5;
// In bytes; PostgreSQL's NOTIFY carries less than 8,000.
const maxBatchSize = 7_500;
const maxQueued = 10_000;
/** Publishes in the background, in batches: what is queued within a few milliseconds is sent together. */
export class BatchPublisher {
    #queue = [];
    #sending;
    #isClosed = false;
    /**
     * @param send sends one batch; if it fails, the batch is lost
     * @param log receives a warning for each lost batch
     */
    constructor(send, log) {
        this.send = send;
        this.log = log;
    }
    /** Queues an envelope. A full queue drops it: without a limit, a broken connection would fill the memory. */
    publish(envelope) {
        if (this.#queue.length < maxQueued)
            this.#queue.push(envelope);
        this.#sending ??= this.#sendAll();
    }
    /** Sends what is queued, without further pauses. */
    async close() {
        this.#isClosed = true;
        await this.#sending;
    }
    async #sendAll() {
        while (this.#queue.length > 0) {
            const batch = takeBatch(this.#queue);
            try {
                await this.send(batch);
            }
            catch (error) {
                this.log.warn({ err: error }, 'Publishing failed; subscribers catch up from the database.');
            }
            if (!this.#isClosed)
                await delay(batchInterval);
        }
        this.#sending = undefined;
    }
}
/** Takes as many envelopes from the queue as fit into one batch, and at least one. */
function takeBatch(queue) {
    const parts = [];
    let size = 2;
    while (queue.length > 0) {
        const part = JSON.stringify(queue[0]);
        size += Buffer.byteLength(part) + 1;
        if (parts.length > 0 && size > maxBatchSize)
            break;
        parts.push(part);
        queue.shift();
    }
    return `[${parts.join(',')}]`;
}
//# sourceMappingURL=publisher.js.map