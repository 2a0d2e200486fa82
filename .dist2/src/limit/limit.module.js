import { limitJob } from './limit.job.js';
/** Limits on how often something may happen, counted for all processes together. */
export const limitModule = {
    name: 'limit',
    entities: [],
    resolvers: [],
    openWork: ({ em }) => ({ jobs: [limitJob(em)] }),
    tables: [
        {
            table: 'rate_limits',
            // Its keys are hashes, and its rows end with their windows.
            belongs: 'operator',
            exported: {},
            notExported: ['key', 'points', 'expire'],
            erased: { overwritten: {}, kept: ['key', 'points', 'expire'] },
        },
    ],
};
//# sourceMappingURL=limit.module.js.map