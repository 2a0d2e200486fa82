import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';

/** A viewer whose session still stands, or why there is none. */
export async function identify(em: EntityManager, viewer: Viewer): Promise<Viewer | GraphQLError> {
  const { rows } = await sql`
    SELECT 1 FROM sessions JOIN users ON users.id = sessions.user_id
    WHERE sessions.id = ${viewer.sessionId} AND sessions.user_id = ${viewer.userId}
      AND sessions.revoked_at IS NULL AND sessions.expires_at > clock() AND NOT users.is_deleted`.execute(
    em.getKysely(),
  );
  return rows.length > 0 ? viewer : unauthenticated('The session has ended; log in again.');
}

/**
 * Notes that an owner is there: by the database's clock, and no more often than told, because each note
 * costs a write.
 */
export async function noteAccess(em: EntityManager, userId: string, atMostEveryMs: number): Promise<void> {
  await sql`
    UPDATE users SET last_active_at = clock()
    WHERE id = ${userId} AND last_active_at <= clock() - ${atMostEveryMs} * interval '1 millisecond'`.execute(
    em.getKysely(),
  );
}
