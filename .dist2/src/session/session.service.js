import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { Session } from './session.entity.js';
/** How many sessions `me.sessions` lists. No setting allows more; only versions without a limit could begin more. */
const maxListed = 100;
/** Lists the viewer's active sessions, the most recently seen first. */
export async function sessionsOf(ctx) {
    const { userId } = requireViewer(ctx);
    const { rows } = await sql `
    SELECT sessions.id FROM sessions JOIN active_sessions ON active_sessions.id = sessions.id
    WHERE sessions.user_id = ${userId}
    ORDER BY coalesce(last_seen_at, created_at) DESC, sessions.id DESC LIMIT ${maxListed}`.execute(ctx.em.getKysely());
    const ids = rows.map(({ id }) => id);
    const sessions = await ctx.em.find(Session, { id: { $in: ids } });
    return sessions.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
/** Ends the viewer's current session, with both its tokens. */
export async function logOut(ctx) {
    const { userId, sessionId } = requireViewer(ctx);
    await endSessions(ctx, sql `id = ${sessionId}`);
    ctx.refreshCookie?.clear();
    ctx.security.report(ctx.client, 'LOGOUT', { ownerId: userId, sessionId });
    return { loggedOut: true };
}
/** Ends all sessions of the viewer; the current one only if the input does not except it. */
export async function logOutEverywhere(ctx, { exceptThis }) {
    const { userId, sessionId } = requireViewer(ctx);
    const others = exceptThis ? sql `AND id <> ${sessionId}` : sql ``;
    const endedSessions = await endSessions(ctx, sql `user_id = ${userId} AND expires_at > clock() ${others}`);
    if (!exceptThis)
        ctx.refreshCookie?.clear();
    if (endedSessions > 0)
        ctx.security.report(ctx.client, 'LOGOUT_EVERYWHERE', { ownerId: userId, sessionId });
    return { endedSessions };
}
/**
 * Ends one session of the viewer.
 * @throws NOT_FOUND if the viewer has no such session, or it has ended already
 */
export async function endSession(ctx, input) {
    const { userId, sessionId } = requireViewer(ctx);
    const { sessionId: id } = input;
    const ended = await endSessions(ctx, sql `id = ${id} AND user_id = ${userId} AND expires_at > clock()`);
    if (ended === 0)
        throw notFound('session');
    if (id === sessionId)
        ctx.refreshCookie?.clear();
    ctx.security.report(ctx.client, 'SESSION_END', { ownerId: userId, sessionId: id });
    return { endedSessionId: id };
}
/**
 * Ends sessions: their tokens at once, and their sockets when the end is published. It does not wait in the owner's
 * queue, which an intruder may have filled.
 * @returns how many it ended
 */
async function endSessions(ctx, condition) {
    const ended = await revokeSessions(ctx.em, condition);
    publishEndedSessions(ctx.pubsub, ended);
    return ended.length;
}
/**
 * Revokes sessions. After the commit, publish what it returns with `publishEndedSessions`.
 * @param em the manager of the transaction
 * @param condition which rows of `sessions`
 * @returns the sessions that this ended
 */
export async function revokeSessions(em, condition) {
    // The expiry says from when on the row is only a record, which a job removes after a while.
    const { rows } = await sql `
    UPDATE sessions SET revoked_at = clock(), expires_at = least(expires_at, clock())
    WHERE ${condition} AND revoked_at IS NULL RETURNING id, user_id`.execute(em.getKysely());
    return rows.map(({ id, user_id }) => ({ ownerId: user_id, sessionId: id }));
}
/** Publishes that sessions have ended, so that every process closes their sockets. */
export function publishEndedSessions(pubsub, sessions) {
    for (const session of sessions)
        pubsub.publish('session', session);
}
/**
 * Issues an access token for a session, and makes the payload that carries its tokens. A client that asked for the
 * cookie gets the refresh token there, and not in the payload.
 */
export async function toAuthPayload(ctx, user, sessionId, refreshToken, deviceToken) {
    ctx.refreshCookie?.set(refreshToken);
    return {
        ...(await ctx.tokens.issue({ userId: user.id, sessionId }, ctx.now())),
        refreshToken: ctx.refreshCookie ? null : refreshToken,
        deviceToken,
        user,
    };
}
//# sourceMappingURL=session.service.js.map