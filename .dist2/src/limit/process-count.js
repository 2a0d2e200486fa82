import { LRUCache } from 'lru-cache';
import { storedKey } from './limit-keys.js';
const maxKeys = 100_000;
// The part of a limit that a process may count before it tells the store.
const unsettledPart = 0.1;
/**
 * Counts in this process, so that counting takes no time, and tells the store in the background whenever a key has
 * reached another tenth of its limit. An ordinary owner never costs a statement. Together the processes pass a limit by
 * at most a tenth for each process.
 */
export class ProcessCount {
    // Made when needed: it takes memory for all its keys at once, and few limits count here.
    #counts;
    #settling = new Set();
    #step;
    constructor(name, rate, store) {
        this.name = name;
        this.rate = rate;
        this.store = store;
        this.#step = Math.max(1, Math.floor(rate.points * unsettledPart));
    }
    /** Whether one more would be allowed. */
    allows(key) {
        const count = this.#find(key);
        return !count || count.settled + count.settling + count.spent < this.rate.points;
    }
    /** Says why one more is refused; undefined if it is not. It does not count. */
    refusal(key) {
        const count = this.#find(key);
        if (!count || this.allows(key))
            return undefined;
        const isFirst = !count.isRefused;
        count.isRefused = true;
        return { wait: count.endsAt - Date.now(), isFirst };
    }
    /** Counts one. */
    spend(key) {
        let count = this.#find(key);
        if (!count) {
            const endsAt = Date.now() + this.rate.seconds * 1000;
            count = { settled: 0, settling: 0, spent: 0, endsAt, isRefused: false };
            this.#counts ??= new LRUCache({ max: maxKeys });
            this.#counts.set(key, count);
        }
        count.spent++;
        this.#settleIfDue(key, count);
    }
    /** Takes one back that came to nothing. */
    giveBack(key) {
        const count = this.#find(key);
        // Below zero if it is settled already: the next settlement then counts one less.
        if (count)
            count.spent--;
    }
    /** Waits until the store knows what it is being told. */
    async close() {
        await Promise.all(this.#settling);
    }
    #find(key) {
        const count = this.#counts?.get(key);
        return count && count.endsAt > Date.now() ? count : undefined;
    }
    #settleIfDue(key, count) {
        if (count.settling > 0 || count.spent < this.#step)
            return;
        const settling = this.#settle(key, count).finally(() => {
            this.#settling.delete(settling);
            this.#settleIfDue(key, count);
        });
        this.#settling.add(settling);
    }
    async #settle(key, count) {
        count.settling = count.spent;
        count.spent = 0;
        try {
            const all = await this.store.penalty(storedKey(this.name, key), count.settling);
            count.settled = all.consumedPoints;
            count.endsAt = Date.now() + all.msBeforeNext;
        }
        catch {
            // Nobody answered, not even the memory that stands in for the store: this process's own count stands.
            count.settled += count.settling;
        }
        finally {
            count.settling = 0;
        }
    }
}
//# sourceMappingURL=process-count.js.map