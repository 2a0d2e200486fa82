import { sql } from 'kysely';
import { placeholder, Statement } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import { isNewAccess } from '../user/presence.js';
/**
 * Builds the condition that a session of a user is active: not revoked, not expired, and the user not
 * deleted.
 */
export const isActiveSession = (user, sessionId) => sql `NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM active_sessions WHERE active_sessions.id = ${sessionId} AND active_sessions.user_id = ${user('id')})`;
/** The error for a session that was revoked or has expired. */
export const sessionEnded = () => unauthenticated('SESSION_ENDED');
/** Whether an access must be noted, which queries of a session that is away are not. Only a new access looks that up. */
export const isSessionsNewAccess = (owner, { idleThreshold, sessionId, countsWhileAway }) => sql `${isNewAccess(owner, idleThreshold)} AND (coalesce(${countsWhileAway}::boolean, false) OR NOT EXISTS (
  SELECT 1 FROM sessions WHERE sessions.id = ${sessionId} AND sessions.away_since IS NOT NULL))`;
const user = (column) => sql.id('users', column);
const valueOf = (key) => placeholder((caller) => caller[key]);
const identifyStatement = new Statement('identify', sql `SELECT ${isSessionsNewAccess(user, {
    idleThreshold: valueOf('idleThreshold'),
    sessionId: valueOf('sessionId'),
    countsWhileAway: valueOf('countsWhileAway'),
})} AS is_new_access FROM users
  WHERE id = ${valueOf('userId')} AND ${isActiveSession(user, valueOf('sessionId'))}`);
/**
 * Checks that a caller's session is active, and whether this access must be recorded.
 * @returns the viewer, or why there is none
 */
export async function identify(statements, caller) {
    const { userId, sessionId } = caller;
    const [row] = await statements.run(identifyStatement, caller);
    return row
        ? { viewer: { userId, sessionId }, isNewAccess: row.is_new_access }
        : { viewer: sessionEnded(), isNewAccess: false };
}
const activeStatement = new Statement('active_sessions', sql `SELECT id FROM active_sessions WHERE id = ANY(${placeholder(({ sessionIds }) => sessionIds)}::bigint[])`);
/** Finds which of these sessions are active. */
export async function activeSessions(statements, sessionIds) {
    const rows = await statements.run(activeStatement, { sessionIds });
    return rows.map(({ id }) => id);
}
//# sourceMappingURL=active-session.js.map