import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../log.js';
import type { Envelope } from './envelope.js';

// Between two batches, in milliseconds.
const batchInterval = 5;
// In bytes; PostgreSQL's NOTIFY carries less than 8,000.
const maxBatchSize = 7_500;
const maxQueued = 10_000;

/** Publishes in the background, in batches: what is queued within a few milliseconds is sent together. */
export class BatchPublisher {
  readonly #queue: Envelope[] = [];
  #sending: Promise<void> | undefined;
  #isClosed = false;

  /**
   * @param send sends one batch; if it fails, the batch is lost
   * @param log receives a warning for each lost batch
   */
  constructor(
    private readonly send: (batch: string) => Promise<void>,
    private readonly log: Logger,
  ) {}

  /** Queues an envelope. A full queue drops it: without a limit, a broken connection would fill the memory. */
  publish(envelope: Envelope): void {
    if (this.#queue.length < maxQueued) this.#queue.push(envelope);
    this.#sending ??= this.#sendAll();
  }

  /** Sends what is queued, without further pauses. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = takeBatch(this.#queue);
      try {
        await this.send(batch);
      } catch (error) {
        this.log.warn({ err: error }, 'Publishing failed; subscribers catch up from the database.');
      }
      if (!this.#isClosed) await delay(batchInterval);
    }
    this.#sending = undefined;
  }
}

/** Takes as many envelopes from the queue as fit into one batch, and at least one. */
function takeBatch(queue: Envelope[]): string {
  const parts: string[] = [];
  let size = 2;
  while (queue.length > 0) {
    const part = JSON.stringify(queue[0]);
    size += Buffer.byteLength(part) + 1;
    if (parts.length > 0 && size > maxBatchSize) break;
    parts.push(part);
    queue.shift();
  }
  return `[${parts.join(',')}]`;
}
