import { sql } from 'kysely';
import { requireViewer } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { sessionEnded } from './active-session.js';
import { PresenceState } from './presence.inputs.js';
import { Session } from './session.entity.js';
/**
 * Says whether the owner is at the device of the current session. ACTIVE is an access; AWAY is none, and makes the
 * session's later queries none. It ends with the session.
 * @throws UNAUTHENTICATED if the session has ended
 */
export async function setPresence(ctx, { state }) {
    const { userId, sessionId } = requireViewer(ctx);
    const database = ctx.em.getKysely();
    const awaySince = state === PresenceState.AWAY ? sql `coalesce(away_since, clock())` : sql `NULL`;
    // Nothing is written if nothing changes: pages repeat what they said.
    await sql `
    UPDATE sessions SET away_since = ${awaySince}
    WHERE id = ${sessionId} AND revoked_at IS NULL AND (away_since IS NULL) = ${state === PresenceState.AWAY}`.execute(database);
    if (state === PresenceState.ACTIVE)
        await sql `SELECT note_access(${userId}, ${milliseconds(ctx.outreach.idleThreshold)})`.execute(database);
    const session = await ctx.em.findOne(Session, { id: sessionId, revokedAt: null });
    if (!session)
        throw sessionEnded();
    return { session };
}
//# sourceMappingURL=presence.service.js.map