import type { Job } from '../job.js';
import type { ReplyWorker } from './reply-worker.js';

/** Wakes the worker for replies whose process crashed: their leases have run out. */
export const replyJob = (worker: ReplyWorker, lease: number): Job => ({
  name: 'replies',
  every: Math.min(lease, 5_000),
  longest: 10_000,
  run: () => worker.wake(),
});
