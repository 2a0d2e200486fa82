import pTimeout from 'p-timeout';
import type { Logger } from '../log.js';
import { whileRenewing } from './while-renewing.js';

const mostConcurrent = 32;
const leaseQueryTimeout = 30_000;

/** Work that is leased row by row from the database; `O` is the outcome of an attempt. */
export interface LeasedWork<L, O> {
  /** The name of the work in the log. */
  readonly name: string;
  /** How long a lease lasts, in milliseconds. */
  readonly leaseMs: number;
  /** How many rows this process works on at once, at most; without it, 32. */
  readonly maxConcurrent?: number;
  /** Leases due rows, at most `limit`. */
  lease(limit: number): Promise<L[]>;
  /** Renews a lease. @returns false when it is lost */
  renew(lease: L): Promise<boolean>;
  /**
   * Works on a leased row while the lease is renewed.
   * @param signal aborts when this process stops or the lease is lost
   */
  attempt(lease: L, signal: AbortSignal): Promise<O>;
  /**
   * Writes the outcome under the fence, logs it and counts it. The lease is no longer renewed.
   * @param stop aborts when this process stops
   * @returns after how many milliseconds work may be due again; undefined if none is
   */
  settle(lease: L, outcome: O, stop: AbortSignal): Promise<number | undefined>;
}

/** Does leased work in this process, up to a number of rows at once. Events, a job and its own timers wake it. */
export class LeaseWorker<L, O> {
  readonly #maxConcurrent: number;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #leasing: Promise<void> | undefined;
  #mayHaveMore = false;

  constructor(
    private readonly leased: LeasedWork<L, O>,
    private readonly log: Logger,
  ) {
    this.#maxConcurrent = leased.maxConcurrent ?? mostConcurrent;
  }

  /** Starts work on the due rows, as far as capacity allows. Resolves when the work has started, not when it is done. */
  wake(): Promise<void> {
    this.#mayHaveMore = true;
    this.#leasing ??= this.#leaseAll().finally(() => {
      this.#leasing = undefined;
      // A wake() between the last lease and here would otherwise be missed.
      if (this.#mayHaveMore && this.#running.size < this.#maxConcurrent && !this.#stop.signal.aborted)
        void this.wake();
    });
    return this.#leasing;
  }

  async #leaseAll(): Promise<void> {
    while (this.#mayHaveMore && !this.#stop.signal.aborted) {
      this.#mayHaveMore = false;
      const free = this.#maxConcurrent - this.#running.size;
      // The next row that is done wakes the worker again.
      if (free === 0) {
        this.#mayHaveMore = true;
        return;
      }
      try {
        // A connection that died silently must not block this worker for ever.
        const leases = await pTimeout(this.leased.lease(free), { milliseconds: leaseQueryTimeout });
        if (leases.length === free) this.#mayHaveMore = true;
        for (const lease of leases) this.#start(lease);
      } catch (error) {
        this.log.warn(
          { err: error, work: this.leased.name },
          'Leasing due work failed; the recurring job tries again.',
        );
      }
    }
  }

  #start(lease: L): void {
    const work = this.#work(lease).then((delay) => this.#wakeAfter(delay));
    this.#running.add(work);
    void work.finally(() => {
      this.#running.delete(work);
      if (this.#mayHaveMore) void this.wake();
    });
  }

  async #work(lease: L): Promise<number | undefined> {
    const { name, leaseMs } = this.leased;
    const stop = this.#stop.signal;
    try {
      const renew = () => this.leased.renew(lease);
      const outcome = await whileRenewing(renew, leaseMs, stop, (signal) =>
        this.leased.attempt(lease, signal),
      );
      return await this.leased.settle(lease, outcome, stop);
    } catch (error) {
      // A worker leases the row again when this lease has run out.
      this.log.error(
        { err: error, work: name, lease },
        'Leased work could not be settled; its lease runs out.',
      );
      return undefined;
    }
  }

  #wakeAfter(delay: number | undefined): void {
    if (delay === undefined || this.#stop.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.wake();
    }, delay);
    this.#timers.add(timer.unref());
  }

  /** Resolves when this worker has no work in progress. */
  async idle(): Promise<void> {
    while (this.#leasing || this.#running.size > 0) {
      await this.#leasing;
      await Promise.all(this.#running);
    }
  }

  /** Aborts the work in progress and waits until its leases are given back. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.idle();
  }
}
