import { sql } from 'kysely';
const maxDeleted = 10_000;
/** Deletes the counts whose windows have ended. They run on the processes' clocks, so it leaves an hour. */
export const limitJob = (em) => ({
    name: 'limits',
    interval: 600_000,
    lockLifetime: 20_000,
    async run(signal) {
        let deleted = maxDeleted;
        while (deleted === maxDeleted && !signal.aborted) {
            const { numAffectedRows } = await sql `
        DELETE FROM rate_limits WHERE key = ANY (ARRAY(
          SELECT key FROM rate_limits
          WHERE expire < (SELECT extract(epoch FROM clock() - interval '1 hour') * 1000)::bigint
          ORDER BY expire LIMIT ${sql.lit(maxDeleted)}))`.execute(em.fork().getKysely());
            deleted = Number(numAffectedRows ?? 0);
        }
    },
});
//# sourceMappingURL=limit.job.js.map