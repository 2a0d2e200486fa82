import type { Services } from '../context.js';
import type { Job } from '../job.js';
import { makeSearchIndexes, monthsWithoutIndex } from './month-indexes.js';

/** Makes the index for search of each month that is over. */
export const searchIndexJob = ({ em, log }: Pick<Services, 'em' | 'log'>, directUrl: string): Job => ({
  name: 'search-index',
  interval: 3_600_000,
  lockLifetime: 3_600_000,
  async run(signal) {
    const { rows } = await monthsWithoutIndex.execute(em.fork().getKysely());
    // Nearly always there is nothing to do, and no need for a connection.
    if (rows.length === 0) return;
    const months = await makeSearchIndexes(directUrl, signal);
    if (months > 0) log.info({ months }, 'Indexed for search.');
  },
});
