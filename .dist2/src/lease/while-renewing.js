import { setTimeout as delay } from 'node:timers/promises';
import { LeaseLost } from './lease-lost.js';
/**
 * Works while the lease is renewed every third of its duration, and aborts the work when the lease is lost.
 * @param renew resolves to false when the lease is lost
 * @param leaseMs how long the lease lasts, in milliseconds
 * @param stop aborts the work too
 * @param work gets a signal that aborts with `stop`'s reason or with a `LeaseLost`
 */
export async function whileRenewing(renew, leaseMs, stop, work) {
    const ended = new AbortController();
    const renewing = (async () => {
        while (!ended.signal.aborted) {
            await delay(leaseMs / 3, undefined, { signal: ended.signal }).catch(() => undefined);
            if (ended.signal.aborted)
                return;
            // If renewing throws, it is tried again: the lease lasts for two more tries.
            if (!(await renew().catch(() => true)))
                ended.abort(new LeaseLost());
        }
    })();
    try {
        return await work(AbortSignal.any([stop, ended.signal]));
    }
    finally {
        ended.abort();
        // A renewal in progress must not overwrite what is written next.
        await renewing;
    }
}
//# sourceMappingURL=while-renewing.js.map