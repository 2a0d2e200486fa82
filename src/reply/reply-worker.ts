import { onBudget } from '../budget/on-budget.js';
import { LeaseWorker } from '../lease/worker.js';
import { leaseReplies, renewReply, type ReplyLease } from './reply-lease.js';
import type { ReplyOutcome } from './reply-outcome.js';
import { attemptReply, type ReplyServices } from './reply.js';
import { settleReply } from './settle-reply.js';

/** Makes due replies in this process. */
export interface ReplyWorker {
  /** Starts work on the due replies. Resolves when it has started, not when it is done. */
  wake(): Promise<void>;
  /** Aborts the replies in progress and waits until their leases are given back. */
  close(): Promise<void>;
}

/** Opens a worker that wakes for each message of an owner, whichever process received it. */
export function openReplyWorker(services: ReplyServices): ReplyWorker {
  const { em, lease: leaseMs, repliesPerOwner, pubsub, log } = services;
  const worker: LeaseWorker<ReplyLease, ReplyOutcome> = new LeaseWorker(
    {
      name: 'replies',
      leaseMs,
      lease: (limit) => leaseReplies(em, limit, leaseMs, repliesPerOwner),
      renew: (lease) => renewReply(em.fork(), lease, leaseMs),
      attempt: (lease, signal) =>
        onBudget(services, lease.ownerId, 'reply', (metered) => attemptReply(metered, lease, signal)),
      async settle(lease, outcome, stop) {
        const delay = await settleReply(services, lease, outcome, stop);
        // The owner may have another room that waited for this one.
        void worker.wake();
        return delay;
      },
    },
    log,
  );
  const unlisten = [
    pubsub.listen('message', '*', ({ type }) => {
      if (type === 'USER') void worker.wake();
    }),
    pubsub.listen('reply', '*', ({ isDue }) => {
      if (isDue) void worker.wake();
    }),
  ];
  return {
    wake: () => worker.wake(),
    async close() {
      for (const stop of unlisten) stop();
      await worker.close();
    },
  };
}
