import { LeaseWorker } from '../lease/worker.js';
import { replyTable } from './reply-lease.js';
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
  const { em, lease: leaseMs, pubsub, log } = services;
  const worker = new LeaseWorker(
    {
      name: 'replies',
      leaseMs,
      lease: (limit) => replyTable.lease(em, limit, leaseMs),
      renew: (lease) => replyTable.renew(em.fork(), lease, leaseMs),
      attempt: (lease, signal) => attemptReply(services, lease, signal),
      settle: (lease, outcome) => settleReply(services, lease, outcome),
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
