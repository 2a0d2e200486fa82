import type { Job } from '../job.js';
import type { OutreachWorker } from './outreach-worker.js';

const shortest = 1_000;
const longest = 10_000;

/** Wakes the sweep: who has newly become due, and what a process left behind when it died. */
export const outreachJob = (worker: OutreachWorker, sweepInterval: number): Job => ({
  name: 'outreach',
  interval: sweepInterval,
  // A run only takes up; killed in the middle of it, a process must not hold the next one up for long.
  lockLifetime: Math.min(Math.max(sweepInterval, shortest), longest),
  run: () => worker.wake(),
});
