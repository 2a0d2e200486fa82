import type { Job } from '../job.js';
import type { OutreachWorker } from './outreach-worker.js';

/** Wakes the sweep: who has newly become due, and what a process left behind when it died. */
export const outreachJob = (worker: OutreachWorker, sweepEvery: number): Job => ({
  name: 'outreach',
  every: sweepEvery,
  longest: 10_000,
  run: () => worker.wake(),
});
