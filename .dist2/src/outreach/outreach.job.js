const minTimeout = 1_000;
const maxTimeout = 10_000;
/** Wakes the worker for newly due absences and for outreaches whose process crashed. */
export const outreachJob = (worker, sweepInterval) => ({
    name: 'outreach',
    interval: sweepInterval,
    // A run only starts work. A process that is killed during a run must not delay the next run for long.
    lockLifetime: Math.min(Math.max(sweepInterval, minTimeout), maxTimeout),
    run: () => worker.wake(),
});
//# sourceMappingURL=outreach.job.js.map