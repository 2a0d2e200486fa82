import type { Job } from '../job.js';
import type { MemoryWorker } from './memory-worker.js';

/** Wakes the worker for rooms whose owner has written, and for those whose process crashed. */
export const memoryJob = (worker: MemoryWorker, lease: number): Job => ({
  name: 'memories',
  interval: Math.min(lease, 5_000),
  lockLifetime: 10_000,
  run: () => worker.wake(),
});
