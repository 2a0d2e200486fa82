import { sql } from 'kysely';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { clientMetadata } from '../activity/device-name.js';
import { milliseconds } from '../database/clock.js';
import { watchAbsence } from '../user/presence.js';
import { revokeSessions } from './session.service.js';
import { hashToken } from '../hash-token.js';
import { tokenFamily } from './tokens.js';
/** When a session that begins or continues now expires, as SQL. */
export const sessionExpiry = ({ sessions }) => sql `clock() + ${milliseconds(sessions.refreshLifetime)}`;
// An IPv6 address may have a zone of any length.
const maxAddressLength = 45;
/** Where a session was last seen from, as its columns keep it. */
export const seenFrom = ({ client, }) => ({
    userAgent: client.userAgent ?? null,
    address: client.address.slice(0, maxAddressLength) || null,
});
/**
 * Creates a session of an owner, and records the log-in.
 * @param em the manager of the transaction
 * @param now by the database's clock
 * @returns its id
 */
export async function createSession(em, ctx, userId, refreshToken, now) {
    const { userAgent, address } = seenFrom(ctx);
    const { rows } = await sql `
    INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at, last_seen_at, user_agent, address)
    VALUES (${userId}, ${hashToken(tokenFamily(refreshToken))}, ${hashToken(refreshToken)},
            ${sessionExpiry(ctx)}, clock(), ${userAgent}, ${address})
    RETURNING id`.execute(em.getKysely());
    const sessionId = rows[0].id;
    recordActivity(em, userId, ActivityType.LOGIN, now, { sessionId, ...clientMetadata(ctx.client) });
    await em.flush();
    await watchAbsence(em, userId, ctx.outreach.idleThreshold);
    return sessionId;
}
/**
 * Ends the sessions of an owner above the limit: those that were not seen for longest. After the commit, publish what it
 * returns with `publishEndedSessions`.
 * @param em the manager of the transaction, which holds the owner's lock
 * @param now by the database's clock
 */
export async function endExcessSessions(em, ctx, userId, now) {
    const ended = await revokeSessions(em, sql `id IN (
      SELECT sessions.id FROM sessions JOIN active_sessions ON active_sessions.id = sessions.id
      WHERE sessions.user_id = ${userId}
      ORDER BY coalesce(last_seen_at, created_at) DESC, sessions.id DESC OFFSET ${ctx.sessions.maxPerOwner})`);
    if (ended.length === 0)
        return ended;
    const metadata = { limit: 'sessions', ...clientMetadata(ctx.client) };
    recordActivity(em, userId, ActivityType.SESSION_END, now, metadata);
    await em.flush();
    return ended;
}
//# sourceMappingURL=create-session.js.map