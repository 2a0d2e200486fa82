/** A value that changes, in the shape that React's `useSyncExternalStore` and others take. */
export interface Live<T> {
  /** The present value. It is the same object until something changes. */
  readonly get: () => T;
  /**
   * Calls the listener after each change.
   * @returns ends this
   */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A value of one's own, which others follow. */
export interface Source<T> extends Live<T> {
  /** Replaces the value, and tells everybody who follows it. */
  readonly set: (value: T) => void;
}

/**
 * Holds a value that others follow.
 * @param start runs when the first listener comes; what it returns runs after the last one has gone
 */
export function openSource<T>(initial: T, start?: () => () => void): Source<T> {
  let value = initial;
  let stop: (() => void) | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) stop = start?.();
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
