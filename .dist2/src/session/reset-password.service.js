import { randomUUID } from 'node:crypto';
import { raw } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { clientMetadata } from '../activity/device-name.js';
import { databaseClock } from '../database/clock.js';
import { findLink, invalidLink, revokeLinks, revokeResets, useLink } from '../mail/mail-link.js';
import { MailLinkPurpose } from '../mail/mail-link.entity.js';
import { MailKind } from '../mail/mail.entity.js';
import { queueMail, requireMail, wakeMail } from '../mail/queue-mail.js';
import { User } from '../user/user.entity.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { askerOf } from './asker.js';
import { refuseGuessable } from './guessable-password.js';
import { issueDeviceToken } from './known-device.js';
import { forgetLogIns } from './log-in-limits.js';
import { hashPassword } from './password.js';
import { publishEndedSessions, revokeSessions } from './session.service.js';
import { tellPasswordChanged } from './tell-password-changed.js';
/**
 * Sends a link that sets a new password, if an account has this address. Only the process that sends it looks for the
 * account, so the answer and the time that it takes are the same for every address.
 * @throws MAIL_UNAVAILABLE if this server cannot send mail; RATE_LIMITED after too many mails
 */
export async function requestPasswordReset(ctx, { email }) {
    await requireMail(ctx, { kind: MailKind.RESET_PASSWORD, recipient: email });
    await queueMail(ctx, ctx.em, { kind: MailKind.RESET_PASSWORD, recipient: email, userId: null });
    wakeMail(ctx);
    return { requested: true };
}
/**
 * Sets a new password by the link of a mail. It ends all sessions and makes all other links and exports of the owner
 * useless, and tells the owner by mail. Who reads the mail of an address has thereby confirmed it.
 * @throws BAD_USER_INPUT if the link does not work, or the password is common or the owner's name or address
 */
export async function resetPassword(ctx, { token, newPassword }) {
    const link = await findLink(ctx.em, token, [MailLinkPurpose.RESET_PASSWORD]);
    const { userId } = link;
    const owner = await ctx.em.findOneOrFail(User, userId);
    await refuseGuessable('newPassword', newPassword, owner);
    const password = await hashPassword(askerOf(ctx), newPassword);
    // Who reads the link has confirmed the address.
    const tell = await tellPasswordChanged(ctx, {
        id: userId,
        email: link.address,
        emailVerifiedAt: ctx.now(),
    });
    const ended = await writeAsOwner(ctx, userId, async (em) => {
        const own = await em.findOneOrFail(User, userId);
        // An address that was given up meanwhile opens nothing any more.
        if (own.email !== link.address)
            throw invalidLink();
        await useLink(em, token, link);
        await revokeLinks(em, userId);
        await revokeResets(em, userId, own.email);
        await sql `DELETE FROM data_exports WHERE user_id = ${userId}`.execute(em.getKysely());
        await em.nativeUpdate(User, { id: userId }, {
            password,
            emailVerifiedAt: own.emailVerifiedAt ?? raw('clock()'),
            // A person who knew the old password may have asked for another address.
            pendingEmail: null,
            pendingVerifiedAt: null,
            pendingReleasedAt: null,
            updatedAt: raw('clock()'),
        });
        await tell(em);
        recordActivity(em, userId, ActivityType.PASSWORD_CHANGE, await databaseClock(em), clientMetadata(ctx.client));
        await em.flush();
        return revokeSessions(em, sql `user_id = ${userId}`);
    }).catch((error) => {
        // The account was deleted meanwhile.
        const isGone = error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
        throw isGone ? invalidLink() : error;
    });
    ctx.security.log(ctx.client, 'PASSWORD_CHANGE', { ownerId: userId });
    publishEndedSessions(ctx.pubsub, ended);
    wakeMail(ctx);
    await forgetLogIns(ctx, { username: owner.username, email: link.address });
    // Whoever guesses on, and uses up the limit again, does not keep this device out.
    const deviceToken = await issueDeviceToken(ctx, { id: userId, password }, randomUUID());
    return { endedSessions: ended.length, deviceToken };
}
//# sourceMappingURL=reset-password.service.js.map