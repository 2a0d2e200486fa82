import { sql } from 'kysely';
import { badUserInput, unauthenticated } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { User } from '../user/user.entity.js';
import { seenFrom, sessionExpiry } from './create-session.js';
import { issueDeviceToken } from './known-device.js';
import { publishEndedSessions, revokeSessions, toAuthPayload } from './session.service.js';
import { openSuccessor, sealSuccessor } from './successor.js';
import { hashToken } from '../hash-token.js';
import { isRefreshToken, newRefreshToken, tokenFamily } from './tokens.js';
/**
 * Continues a session: replaces its refresh token, and issues an access token. Within 30 seconds the replaced token
 * works again and gives the same successor, because two tabs may send it at once, or an answer may be lost. Any later
 * use of a replaced token ends the session, because two parties have it (RFC 9700, 4.14.2).
 * @throws BAD_USER_INPUT without a refresh token
 * @throws UNAUTHENTICATED if the token is unknown, expired, revoked or used before
 * @throws RATE_LIMITED if too many come from one address
 */
export async function refreshSession(ctx, input) {
    const presented = input.refreshToken ?? ctx.refreshCookie?.token;
    if (presented === undefined && !ctx.refreshCookie)
        throw badUserInput(fieldFault('refreshToken', 'required'));
    await ctx.limits.consume('refresh-session', ctx.client.address, ctx.client);
    const session = presented === undefined
        ? undefined
        : ((await replaceToken(ctx, presented)) ?? (await repeatSuccessor(ctx, presented)));
    if (!session) {
        if (presented !== undefined)
            await endReused(ctx, presented);
        // A bad token of the input says nothing of the cookie's.
        if (presented === ctx.refreshCookie?.token)
            ctx.refreshCookie?.clear();
        if (presented === undefined)
            throw unauthenticated('NO_TOKEN');
        throw unauthenticated(isRefreshToken(presented) ? 'SESSION_ENDED' : 'TOKEN_INVALID');
    }
    const user = await ctx.em.findOneOrFail(User, session.userId, { populate: ['password'] });
    const deviceToken = await issueDeviceToken(ctx, user, session.id);
    return toAuthPayload(ctx, user, session.id, session.refreshToken, deviceToken);
}
/** Replaces the refresh token of a session. Of parallel calls with one token, the row's lock lets one succeed. */
async function replaceToken(ctx, presented) {
    const refreshToken = newRefreshToken(presented);
    const { userAgent, address } = seenFrom(ctx);
    const { rows } = await sql `
    UPDATE sessions SET refresh_hash = ${hashToken(refreshToken)}, previous_hash = refresh_hash,
      successor = ${await sealSuccessor(refreshToken, presented)}, refreshed_at = clock(), last_seen_at = clock(),
      expires_at = ${sessionExpiry(ctx)}, user_agent = ${userAgent}, address = ${address}
    FROM users
    WHERE users.id = sessions.user_id AND NOT users.is_deleted AND family_hash = ${hashToken(tokenFamily(presented))}
      AND refresh_hash = ${hashToken(presented)} AND revoked_at IS NULL AND expires_at > clock()
    RETURNING sessions.id, sessions.user_id`.execute(ctx.em.getKysely());
    return rows[0] && { id: rows[0].id, userId: rows[0].user_id, refreshToken };
}
/** Finds the successor of a refresh token that was replaced a moment ago. */
async function repeatSuccessor(ctx, presented) {
    const { rows } = await sql `
    SELECT sessions.id, sessions.user_id, refresh_hash, successor FROM sessions
    JOIN active_sessions ON active_sessions.id = sessions.id
    JOIN users ON users.id = sessions.user_id AND NOT users.is_deleted
    WHERE family_hash = ${hashToken(tokenFamily(presented))} AND previous_hash = ${hashToken(presented)}
      AND successor IS NOT NULL AND refreshed_at > clock() - interval '30 seconds'`.execute(ctx.em.getKysely());
    const [session] = rows;
    if (!session)
        return undefined;
    const refreshToken = await openSuccessor(session.successor, presented);
    // A process of an older version may have replaced the token since, without noting it.
    if (hashToken(refreshToken) !== session.refresh_hash)
        return undefined;
    return { id: session.id, userId: session.user_id, refreshToken };
}
/** Ends the session of a refresh token that was replaced before. A token that merely expired ends nothing. */
async function endReused(ctx, presented) {
    const ended = await revokeSessions(ctx.em, sql `family_hash = ${hashToken(tokenFamily(presented))} AND refresh_hash <> ${hashToken(presented)}
      AND expires_at > clock()`);
    publishEndedSessions(ctx.pubsub, ended);
    for (const { ownerId, sessionId } of ended)
        ctx.security.report(ctx.client, 'TOKEN_REUSED', { ownerId, sessionId });
}
//# sourceMappingURL=refresh.service.js.map