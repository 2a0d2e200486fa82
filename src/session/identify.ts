import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services, Viewer } from '../context.js';
import { later, Statement, type Row, type Sql } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import { notingAccess } from '../user/presence.js';

/** Whether a session of a user stands: neither ended nor expired, and the user is still there. */
export const stands = (user: Row, sessionId: Sql): Sql => sql`NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM standing_sessions WHERE standing_sessions.id = ${sessionId} AND standing_sessions.user_id = ${user('id')})`;

/** The session was revoked, or has expired. */
export const sessionEnded = (): GraphQLError => unauthenticated('The session has ended; log in again.');

interface Asking extends Viewer {
  idleThreshold: number | null;
}

const user: Row = (column) => sql.id('users', column);

const identifying = new Statement<Asking>(
  'identify',
  sql`SELECT ${notingAccess(
    user,
    later(({ idleThreshold }: Asking) => idleThreshold),
  )} FROM users
  WHERE id = ${later(({ userId }: Asking) => userId)} AND ${stands(
    user,
    later(({ sessionId }: Asking) => sessionId),
  )}`,
);

/**
 * A viewer whose session still stands, or why there is none.
 * @param idleThreshold in milliseconds, for their access to be noted with it; null where it is not to be
 */
export async function identify(
  statements: Services['statements'],
  { userId, sessionId }: Viewer,
  idleThreshold: number | null,
): Promise<Viewer | GraphQLError> {
  const rows = await statements.run<object, Asking>(identifying, { userId, sessionId, idleThreshold });
  return rows.length > 0 ? { userId, sessionId } : sessionEnded();
}
