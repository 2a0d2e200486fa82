import { onBudget } from '../budget/on-budget.js';
import { LeaseWorker } from '../lease/worker.js';
import { attemptOutreach } from './attempt-outreach.js';
import { claimDue, outreachTable } from './claim.js';
import type { OutreachServices } from './outreach-services.js';
import { settleOutreach } from './settle-outreach.js';

/** Lets pets write first, in this process. */
export interface OutreachWorker {
  /** Starts work on the due outreaches. Resolves when it has started, not when it is done. */
  wake(): Promise<void>;
  /** Resolves when this worker has no work in progress. */
  idle(): Promise<void>;
  /** Aborts the outreaches in progress and waits until their leases are given back. */
  close(): Promise<void>;
}

/** Opens a worker that leases existing outreaches that are due, then claims newly due absences. */
export function openOutreachWorker(services: OutreachServices): OutreachWorker {
  const { em, lease: leaseMs, log, metrics } = services;
  return new LeaseWorker(
    {
      name: 'outreach',
      leaseMs,
      async lease(limit) {
        const leased = await outreachTable.lease(em, limit, leaseMs);
        const claimed = leased.length < limit ? await claimDue(em, limit - leased.length, leaseMs) : [];
        metrics.outreach.claimed.inc(claimed.length);
        return [...leased, ...claimed];
      },
      renew: (claim) => outreachTable.renew(em.fork(), claim, leaseMs),
      attempt: (claim, signal) =>
        onBudget(services, claim.ownerId, 'outreach', (metered) => attemptOutreach(metered, claim, signal)),
      settle: (claim, outcome, stop) => settleOutreach(services, claim, outcome, stop),
    },
    log,
  );
}
