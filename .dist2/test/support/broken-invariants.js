import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { invariants } from '../../src/cli/invariants.js';
/** Returns the names of the invariants that do not hold, as `npm run db -- check` finds them. */
export async function brokenInvariants({ url }) {
    const orm = await MikroORM.init({ ...databaseOptions(url, 1), logger: () => undefined });
    try {
        const broken = [];
        for (const { name, broken: statement } of invariants) {
            const { rows } = await statement.execute(orm.em.fork().getKysely());
            if (rows[0].count !== '0')
                broken.push(name);
        }
        return broken;
    }
    finally {
        await orm.close(true);
    }
}
//# sourceMappingURL=broken-invariants.js.map