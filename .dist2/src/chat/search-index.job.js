import { makeSearchIndexes, monthsWithoutIndex } from './month-indexes.js';
/** Makes the index for search of each month that is over. */
export const searchIndexJob = ({ em, log }, directUrl) => ({
    name: 'search-index',
    interval: 3_600_000,
    lockLifetime: 3_600_000,
    async run(signal) {
        const { rows } = await monthsWithoutIndex.execute(em.fork().getKysely());
        // Nearly always there is nothing to do, and no need for a connection.
        if (rows.length === 0)
            return;
        const months = await makeSearchIndexes(directUrl, signal);
        if (months > 0)
            log.info({ months }, 'Indexed for search.');
    },
});
//# sourceMappingURL=search-index.job.js.map