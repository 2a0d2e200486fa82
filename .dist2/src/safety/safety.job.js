import { sql } from 'kysely';
/** Forgets who was offered help, once pets may write to them again. */
export const safetyJob = (em) => ({
    name: 'safety',
    interval: 3_600_000,
    lockLifetime: 60_000,
    run: () => pruneCareHolds(em),
});
/** Deletes the holds that are over. */
export async function pruneCareHolds(em) {
    await sql `DELETE FROM care_holds WHERE held_until <= clock()`.execute(em.fork().getKysely());
}
//# sourceMappingURL=safety.job.js.map