/** A wait that can be cut short. */
export interface Wait {
  /** Resolves after so many milliseconds, or at the next `wake` or `end`. */
  readonly for: (milliseconds: number) => Promise<void>;
  /** Ends the present waits, such as when a connection is back. */
  readonly wake: () => void;
}

/** Opens a wait. */
export function openWait(): Wait {
  const sleepers = new Set<() => void>();
  return {
    for: (milliseconds) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        // A longer delay would overflow the timer, and end at once.
        const timer = setTimeout(wake, Math.min(milliseconds, 86_400_000));
        sleepers.add(wake);
      }),
    wake() {
      for (const wake of sleepers) wake();
    },
  };
}

/**
 * The delay before another attempt, in milliseconds: it doubles, up to a bound, and half of it is chance, so that
 * clients do not come all at once.
 */
export function backoff(attempt: number, { first = 1000, most = 60_000 } = {}): number {
  const delay = Math.min(most, first * 2 ** Math.min(attempt, 20));
  return delay / 2 + (Math.random() * delay) / 2;
}
