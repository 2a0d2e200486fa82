/** Wakes the worker for pushes that are due again or whose process crashed, and deletes old deliveries. */
export const pushJob = (worker, lease) => ({
    name: 'pushes',
    interval: Math.min(lease, 5_000),
    lockLifetime: 10_000,
    run: async () => {
        await worker.wake();
        await worker.tidy();
    },
});
//# sourceMappingURL=push.job.js.map