import type { Job } from '../job.js';
import type { OutreachWorker } from './outreach-worker.js';

const minTimeout = 1_000;
const maxTimeout = 10_000;

/** Wakes the worker for newly due absences and for outreaches whose process crashed. */
export const outreachJob = (worker: OutreachWorker, sweepEvery: number): Job => ({
  name: 'outreach',
  every: sweepEvery,
  // A run only starts work. A process that is killed during a run must not delay the next run for long.
  longest: Math.min(Math.max(sweepEvery, minTimeout), maxTimeout),
  run: () => worker.wake(),
});
