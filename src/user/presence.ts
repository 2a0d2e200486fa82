import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { milliseconds } from '../database/clock.js';
import type { Row, Sql } from '../database/statement.js';

/** Whether an access now is so long after the last noted one that it is to be noted too: a minute, or a tenth of the idle threshold (in milliseconds). */
export const isNewAccess = (user: Row, idleThreshold: Sql): Sql =>
  sql`${user('last_active_at')} <= clock() - least(60000, ${idleThreshold}::float8 / 10) * interval '1 millisecond'`;

/**
 * Notes that an owner is there: by the database's clock, and at most once a minute (or a tenth of the idle
 * threshold), because each note costs a write. It begins the owner's next absence, which falls due when the
 * idle threshold has passed.
 * @param idleThreshold in milliseconds
 */
export async function noteAccess(em: EntityManager, ownerId: string, idleThreshold: number): Promise<void> {
  await sql`
    WITH there AS (
      UPDATE users SET last_active_at = clock()
      WHERE id = ${ownerId} AND ${isNewAccess((column) => sql.id(column), sql`${idleThreshold}`)}
      RETURNING id, last_active_at, outreach_enabled
    ) ${expectAbsence(sql`there`, idleThreshold)}`.execute(em.getKysely());
}

/**
 * Has an owner's absence looked at when it falls due, or again where it was put off or given up: after
 * something changed that may have held the owner's pets back.
 * @param em the manager of the transaction that changes it
 * @param idleThreshold in milliseconds
 */
export async function watchAbsence(em: EntityManager, ownerId: string, idleThreshold: number): Promise<void> {
  await sql`
    WITH owner AS (SELECT id, last_active_at, outreach_enabled FROM users WHERE id = ${ownerId})
    ${expectAbsence(sql`owner`, idleThreshold)}`.execute(em.getKysely());
  // Words that wait for the end of what held them back are looked at again, too.
  await sql`
    UPDATE outreaches SET due_at = clock()
    WHERE user_id = ${ownerId} AND state = 'WORDED' AND due_at > clock()`.execute(em.getKysely());
}

/** Owners who switched outreach off get no row: nothing of theirs can become due. */
const expectAbsence = (owners: RawBuilder<unknown>, idleThreshold: number) => sql`
  INSERT INTO outreach_due (user_id, epoch, due_at)
  SELECT id, last_active_at, last_active_at + ${milliseconds(idleThreshold)} FROM ${owners}
  WHERE outreach_enabled
  ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`;
