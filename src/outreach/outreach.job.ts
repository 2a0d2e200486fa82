import type { Job } from '../job.js';
import type { OutreachWorker } from './outreach-worker.js';

const shortest = 1_000;
const longest = 10_000;

/** Wakes the sweep: who has newly become due, and what a process left behind when it died. */
export const outreachJob = (worker: OutreachWorker, sweepEvery: number): Job => ({
  name: 'outreach',
  every: sweepEvery,
  // A run only takes up; killed in the middle of it, a process must not hold the next one up for long.
  longest: Math.min(Math.max(sweepEvery, shortest), longest),
  run: () => worker.wake(),
});
