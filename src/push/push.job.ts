import type { Job } from '../job.js';
import type { PushWorker } from './push-worker.js';

/** Wakes the worker for pushes that are due again or whose process crashed, and deletes old deliveries. */
export const pushJob = (worker: PushWorker, lease: number): Job => ({
  name: 'pushes',
  interval: Math.min(lease, 5_000),
  lockLifetime: 10_000,
  run: async () => {
    await worker.wake();
    await worker.tidy();
  },
});
