import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services, Viewer } from '../context.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import { isNewAccess } from '../user/presence.js';

/**
 * Builds the condition that a session of a user is active: not revoked, not expired, and the user not
 * deleted.
 */
export const isActiveSession = (
  user: RowRef,
  sessionId: Sql,
): Sql => sql`NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM active_sessions WHERE active_sessions.id = ${sessionId} AND active_sessions.user_id = ${user('id')})`;

/** The error for a session that was revoked or has expired. */
export const sessionEnded = (): GraphQLError => unauthenticated('SESSION_ENDED');

interface IdentifyParameters extends Viewer {
  idleThreshold: number | null;
}

const user: RowRef = (column) => sql.id('users', column);

const identifyStatement = new Statement<IdentifyParameters>(
  'identify',
  sql`SELECT ${isNewAccess(
    user,
    placeholder(({ idleThreshold }: IdentifyParameters) => idleThreshold),
  )} AS is_new_access FROM users
  WHERE id = ${placeholder(({ userId }: IdentifyParameters) => userId)} AND ${isActiveSession(
    user,
    placeholder(({ sessionId }: IdentifyParameters) => sessionId),
  )}`,
);

/**
 * Checks that a viewer's session is active, and whether this access must be recorded.
 * @param idleThreshold in milliseconds; null if the operation is not an access by its owner
 * @returns the viewer, or why there is none
 */
export async function identify(
  statements: Services['statements'],
  { userId, sessionId }: Viewer,
  idleThreshold: number | null,
): Promise<{ viewer: Viewer | GraphQLError; isNewAccess: boolean }> {
  const [row] = await statements.run<{ is_new_access: boolean }, IdentifyParameters>(identifyStatement, {
    userId,
    sessionId,
    idleThreshold,
  });
  return row
    ? { viewer: { userId, sessionId }, isNewAccess: row.is_new_access }
    : { viewer: sessionEnded(), isNewAccess: false };
}

interface ActiveParameters {
  sessionIds: readonly string[];
}

const activeStatement = new Statement<ActiveParameters>(
  'active_sessions',
  sql`SELECT id FROM active_sessions WHERE id = ANY(${placeholder(({ sessionIds }: ActiveParameters) => sessionIds)}::bigint[])`,
);

/** Finds which of these sessions are active. */
export async function activeSessions(
  statements: Services['statements'],
  sessionIds: readonly string[],
): Promise<string[]> {
  const rows = await statements.run<{ id: string }, ActiveParameters>(activeStatement, { sessionIds });
  return rows.map(({ id }) => id);
}
