import { sql } from 'kysely';
const batchSize = 1_000;
/** Removes sessions that ended 30 days ago. Until then their rows are a record, in the owner's export too. */
export const sessionsJob = ({ em, log }) => ({
    name: 'sessions',
    interval: 3_600_000,
    lockLifetime: 600_000,
    async run(stop) {
        let removed = 0;
        for (let batch = batchSize; batch === batchSize && !stop.aborted; removed += batch)
            batch = await removeEnded(em.fork());
        if (removed > 0)
            log.info({ removed }, 'Removed ended sessions.');
    },
});
/** Removes one batch; returns how many it removed. Their push subscriptions and exports go with them. */
async function removeEnded(em) {
    const { numAffectedRows } = await sql `
    DELETE FROM sessions WHERE id IN (
      SELECT id FROM sessions WHERE expires_at < (SELECT clock()) - interval '30 days'
      ORDER BY expires_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)`.execute(em.getKysely());
    return Number(numAffectedRows ?? 0);
}
//# sourceMappingURL=sessions.job.js.map