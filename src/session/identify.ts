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
