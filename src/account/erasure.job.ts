import type { Services } from '../context.js';
import type { Job } from '../job.js';
import { eraseDue } from './erase.js';

/** Finishes erasing what deleted accounts left, where a process died over it. */
export const erasureJob = (services: Pick<Services, 'em' | 'log'>): Job => ({
  name: 'erasures',
  interval: 5_000,
  lockLifetime: 600_000,
  run: (stop) => eraseDue(services, stop),
});
