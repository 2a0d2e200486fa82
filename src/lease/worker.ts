import { setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import type { Logger } from '../log.js';

const mostAtOnce = 32;
const longestLook = 30_000;

/** The lease went to somebody else, or its row is gone: whatever was done under it must not be written. */
export class LeaseLost extends Error {}

/** Work that is leased row by row from the database. */
export interface LeasedWork<L> {
  /** What it is, for the log. */
  readonly name: string;
  /** Leases rows that are due, at most so many. */
  lease(atMost: number): Promise<L[]>;
  /**
   * Does the work of one lease. Never throws.
   * @param stop ends it; the lease is then given back
   * @returns after how many milliseconds something may be due again; undefined if nothing is
   */
  work(lease: L, stop: AbortSignal): Promise<number | undefined>;
}

/** Does leased work in this process, up to 32 at once: woken by news, by a job, and by its own pauses. */
export class LeaseWorker<L> {
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #leasing: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly leased: LeasedWork<L>,
    private readonly log: Logger,
  ) {}

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
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false;
      const free = mostAtOnce - this.#running.size;
      // Whoever is done wakes the worker again.
      if (free === 0) {
        this.#again = true;
        return;
      }
      try {
        // A connection that died without a word must not keep this process from ever looking again.
        const leases = await pTimeout(this.leased.lease(free), { milliseconds: longestLook });
        if (leases.length === free) this.#again = true;
        for (const lease of leases) this.#begin(lease);
      } catch (error) {
        this.log.warn(
          { err: error, work: this.leased.name },
          'What is due could not be looked up; the job looks again.',
        );
      }
    }
  }

  #begin(lease: L): void {
    const work = this.leased.work(lease, this.#stop.signal).then((pause) => this.#after(pause));
    this.#running.add(work);
    void work.finally(() => {
      this.#running.delete(work);
      if (this.#again) void this.wake();
    });
  }

  #after(pause: number | undefined): void {
    if (pause === undefined || this.#stop.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.wake();
    }, pause);
    this.#timers.add(timer.unref());
  }

  /** Resolves when nothing is being worked on here. */
  async idle(): Promise<void> {
    while (this.#leasing || this.#running.size > 0) {
      await this.#leasing;
      await Promise.all(this.#running);
    }
  }

  /** Ends what is under way, which gives its leases back, and waits for that. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.idle();
  }
}

/**
 * Works while a lease is renewed at every third of it; ends the work where the lease is lost.
 * @param renew answers false where the lease was lost
 * @param leaseMs how long it lasts, in milliseconds
 * @param stop ends the work too
 * @throws {LeaseLost} as the reason of the signal that the work is given
 */
export async function whileRenewing<T>(
  renew: () => Promise<boolean>,
  leaseMs: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const renewing = (async () => {
    while (!over.signal.aborted) {
      await delay(leaseMs / 3, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      // One that failed is tried again: the lease outlasts two more tries.
      if (!(await renew().catch(() => true))) over.abort(new LeaseLost());
    }
  })();
  try {
    return await work(AbortSignal.any([stop, over.signal]));
  } finally {
    over.abort();
    // A renewal under way must not land after what is written next.
    await renewing;
  }
}
