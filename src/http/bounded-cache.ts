import { LRUCache } from 'lru-cache';

/** A cache as Apollo Server uses it, of a bounded size: it keeps the most recently used values. */
export class BoundedCache<Value extends object | string> {
  readonly #values: LRUCache<string, Value>;

  /**
   * @param maxSize of all values together
   * @param sizeOf the size of a value; more than 0
   */
  constructor(maxSize: number, sizeOf: (value: Value) => number) {
    this.#values = new LRUCache({ maxSize, sizeCalculation: sizeOf });
  }

  /** Returns the value of a key; undefined if it is not kept. */
  async get(key: string): Promise<Value | undefined> {
    return this.#values.get(key);
  }

  /** Keeps a value. */
  async set(key: string, value: Value): Promise<void> {
    this.#values.set(key, value);
  }

  /** Drops a value. */
  async delete(key: string): Promise<boolean> {
    return this.#values.delete(key);
  }
}
