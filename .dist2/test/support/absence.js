import { setTimeout as delay } from 'node:timers/promises';
const hour = 3_600_000;
const between = 50;
/**
 * Sets the last access of one owner, as if the owner had left then.
 * @param ms how long ago, in milliseconds; two hours and a second by default
 */
export async function goAway(app, owner, ms = 2 * hour + 1_000) {
    await app.database.query(`WITH gone AS (
       UPDATE users SET last_active_at = clock() - $2 * interval '1 millisecond' WHERE id = $1 RETURNING id, last_active_at
     )
     INSERT INTO outreach_due (user_id, epoch, due_at) SELECT id, last_active_at, last_active_at + interval '2 hours' FROM gone
     ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`, [owner.id, ms]);
}
/** The outreaches of an owner, oldest first. */
export const outreachesOf = (app, owner) => app.database.query('SELECT state, reason, attempts FROM outreaches WHERE user_id = $1 ORDER BY epoch', [owner.id]);
/** When an owner's absence is due; undefined if it is not. */
export async function dueAt(app, owner) {
    const [row] = await app.database.query('SELECT due_at FROM outreach_due WHERE user_id = $1', [owner.id]);
    return row?.due_at;
}
/** Polls until the result satisfies a condition; not so often that it slows down what it polls. */
export async function until(look, wanted) {
    for (;;) {
        const seen = await look();
        if (wanted(seen))
            return seen;
        await delay(between);
    }
}
//# sourceMappingURL=absence.js.map