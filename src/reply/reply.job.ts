import type { Job } from '../job.js';
import type { ReplyWorker } from './reply-worker.js';

/** Finds replies that a process left behind when it died: their leases have run out. */
export const replyJob = (worker: ReplyWorker, lease: number): Job => ({
  name: 'replies',
  interval: Math.min(lease, 5_000),
  lockLifetime: 10_000,
  run: () => worker.wake(),
});
