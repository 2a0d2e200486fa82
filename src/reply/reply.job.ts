import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../job.js';
import { pruneProgress } from './reply-progress.js';
import type { ReplyWorker } from './reply-worker.js';

/** Picks up the replies of crashed processes, whose leases ran out, and deletes the words that such replies left. */
export const replyJob = (em: EntityManager, worker: ReplyWorker, lease: number): Job => ({
  name: 'replies',
  interval: Math.min(lease, 5_000),
  lockLifetime: 10_000,
  run: async () => {
    await worker.wake();
    await pruneProgress(em);
  },
});
