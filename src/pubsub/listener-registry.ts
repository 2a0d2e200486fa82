import type { Listener, Topic, Topics } from './pubsub.js';

/** The listeners of this process, by topic and owner. */
export class ListenerRegistry {
  // Most keys have one listener, and there are thousands of keys: an array takes less memory than a set.
  readonly #listeners = new Map<string, readonly Listener<never>[]>();
  readonly #gapListeners = new Set<() => void>();

  /** Adds a listener. @returns removes it */
  listen<T extends Topic>(topic: T, ownerId: string, listener: Listener<T>): () => void {
    const key = `${topic} ${ownerId}`;
    this.#listeners.set(key, (this.#listeners.get(key) ?? []).concat(listener));
    return () => {
      const others = (this.#listeners.get(key) ?? []).filter((one) => one !== listener);
      if (others.length > 0) this.#listeners.set(key, others);
      else this.#listeners.delete(key);
    };
  }

  /** Adds a listener for gaps. @returns removes it */
  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => this.#gapListeners.delete(listener);
  }

  /** Calls the listeners of the payload's owner, and those of all owners. */
  dispatch<T extends Topic>(topic: T, payload: Topics[T]): void {
    for (const key of [`${topic} ${payload.ownerId}`, `${topic} *`])
      for (const listener of this.#listeners.get(key) ?? []) (listener as Listener<T>)(payload);
  }

  /** Calls the listeners for gaps. */
  dispatchGap(): void {
    for (const listener of this.#gapListeners) listener();
  }
}
