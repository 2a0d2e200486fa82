import { LeaseWorker } from '../lease/worker.js';
import { leaseReplies } from './reply-lease.js';
import { reply, type Replying } from './reply.js';

/** Makes the replies that are due, in this process. */
export interface ReplyWorker {
  /** Takes up what is due; resolves when it is taken up, not when it is done. */
  wake(): Promise<void>;
  /** Ends what the voice is saying, gives the leases back, and waits for that. */
  close(): Promise<void>;
}

/** Opens a worker that an owner's message wakes, in whichever process it was sent. */
export function openReplyWorker(services: Replying): ReplyWorker {
  const { em, lease, pubsub, log } = services;
  const worker = new LeaseWorker(
    {
      name: 'replies',
      lease: (atMost) => leaseReplies(em, atMost, lease),
      work: (one, stop) => reply(services, one, stop),
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
