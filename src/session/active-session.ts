import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services, Viewer } from '../context.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import { isNewAccess } from '../user/presence.js';

/** Whether a session of a user stands: neither ended nor expired, and the user is still there. */
export const isActiveSession = (
  user: RowRef,
  sessionId: Sql,
): Sql => sql`NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM active_sessions WHERE active_sessions.id = ${sessionId} AND active_sessions.user_id = ${user('id')})`;

/** The session was revoked, or has expired. */
export const sessionEnded = (): GraphQLError => unauthenticated('The session has ended; log in again.');

interface Asking extends Viewer {
  idleThreshold: number | null;
}

const user: RowRef = (column) => sql.id('users', column);

const identifying = new Statement<Asking>(
  'identify',
  sql`SELECT ${isNewAccess(
    user,
    placeholder(({ idleThreshold }: Asking) => idleThreshold),
  )} AS is_new_access FROM users
  WHERE id = ${placeholder(({ userId }: Asking) => userId)} AND ${isActiveSession(
    user,
    placeholder(({ sessionId }: Asking) => sessionId),
  )}`,
);

/**
 * A viewer whose session still stands, or why there is none, and whether this is an access that has to be noted.
 * @param idleThreshold in milliseconds; null where they are not to be taken for present
 */
export async function identify(
  statements: Services['statements'],
  { userId, sessionId }: Viewer,
  idleThreshold: number | null,
): Promise<{ viewer: Viewer | GraphQLError; isNewAccess: boolean }> {
  const [row] = await statements.run<{ is_new_access: boolean }, Asking>(identifying, {
    userId,
    sessionId,
    idleThreshold,
  });
  return row
    ? { viewer: { userId, sessionId }, isNewAccess: row.is_new_access }
    : { viewer: sessionEnded(), isNewAccess: false };
}

interface Asked {
  sessionIds: readonly string[];
}

const standing = new Statement<Asked>(
  'active_sessions',
  sql`SELECT id FROM active_sessions WHERE id = ANY(${placeholder(({ sessionIds }: Asked) => sessionIds)}::bigint[])`,
);

/** Which of these sessions still stand. */
export async function activeSessions(
  statements: Services['statements'],
  sessionIds: readonly string[],
): Promise<string[]> {
  const rows = await statements.run<{ id: string }, Asked>(standing, { sessionIds });
  return rows.map(({ id }) => id);
}
