import { makePartitionsAhead } from './partitions.js';
/** Makes partitions ahead of time while the process runs. */
export const partitionsJob = (em) => ({
    name: 'partitions',
    interval: 3_600_000,
    lockLifetime: 20_000,
    run: async () => void (await makePartitionsAhead(em.fork())),
});
//# sourceMappingURL=partitions.job.js.map