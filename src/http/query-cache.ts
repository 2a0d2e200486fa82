import { LRUCache } from 'lru-cache';

// In characters. Each entry counts its text and a minimum.
const maxSize = 1_000_000;
const minEntrySize = 200;

/**
 * Keeps the texts of automatic persisted queries, the most recently used ones. A client whose text was dropped sends it
 * again, so others can only make it repeat itself.
 */
export class QueryCache {
  readonly #texts = new LRUCache<string, string>({
    maxSize,
    sizeCalculation: (text, id) => text.length + id.length + minEntrySize,
  });

  /** Returns the text of an id; undefined if it is not kept. */
  async get(id: string): Promise<string | undefined> {
    return this.#texts.get(id);
  }

  /** Keeps a text. */
  async set(id: string, text: string): Promise<void> {
    this.#texts.set(id, text);
  }

  /** Drops a text. */
  async delete(id: string): Promise<boolean> {
    return this.#texts.delete(id);
  }
}
