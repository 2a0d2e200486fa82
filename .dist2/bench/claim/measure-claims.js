import { median } from '../run/figures.js';
import { withProgress } from '../run/progress.js';
import { interleave } from '../run/rounds.js';
import { labelOf } from '../workloads.js';
import { openNuzzleClaims } from './nuzzle-claims.js';
import { openPgBossClaims } from './pg-boss-claims.js';
import { createRawTables, openRawClaims } from './raw-claims.js';
const workers = 2;
const batch = 500;
const maxRowsPerStatement = 50_000;
/**
 * Measures W5 find-idle: some of many owners have become due, and two workers claim them, 500 at a time.
 * @param client on a migrated database without owners
 */
export async function measureClaims(url, client, { idle, rounds, peers }, watch) {
    await fill(client, idle.owners);
    const setting = { url, client, ...idle, workers, batch };
    const sides = [];
    const workload = labelOf('find-idle');
    try {
        sides.push(await openRawClaims(setting), await openNuzzleClaims(setting));
        if (peers)
            sides.push(await openPgBossClaims(setting));
        const runs = await withProgress(`measuring ${workload}`, 'runs', rounds * sides.length, async (progress) => await interleave(sides, rounds, async (side) => {
            await side.prepare();
            const perSecond = await watch.during(() => claimAll(side, idle.due));
            progress.step();
            return perSecond;
        }));
        const limit = median(runs.get(sides[0]));
        return [...runs].map(([{ name }, values]) => ({
            workload,
            side: name,
            perSecond: median(values),
            ratio: median(values) / limit,
        }));
    }
    finally {
        for (const side of sides)
            await side.close();
    }
}
/** @returns how many owners the workers claimed per second @throws if they did not claim exactly the due ones */
async function claimAll(side, due) {
    const begin = performance.now();
    const counts = await Promise.all(Array.from({ length: workers }, async (_, worker) => {
        let sum = 0;
        for (let n = 1; n > 0; sum += n)
            n = await side.claim(worker);
        return sum;
    }));
    const seconds = (performance.now() - begin) / 1000;
    const total = counts.reduce((a, b) => a + b);
    if (total !== due)
        throw new Error(`${side.name} claimed ${total} owners instead of ${due}.`);
    return total / seconds;
}
async function fill(client, owners) {
    await withProgress('filling', 'owners', owners, async (progress) => {
        for (let from = 1; from <= owners; from += maxRowsPerStatement) {
            const to = Math.min(from + maxRowsPerStatement - 1, owners);
            await client.query(`INSERT INTO users (username, username_key, email, password, last_active_at)
         SELECT 'b_' || n, 'b_' || n, 'b_' || n || '@example.com', 'no password ' || n, clock() + interval '1 hour'
         FROM generate_series($1::int, $2::int) n`, [from, to]);
            progress.at(to, owners);
        }
    });
    await client.query(`INSERT INTO outreach_due SELECT id, last_active_at, last_active_at + interval '2 hours' FROM users`);
    await client.query(createRawTables);
    await client.query('VACUUM ANALYZE');
}
//# sourceMappingURL=measure-claims.js.map