import { AccountResolver } from './account.resolver.js';
import { DataExport } from './data-export.entity.js';
import { Erasure } from './erasure.entity.js';
import { erasureJob } from './erasure.job.js';
import { UpdateAccountResolver } from './update-account.resolver.js';
/** The account as a whole: export and erasure. */
export const accountModule = {
    name: 'account',
    entities: [Erasure, DataExport],
    resolvers: [AccountResolver, UpdateAccountResolver],
    openWork: (services) => ({ jobs: [erasureJob(services)] }),
    tables: [
        {
            table: 'erasures',
            belongs: 'operator',
            exported: {},
            notExported: ['user_id', 'asked_at', 'due_at', 'finished_at'],
            erased: { overwritten: {}, kept: ['user_id', 'asked_at', 'due_at', 'finished_at'] },
        },
        {
            table: 'data_exports',
            belongs: { owner: 'user_id' },
            exported: {},
            notExported: ['user_id', 'session_id', 'token_hash', 'expires_at'],
            erased: { rows: 'deleted', atOnce: true },
        },
    ],
};
//# sourceMappingURL=account.module.js.map