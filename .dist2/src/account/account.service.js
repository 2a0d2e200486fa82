import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { clientMetadata } from '../activity/device-name.js';
import { requireViewer } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { confirmPassword } from '../session/password.service.js';
import { publishEndedSessions, revokeSessions } from '../session/session.service.js';
import { hashToken } from '../hash-token.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { eraseAll, eraseAtOnce } from './erase.js';
import { exportPath } from './export.js';
/**
 * Deletes the viewer's account: from this moment on nobody sees the user, their sessions or anything of theirs. The
 * rest is erased right after, or by a job if that is interrupted.
 * @throws BAD_USER_INPUT if the password is wrong
 */
export async function deleteAccount(ctx, { password }) {
    const { userId, sessionId } = requireViewer(ctx);
    const confirmed = await confirmPassword(ctx, 'password', password);
    const ended = await writeAsOwner(ctx, userId, async (em) => {
        await confirmed(em);
        await eraseAtOnce(em, ctx.personalTables, userId);
        return revokeSessions(em, sql `user_id = ${userId}`);
    });
    publishEndedSessions(ctx.pubsub, ended);
    ctx.refreshCookie?.clear();
    // No activity: it would be erased with the account.
    ctx.security.log(ctx.client, 'ACCOUNT_DELETE', { ownerId: userId, sessionId });
    void eraseAll(ctx, userId).catch((error) => ctx.log.warn({ err: error, userId }, 'A deleted account is not fully erased; the job continues.'));
    return { deletedUserId: userId };
}
/**
 * Issues an address where the viewer can fetch everything that is kept of them, once, while their session lasts.
 * @throws BAD_USER_INPUT if the password is wrong; RATE_LIMITED after too many exports
 */
export async function exportMyData(ctx, { password }) {
    const { userId, sessionId } = requireViewer(ctx);
    const confirmed = await confirmPassword(ctx, 'password', password);
    await ctx.limits.consume('export', userId, ctx.client);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await writeAsOwner(ctx, userId, async (em) => {
        await confirmed(em);
        const { rows } = await sql `
      INSERT INTO data_exports (user_id, session_id, token_hash, expires_at)
      SELECT user_id, id, ${hashToken(token)}, least(clock() + interval '15 minutes', expires_at)
      FROM sessions WHERE id = ${sessionId}
      ON CONFLICT (user_id) DO UPDATE SET session_id = excluded.session_id, token_hash = excluded.token_hash,
        expires_at = excluded.expires_at
      RETURNING expires_at`.execute(em.getKysely());
        const metadata = { sessionId, ...clientMetadata(ctx.client) };
        recordActivity(em, userId, ActivityType.EXPORT, await databaseClock(em), metadata);
        return new Date(rows[0].expires_at);
    });
    ctx.security.log(ctx.client, 'EXPORT', { ownerId: userId, sessionId });
    return { url: exportPath(token), expiresAt };
}
//# sourceMappingURL=account.service.js.map