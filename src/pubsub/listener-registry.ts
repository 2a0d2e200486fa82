import type { Listener, Topics, Topic } from './pubsub.js';

/** Who in this process listens to what, by topic and owner. */
export class ListenerRegistry {
  // Arrays, made anew at each change: mostly of one, and thousands of them.
  readonly #listeners = new Map<string, readonly Listener<never>[]>();
  readonly #gapListeners = new Set<() => void>();

  /** Adds a listener; the function returned takes it away. */
  listen<T extends Topic>(topic: T, ownerId: string, listener: Listener<T>): () => void {
    const key = `${topic} ${ownerId}`;
    this.#listeners.set(key, (this.#listeners.get(key) ?? []).concat(listener));
    return () => {
      const others = (this.#listeners.get(key) ?? []).filter((one) => one !== listener);
      if (others.length > 0) this.#listeners.set(key, others);
      else this.#listeners.delete(key);
    };
  }

  /** Adds a listener of gaps; the function returned takes it away. */
  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => this.#gapListeners.delete(listener);
  }

  /** Hands news to who listens to this owner's, and to who listens to everybody's. */
  dispatch<T extends Topic>(topic: T, news: Topics[T]): void {
    for (const key of [`${topic} ${news.ownerId}`, `${topic} *`])
      for (const listener of this.#listeners.get(key) ?? []) (listener as Listener<T>)(news);
  }

  /** Says that news may have been lost. */
  announceGap(): void {
    for (const listener of this.#gapListeners) listener();
  }
}
