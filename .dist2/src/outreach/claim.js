import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { FencedTable } from '../lease/fenced-table.js';
import { OutreachState } from './outreach.entity.js';
/** The outreaches that workers lease: postponed ones, and those whose process crashed. */
export const outreachTable = new FencedTable({
    table: 'outreaches',
    key: { user_id: ({ ownerId }) => ownerId, epoch: ({ epoch }) => epoch },
    due: 'due_at',
    fence: 'fence',
    attempts: 'attempts',
    columns: ['state', 'pet_id', 'notification_id'],
    toLease: (row) => ({
        ...toClaim(row),
        state: row.state,
        petId: row.pet_id,
        notificationId: row.notification_id,
    }),
});
/**
 * Claims absences that have newly become due, longest due first. It skips rows that other workers are claiming.
 * Each absence gets the one outreach that its key allows. While the operator has switched outreach off, nothing
 * is claimed.
 * @param limit the number of absences at most
 * @param leaseMs how long the leases last, in milliseconds
 */
export async function claimDue(em, limit, leaseMs) {
    // clock() is volatile: without the sub-select PostgreSQL would read the whole table, not the index.
    // A new outreach has no words yet, so RETURNING leaves out the columns whose values are known.
    const { rows } = await sql `
    WITH found AS MATERIALIZED (
      SELECT user_id FROM outreach_due
      WHERE due_at <= (SELECT clock()) AND (SELECT is_on FROM outreach_switch)
      ORDER BY due_at LIMIT ${sql.lit(limit)} FOR UPDATE SKIP LOCKED
    ), due AS (
      -- An array makes PostgreSQL use the index; with a join it reads a small table whole.
      DELETE FROM outreach_due WHERE user_id = ANY (ARRAY(SELECT user_id FROM found)) RETURNING user_id, epoch
    )
    INSERT INTO outreaches (user_id, epoch, due_at)
    SELECT user_id, epoch, (SELECT clock()) + ${milliseconds(leaseMs)} FROM due
    -- The absence became due again while a worker is about to find a hold: what that worker read is outdated.
    ON CONFLICT (user_id, epoch) DO UPDATE SET fence = outreaches.fence + 1,
      attempts = outreaches.attempts + 1, due_at = excluded.due_at
      WHERE outreaches.state = 'CLAIMED'
    RETURNING outreaches.user_id, outreaches.epoch, outreaches.fence, outreaches.attempts`.execute(em.fork().getKysely());
    return rows.map((row) => ({
        ...toClaim(row),
        state: OutreachState.CLAIMED,
        petId: null,
        notificationId: null,
    }));
}
const toClaim = ({ user_id, epoch, fence, attempts }) => ({
    ownerId: user_id,
    epoch: new Date(epoch),
    fence,
    attempt: attempts,
});
//# sourceMappingURL=claim.js.map