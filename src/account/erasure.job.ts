import type { Services } from '../context.js';
import type { Job } from '../job.js';
import { eraseDue } from './erase.js';

/** Finishes erasures that a crash interrupted. */
export const erasureJob = (services: Pick<Services, 'em' | 'log' | 'personalTables'>): Job => ({
  name: 'erasures',
  interval: 5_000,
  lockLifetime: 600_000,
  run: (stop) => eraseDue(services, stop),
});
