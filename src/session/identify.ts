import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import type { Row, Sql } from '../read/read.js';
import { isNewAccess } from '../user/presence.js';

/** Whether a session of a user stands: neither ended nor expired, and the user is still there. */
export const stands = (user: Row, sessionId: Sql): Sql => sql`NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM sessions WHERE sessions.id = ${sessionId} AND sessions.user_id = ${user('id')}
    AND sessions.revoked_at IS NULL AND sessions.expires_at > clock())`;

const user: Row = (column) => sql.id('users', column);

/**
 * A viewer whose session still stands, or why there is none.
 * @param idleThreshold in milliseconds
 * @returns with it whether their being there is to be noted
 */
export async function identify(
  em: EntityManager,
  viewer: Viewer,
  idleThreshold: number,
): Promise<{ viewer: Viewer | GraphQLError; isNews: boolean }> {
  const { rows } = await sql<{ is_news: boolean }>`
    SELECT ${isNewAccess(user, idleThreshold)} AS is_news FROM users
    WHERE id = ${viewer.userId} AND ${stands(user, sql`${viewer.sessionId}`)}`.execute(em.getKysely());
  const [row] = rows;
  return row
    ? { viewer, isNews: row.is_news }
    : { viewer: unauthenticated('The session has ended; log in again.'), isNews: false };
}
