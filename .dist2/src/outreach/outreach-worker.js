import { LeaseWorker } from '../lease/worker.js';
import { attemptOutreach } from './attempt-outreach.js';
import { claimDue, outreachTable } from './claim.js';
import { settleOutreach } from './settle-outreach.js';
/** Opens a worker that leases existing outreaches that are due, then claims newly due absences. */
export function openOutreachWorker(services) {
    const { em, lease: leaseMs, log, metrics } = services;
    return new LeaseWorker({
        name: 'outreach',
        leaseMs,
        async lease(limit) {
            const leased = await outreachTable.lease(em, limit, leaseMs);
            const claimed = leased.length < limit ? await claimDue(em, limit - leased.length, leaseMs) : [];
            metrics.outreach.claimed.inc(claimed.length);
            return [...leased, ...claimed];
        },
        renew: (claim) => outreachTable.renew(em.fork(), claim, leaseMs),
        attempt: (claim, signal) => attemptOutreach(services, claim, signal),
        settle: (claim, outcome, stop) => settleOutreach(services, claim, outcome, stop),
    }, log);
}
//# sourceMappingURL=outreach-worker.js.map