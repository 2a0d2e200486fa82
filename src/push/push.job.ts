import type { Job } from '../job.js';
import type { PushWorker } from './push-worker.js';

/** Finds pushes whose pause is over or whose process died, and forgets old ones. */
export const pushJob = (worker: PushWorker, lease: number): Job => ({
  name: 'pushes',
  interval: Math.min(lease, 5_000),
  lockLifetime: 10_000,
  run: async () => {
    await worker.wake();
    await worker.tidy();
  },
});
