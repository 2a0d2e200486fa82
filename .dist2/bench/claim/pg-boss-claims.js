import { importPeer } from '../sides/peers.js';
const jobsPerInsert = 10_000;
/** pg-boss, a job queue on PostgreSQL. It fetches and completes one job for each due owner. */
export async function openPgBossClaims({ url, client, due, workers, batch, }) {
    const { PgBoss } = await importPeer('pg-boss');
    const boss = new PgBoss({
        connectionString: url,
        schema: 'boss',
        supervise: false,
        schedule: false,
        max: workers,
    });
    boss.on('error', () => undefined);
    await boss.start();
    let queue = '';
    let queues = 0;
    return {
        name: 'pg-boss',
        async prepare() {
            queue = `owners_${++queues}`;
            await boss.createQueue(queue);
            for (let from = 0; from < due; from += jobsPerInsert)
                await boss.insert(queue, Array.from({ length: jobsPerInsert }, (_, n) => ({ data: { ownerId: from + n } })));
            await client.query('VACUUM ANALYZE boss.job');
        },
        async claim() {
            const jobs = await boss.fetch(queue, { batchSize: batch });
            const ids = jobs.map(({ id }) => id);
            if (ids.length > 0)
                await boss.complete(queue, ids);
            return ids.length;
        },
        close: async () => void (await boss.stop({ graceful: false })),
    };
}
//# sourceMappingURL=pg-boss-claims.js.map