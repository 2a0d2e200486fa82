import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../job.js';
import { makePartitionsAhead } from './partitions.js';

/** Keeps partitions ahead of the clock while a process runs for months. */
export const partitionsJob = (em: EntityManager): Job => ({
  name: 'partitions',
  interval: 3_600_000,
  lockLifetime: 20_000,
  run: async () => void (await makePartitionsAhead(em.fork())),
});
