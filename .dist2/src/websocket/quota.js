/** Counts what each owner or address holds, and limits it. */
export class Quota {
    #held = new Map();
    #total = 0;
    /**
     * @param maxEach how much one may hold at once
     * @param maxTotal how much all may hold together
     */
    constructor(maxEach, maxTotal = Infinity) {
        this.maxEach = maxEach;
        this.maxTotal = maxTotal;
    }
    /** Acquires more. @returns false, and acquires nothing, if that is too much */
    acquire(key, amount = 1) {
        const held = this.#held.get(key) ?? 0;
        if (held + amount > this.maxEach || this.#total + amount > this.maxTotal)
            return false;
        this.#held.set(key, held + amount);
        this.#total += amount;
        return true;
    }
    /** Acquires one more. @returns releases it, once; undefined if there is no room */
    hold(key) {
        if (!this.acquire(key))
            return undefined;
        let isHeld = true;
        return () => {
            if (isHeld)
                this.release(key);
            isHeld = false;
        };
    }
    /** Releases what was acquired. */
    release(key, amount = 1) {
        const held = this.#held.get(key) - amount;
        if (held > 0)
            this.#held.set(key, held);
        else
            this.#held.delete(key);
        this.#total -= amount;
    }
}
//# sourceMappingURL=quota.js.map