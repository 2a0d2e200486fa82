import { raw } from '@mikro-orm/core';
import { sql } from 'kysely';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { clientMetadata } from '../activity/device-name.js';
import { requireViewer } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { badUserInput, unauthenticated } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { revokeResets } from '../mail/mail-link.js';
import { wakeMail } from '../mail/queue-mail.js';
import { User } from '../user/user.entity.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { askerOf } from './asker.js';
import { refuseGuessable } from './guessable-password.js';
import { hashPassword, verifyPassword } from './password.js';
import { tellPasswordChanged } from './tell-password-changed.js';
import { publishEndedSessions, revokeSessions } from './session.service.js';
/**
 * Changes the viewer's password and ends all their other sessions, so that anyone with the old password is
 * logged out. The owner is told by mail.
 * @throws BAD_USER_INPUT if the current password is wrong, or the new one common or the owner's name or address
 */
export async function changePassword(ctx, input) {
    const { userId, sessionId } = requireViewer(ctx);
    const confirm = await confirmPassword(ctx, 'currentPassword', input.currentPassword);
    const owner = await ctx.em.findOne(User, { id: userId, isDeleted: false });
    if (!owner)
        throw unauthenticated('SESSION_ENDED');
    await refuseGuessable('newPassword', input.newPassword, owner);
    const password = await hashPassword(askerOf(ctx), input.newPassword);
    const tell = await tellPasswordChanged(ctx, owner);
    const ended = await writeAsOwner(ctx, userId, async (em) => {
        await confirm(em);
        // An intruder may have requested an export, whose address needs no session.
        await sql `DELETE FROM data_exports WHERE user_id = ${userId}`.execute(em.getKysely());
        await em.nativeUpdate(User, { id: userId }, { password, updatedAt: raw('clock()') });
        recordActivity(em, userId, ActivityType.PASSWORD_CHANGE, await databaseClock(em), {
            sessionId,
            ...clientMetadata(ctx.client),
        });
        await em.flush();
        // A link that somebody else asked for must not undo the change.
        await revokeResets(em, userId, owner.email);
        await tell(em);
        return revokeSessions(em, sql `user_id = ${userId} AND id <> ${sessionId}`);
    });
    publishEndedSessions(ctx.pubsub, ended);
    wakeMail(ctx);
    ctx.security.log(ctx.client, 'PASSWORD_CHANGE', { ownerId: userId, sessionId });
    return { endedSessions: ended.length };
}
/**
 * Confirms that the viewer knows their password.
 * @param field the input field with the password, for the error
 * @param password in NFC
 * @returns checks, inside the caller's transaction, that the password is unchanged and the session still
 * active
 * @throws BAD_USER_INPUT if the password is wrong; RATE_LIMITED after too many wrong ones
 */
export async function confirmPassword(ctx, field, password) {
    const { userId, sessionId } = requireViewer(ctx);
    await ctx.limits.consume('password', userId, ctx.client);
    const { isCorrect, passwordHash } = await comparePassword(ctx, userId, password).catch(async (error) => {
        // A password that was never looked at, because too many wait, is no wrong one.
        await ctx.limits.giveBack('password', userId);
        throw error;
    });
    if (!isCorrect) {
        ctx.security.report(ctx.client, 'PASSWORD_WRONG', { ownerId: userId, sessionId });
        throw badUserInput(fieldFault(field, 'wrongPassword'));
    }
    await ctx.limits.giveBack('password', userId);
    return async (em) => {
        const { rows } = await sql `
      SELECT 1 FROM users JOIN active_sessions ON active_sessions.user_id = users.id
      WHERE users.id = ${userId} AND password = ${passwordHash} AND active_sessions.id = ${sessionId}`.execute(em.getKysely());
        if (rows.length === 0)
            throw unauthenticated('SESSION_ENDED');
    };
}
async function comparePassword(ctx, userId, password) {
    const user = await ctx.em.findOne(User, { id: userId, isDeleted: false }, { populate: ['password'] });
    if (!user)
        throw unauthenticated('SESSION_ENDED');
    const { password: passwordHash } = user;
    return { isCorrect: await verifyPassword(askerOf(ctx), passwordHash, password), passwordHash };
}
//# sourceMappingURL=password.service.js.map