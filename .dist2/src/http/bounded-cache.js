import { LRUCache } from 'lru-cache';
/** A cache as Apollo Server uses it, of a bounded size: it keeps the most recently used values. */
export class BoundedCache {
    #values;
    /**
     * @param maxSize of all values together
     * @param sizeOf the size of a value; more than 0
     */
    constructor(maxSize, sizeOf) {
        this.#values = new LRUCache({ maxSize, sizeCalculation: sizeOf });
    }
    /** Returns the value of a key; undefined if it is not kept. */
    async get(key) {
        return this.#values.get(key);
    }
    /** Keeps a value. */
    async set(key, value) {
        this.#values.set(key, value);
    }
    /** Drops a value. */
    async delete(key) {
        return this.#values.delete(key);
    }
}
//# sourceMappingURL=bounded-cache.js.map