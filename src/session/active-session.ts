import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services, Viewer } from '../context.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import type { Caller } from '../query/bound-arguments.js';
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

/** What decides whether an operation of a session is a new access, as values or as placeholders in a statement. */
export interface SessionAccess {
  idleThreshold: Sql;
  sessionId: Sql;
  countsWhileAway: Sql;
}

/** Whether an access must be noted, which queries of a session that is away are not. Only a new access looks that up. */
export const isSessionsNewAccess = (
  owner: RowRef,
  { idleThreshold, sessionId, countsWhileAway }: SessionAccess,
): Sql => sql`${isNewAccess(owner, idleThreshold)} AND (coalesce(${countsWhileAway}::boolean, false) OR NOT EXISTS (
  SELECT 1 FROM sessions WHERE sessions.id = ${sessionId} AND sessions.away_since IS NOT NULL))`;

const user: RowRef = (column) => sql.id('users', column);

const valueOf = (key: keyof Caller): Sql => placeholder((caller: Caller) => caller[key]);

const identifyStatement = new Statement<Caller>(
  'identify',
  sql`SELECT ${isSessionsNewAccess(user, {
    idleThreshold: valueOf('idleThreshold'),
    sessionId: valueOf('sessionId'),
    countsWhileAway: valueOf('countsWhileAway'),
  })} AS is_new_access FROM users
  WHERE id = ${valueOf('userId')} AND ${isActiveSession(user, valueOf('sessionId'))}`,
);

/**
 * Checks that a caller's session is active, and whether this access must be recorded.
 * @returns the viewer, or why there is none
 */
export async function identify(
  statements: Services['statements'],
  caller: Caller,
): Promise<{ viewer: Viewer | GraphQLError; isNewAccess: boolean }> {
  const { userId, sessionId } = caller;
  const [row] = await statements.run<{ is_new_access: boolean }, Caller>(identifyStatement, caller);
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
