import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import type { Row, Sql } from '../database/statement.js';

/**
 * Notes, within a statement that reads an owner's row, that the owner is there: by the database's clock, and only
 * where it is so long after the last noted access that it counts as a new one (a minute, or a tenth of the idle
 * threshold), because each note costs a write. It begins the owner's next absence, which falls due when the idle
 * threshold has passed. The statement must write nothing else: it does not wait for the disk.
 * @param idleThreshold in milliseconds; null where the owner is not to be taken for present
 */
export const notingAccess = (user: Row, idleThreshold: Sql): Sql => sql`
  CASE WHEN ${idleThreshold}::float8 IS NOT NULL AND is_new_access(${user('last_active_at')}, ${milliseconds(idleThreshold)})
  THEN note_access_soon(${user('id')}, ${milliseconds(idleThreshold)}) END`;

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
