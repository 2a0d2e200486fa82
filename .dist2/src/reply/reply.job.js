import { pruneProgress } from './reply-progress.js';
/** Picks up the replies of crashed processes, whose leases ran out, and deletes the words that such replies left. */
export const replyJob = (em, worker, lease) => ({
    name: 'replies',
    interval: Math.min(lease, 5_000),
    lockLifetime: 10_000,
    run: async () => {
        await worker.wake();
        await pruneProgress(em);
    },
});
//# sourceMappingURL=reply.job.js.map