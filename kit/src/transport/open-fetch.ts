import { openWait } from '../wait.js';

/** Sends requests, each for a bounded time. */
export interface Requests {
  readonly fetch: typeof globalThis.fetch;
  /** Waits for a moment until what is on its way has been answered. */
  readonly settle: () => Promise<void>;
}

/** How long a request may take, in milliseconds. */
const requestTime = 30_000;
/** How long `settle` waits, in milliseconds. */
const settleTime = 2000;

/**
 * Makes what sends requests.
 * @param send sends one; undefined for the global `fetch`
 */
export function openFetch(send: typeof globalThis.fetch | undefined): Requests {
  const running = new Set<Promise<unknown>>();
  return {
    async fetch(input, init) {
      const limit = AbortSignal.timeout(requestTime);
      const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
      const request = (send ?? globalThis.fetch)(input, { ...init, signal });
      running.add(request);
      try {
        return await request;
      } finally {
        running.delete(request);
      }
    },
    async settle() {
      const wait = openWait();
      void Promise.allSettled(running).then(wait.wake);
      if (running.size > 0) await wait.for(settleTime);
    },
  };
}
