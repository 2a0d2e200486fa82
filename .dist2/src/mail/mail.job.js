/** Wakes the worker for mails that are due again or whose process crashed, and deletes what is old. */
export const mailJob = (worker, lease) => ({
    name: 'mails',
    interval: Math.min(lease, 5_000),
    lockLifetime: 10_000,
    run: async () => {
        await worker.wake();
        await worker.tidy();
    },
});
//# sourceMappingURL=mail.job.js.map