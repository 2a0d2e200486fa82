import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import type { Row, Sql } from '../database/statement.js';

/**
 * Whether an access now is so long after the last noted one that it is to be noted too: a minute, or a tenth of
 * the idle threshold.
 * @param idleThreshold as an interval
 */
export const isNewAccess = (user: Row, idleThreshold: Sql): Sql =>
  sql`is_new_access(${user('last_active_at')}, ${idleThreshold})`;

/**
 * Notes that an owner is there: by the database's clock, and only where it is a new access, because each note
 * costs a write. It begins the owner's next absence, which falls due when the idle threshold has passed.
 * @param idleThreshold in milliseconds
 */
export async function noteAccess(em: EntityManager, ownerId: string, idleThreshold: number): Promise<void> {
  await sql`SELECT note_access(${ownerId}, ${milliseconds(idleThreshold)})`.execute(em.getKysely());
}

/**
 * Has an owner's absence looked at when it falls due, or again where it was put off or given up: after
 * something changed that may have held the owner's pets back.
 * @param em the manager of the transaction that changes it
 * @param idleThreshold in milliseconds
 */
export async function watchAbsence(em: EntityManager, ownerId: string, idleThreshold: number): Promise<void> {
  await sql`SELECT expect_absence(${ownerId}, ${milliseconds(idleThreshold)})`.execute(em.getKysely());
  // Words that wait for the end of what held them back are looked at again, too.
  await sql`
    UPDATE outreaches SET due_at = clock()
    WHERE user_id = ${ownerId} AND state = 'WORDED' AND due_at > clock()`.execute(em.getKysely());
}
