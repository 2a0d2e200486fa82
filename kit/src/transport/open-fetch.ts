import { NuzzleError } from '../nuzzle-error.js';
import type { Texts } from '../texts.js';
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

/** Whether a proxy answered in place of a server that it does not reach. */
const isFromProxy = ({ status, headers }: Response): boolean =>
  status >= 500 && !(headers.get('content-type') ?? '').includes('json');

/**
 * Makes what sends requests. A server that cannot be reached is a NuzzleError NETWORK, in the reader's language.
 * @param send sends one; undefined for the global `fetch`
 * @param onReach hears of each request whether the server was reached
 */
export function openFetch(
  send: typeof globalThis.fetch | undefined,
  texts: Texts,
  onReach: (isReached: boolean) => void,
): Requests {
  const running = new Set<Promise<unknown>>();
  return {
    async fetch(input, init) {
      const limit = AbortSignal.timeout(requestTime);
      const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
      const request = (send ?? globalThis.fetch)(input, { ...init, signal });
      running.add(request);
      try {
        const response = await request;
        if (isFromProxy(response)) throw new Error(`The answer was ${response.status}.`);
        onReach(true);
        return response;
      } catch (error) {
        // The caller does not want the answer any more.
        if (init?.signal?.aborted) throw error;
        onReach(false);
        throw new NuzzleError('NETWORK', texts.network, {}, { cause: error });
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
