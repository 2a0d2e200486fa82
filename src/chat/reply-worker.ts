import { leaseReplies } from './reply-lease.js';
import { reply, type Replying } from './reply.js';

const mostAtOnce = 32;

/** Makes the replies that are due, in this process: woken by news, by a job, and by its own pauses. */
export class ReplyWorker {
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #unlisten: () => void;
  #leasing: Promise<void> | undefined;
  #again = false;

  constructor(private readonly services: Replying) {
    this.#unlisten = services.live.listen('message', '*', ({ type }) => {
      if (type === 'USER') void this.wake();
    });
  }

  /**
   * Takes up what is due, as far as there are hands free.
   * @returns when it is taken up; not when it is done
   */
  wake(): Promise<void> {
    this.#again = true;
    this.#leasing ??= this.#leaseAll().finally(() => {
      this.#leasing = undefined;
      // Woken between the last look and here: nobody else would look again.
      if (this.#again && this.#running.size < mostAtOnce && !this.#stop.signal.aborted) void this.wake();
    });
    return this.#leasing;
  }

  async #leaseAll(): Promise<void> {
    const { em, lease, log } = this.services;
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false;
      const free = mostAtOnce - this.#running.size;
      // Whoever is done wakes the worker again.
      if (free === 0) return;
      try {
        const leases = await leaseReplies(em, free, lease);
        if (leases.length === free) this.#again = true;
        for (const one of leases) {
          const work = reply(this.services, one, this.#stop.signal).then((pause) => this.#after(pause));
          this.#running.add(work);
          void work.finally(() => {
            this.#running.delete(work);
            if (this.#running.size === mostAtOnce - 1) void this.wake();
          });
        }
      } catch (error) {
        log.warn({ err: error }, 'What is due could not be looked up; the job looks again.');
      }
    }
  }

  #after(pause: number | undefined): void {
    if (pause === undefined || this.#stop.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.wake();
    }, pause);
    this.#timers.add(timer.unref());
  }

  /** Ends what the voice is saying, gives the leases back, and waits for that. */
  async close(): Promise<void> {
    this.#unlisten();
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#leasing;
    await Promise.all(this.#running);
  }
}
