import { LeaseWorker } from '../lease/worker.js';
import { leaseReplies, renewReply } from './reply-lease.js';
import { attemptReply } from './reply.js';
import { settleReply } from './settle-reply.js';
/** Opens a worker that wakes for each message of an owner, whichever process received it. */
export function openReplyWorker(services) {
    const { em, lease: leaseMs, repliesPerOwner, pubsub, log } = services;
    const worker = new LeaseWorker({
        name: 'replies',
        leaseMs,
        lease: (limit) => leaseReplies(em, limit, leaseMs, repliesPerOwner),
        renew: (lease) => renewReply(em.fork(), lease, leaseMs),
        attempt: (lease, signal) => attemptReply(services, lease, signal),
        async settle(lease, outcome, stop) {
            const delay = await settleReply(services, lease, outcome, stop);
            // The owner may have another room that waited for this one.
            void worker.wake();
            return delay;
        },
    }, log);
    const unlisten = [
        pubsub.listen('message', '*', ({ type }) => {
            if (type === 'USER')
                void worker.wake();
        }),
        pubsub.listen('reply', '*', ({ isDue }) => {
            if (isDue)
                void worker.wake();
        }),
    ];
    return {
        wake: () => worker.wake(),
        async close() {
            for (const stop of unlisten)
                stop();
            await worker.close();
        },
    };
}
//# sourceMappingURL=reply-worker.js.map