import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { claimDue } from '../../src/outreach/claim.js';
import { makeDue } from './claim-side.js';
const leaseMs = 30_000;
/** The product's own claim on the product's tables. */
export async function openNuzzleClaims(setting) {
    const { url, client, workers, batch } = setting;
    const orm = await MikroORM.init(databaseOptions(url, workers));
    const managers = Array.from({ length: workers }, () => orm.em.fork());
    return {
        name: 'nuzzle',
        async prepare() {
            await client.query('TRUNCATE outreaches');
            await makeDue('outreach_due', setting);
        },
        claim: async (worker) => (await claimDue(managers[worker], batch, leaseMs)).length,
        close: () => orm.close(true),
    };
}
//# sourceMappingURL=nuzzle-claims.js.map