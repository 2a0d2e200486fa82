import { LeaseWorker } from '../lease/worker.js';
import { claimDue, claimLeft } from './claim.js';
import { reachOut } from './reach-out.js';
import type { ReachingOut } from './reaching-out.js';

/** Has pets write first, in this process. */
export interface OutreachWorker {
  /** Takes up what is due; resolves when it is taken up, not when it is done. */
  wake(): Promise<void>;
  /** Resolves when nothing is being worked on here. */
  idle(): Promise<void>;
  /** Ends what the voice is saying, gives the claims back, and waits for that. */
  close(): Promise<void>;
}

/** Opens a worker that claims absences as far as it has hands free: first what was left, then what is new. */
export function openOutreachWorker(services: ReachingOut): OutreachWorker {
  const { em, lease, log, metrics } = services;
  return new LeaseWorker(
    {
      name: 'outreach',
      async lease(atMost) {
        const left = await claimLeft(em, atMost, lease);
        const due = left.length < atMost ? await claimDue(em, atMost - left.length, lease) : [];
        metrics.outreach.claimed.inc(due.length);
        return [...left, ...due];
      },
      work: (claim, stop) => reachOut(services, claim, stop),
    },
    log,
  );
}
