import pTimeout from 'p-timeout';
import { whileRenewing } from './while-renewing.js';
const maxConcurrent = 32;
const leaseQueryTimeout = 30_000;
/** Does leased work in this process, up to 32 rows at once. Events, a job and its own timers wake it. */
export class LeaseWorker {
    #stop = new AbortController();
    #running = new Set();
    #timers = new Set();
    #leasing;
    #mayHaveMore = false;
    constructor(leased, log) {
        this.leased = leased;
        this.log = log;
    }
    /** Starts work on the due rows, as far as capacity allows. Resolves when the work has started, not when it is done. */
    wake() {
        this.#mayHaveMore = true;
        this.#leasing ??= this.#leaseAll().finally(() => {
            this.#leasing = undefined;
            // A wake() between the last lease and here would otherwise be missed.
            if (this.#mayHaveMore && this.#running.size < maxConcurrent && !this.#stop.signal.aborted)
                void this.wake();
        });
        return this.#leasing;
    }
    async #leaseAll() {
        while (this.#mayHaveMore && !this.#stop.signal.aborted) {
            this.#mayHaveMore = false;
            const free = maxConcurrent - this.#running.size;
            // The next row that is done wakes the worker again.
            if (free === 0) {
                this.#mayHaveMore = true;
                return;
            }
            try {
                // A connection that died silently must not block this worker for ever.
                const leases = await pTimeout(this.leased.lease(free), { milliseconds: leaseQueryTimeout });
                if (leases.length === free)
                    this.#mayHaveMore = true;
                for (const lease of leases)
                    this.#start(lease);
            }
            catch (error) {
                this.log.warn({ err: error, work: this.leased.name }, 'Leasing due work failed; the recurring job tries again.');
            }
        }
    }
    #start(lease) {
        const work = this.#work(lease).then((delay) => this.#wakeAfter(delay));
        this.#running.add(work);
        void work.finally(() => {
            this.#running.delete(work);
            if (this.#mayHaveMore)
                void this.wake();
        });
    }
    async #work(lease) {
        const { name, leaseMs } = this.leased;
        const stop = this.#stop.signal;
        try {
            const renew = () => this.leased.renew(lease);
            const outcome = await whileRenewing(renew, leaseMs, stop, (signal) => this.leased.attempt(lease, signal));
            return await this.leased.settle(lease, outcome, stop);
        }
        catch (error) {
            // A worker leases the row again when this lease has run out.
            this.log.error({ err: error, work: name, lease }, 'Leased work could not be settled; its lease runs out.');
            return undefined;
        }
    }
    #wakeAfter(delay) {
        if (delay === undefined || this.#stop.signal.aborted)
            return;
        const timer = setTimeout(() => {
            this.#timers.delete(timer);
            void this.wake();
        }, delay);
        this.#timers.add(timer.unref());
    }
    /** Resolves when this worker has no work in progress. */
    async idle() {
        while (this.#leasing || this.#running.size > 0) {
            await this.#leasing;
            await Promise.all(this.#running);
        }
    }
    /** Aborts the work in progress and waits until its leases are given back. */
    async close() {
        this.#stop.abort();
        for (const timer of this.#timers)
            clearTimeout(timer);
        await this.idle();
    }
}
//# sourceMappingURL=worker.js.map