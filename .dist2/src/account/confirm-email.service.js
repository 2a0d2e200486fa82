import { raw } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { requireViewer } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { conflict } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { findLink, invalidLink, revokeLinks, useLink } from '../mail/mail-link.js';
import { MailLinkPurpose } from '../mail/mail-link.entity.js';
import { MailKind } from '../mail/mail.entity.js';
import { queueMail, requireMail, wakeMail } from '../mail/queue-mail.js';
import { takenField } from '../user/taken-fields.js';
import { User } from '../user/user.entity.js';
import { ownAddress } from '../user/user-rules.js';
import { writeAsOwner } from '../user/write-as-owner.js';
/**
 * Sends the viewer another link for the address that is not confirmed yet.
 * @throws MAIL_UNAVAILABLE if this server cannot send mail; RATE_LIMITED after too many mails
 */
export async function requestEmailVerification(ctx) {
    const { userId } = requireViewer(ctx);
    const asked = await ctx.em.fork().findOneOrFail(User, userId);
    const counted = confirmations(asked);
    await requireMail(ctx, ...counted);
    const sentTo = await writeAsOwner(ctx, userId, async (em) => {
        const own = await em.findOneOrFail(User, userId);
        const isCounted = confirmations(own).every(({ kind, recipient }) => counted.some((mail) => mail.kind === kind && mail.recipient === recipient));
        // Otherwise the address has changed meanwhile, and that change has sent its mails.
        return isCounted ? sendConfirmations(ctx, em, own) : unconfirmedAddress(own);
    });
    wakeMail(ctx);
    return { sentTo };
}
/**
 * Queues the mails that a user's unconfirmed address waits for: to that address, and to the present one if it was
 * confirmed and its reader has not agreed yet.
 * @returns the unconfirmed address; null if there is none
 */
export async function sendConfirmations(ctx, em, own) {
    for (const mail of confirmations(own))
        await queueMail(ctx, em, mail);
    return unconfirmedAddress(own);
}
/** The address that a user's account waits to see confirmed; null if there is none. */
const unconfirmedAddress = ({ email, emailVerifiedAt, pendingEmail }) => pendingEmail ?? (emailVerifiedAt ? null : (ownAddress(email) ?? null));
/** The mails that a user's unconfirmed address waits for. */
function confirmations(own) {
    const { id: userId, email, pendingEmail } = own;
    const address = unconfirmedAddress(own);
    return [
        ...(needsRelease(own) && own.pendingReleasedAt === null
            ? [{ kind: MailKind.RELEASE_EMAIL, recipient: email, userId }]
            : []),
        ...(address !== null && !(pendingEmail && own.pendingVerifiedAt)
            ? [{ kind: MailKind.VERIFY_EMAIL, recipient: address, userId }]
            : []),
    ];
}
/** Whether the reader of the present address must agree to the pending one. */
const needsRelease = ({ pendingEmail, emailVerifiedAt }) => pendingEmail !== null && emailVerifiedAt !== null;
/**
 * Confirms an address by the link of a mail, on whatever device its reader opens it.
 * @throws BAD_USER_INPUT if the link does not work
 * @throws CONFLICT if another account has confirmed the address meanwhile
 */
export async function verifyEmail(ctx, { token }) {
    const purposes = [MailLinkPurpose.VERIFY_EMAIL, MailLinkPurpose.RELEASE_EMAIL];
    const link = await findLink(ctx.em, token, purposes);
    try {
        const confirmed = await writeAsOwner(ctx, link.userId, async (em) => {
            const own = await em.findOneOrFail(User, link.userId);
            await useLink(em, token, link);
            const isOwn = await confirm(ctx, em, own, link);
            await em.flush();
            return isOwn;
        });
        wakeMail(ctx);
        return { confirmed };
    }
    catch (error) {
        // The account was deleted meanwhile.
        if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
            throw invalidLink();
        throw takenField(error) ? conflict(fieldFault('token', 'addressTaken')) : error;
    }
}
/** Writes down what a link confirms. @returns whether the address is the user's own now */
async function confirm(ctx, em, own, { purpose, address }) {
    const now = await databaseClock(em);
    if (own.pendingEmail === address)
        em.assign(own, purpose === MailLinkPurpose.VERIFY_EMAIL ? { pendingVerifiedAt: now } : { pendingReleasedAt: now });
    else if (own.email === address && purpose === MailLinkPurpose.VERIFY_EMAIL) {
        em.assign(own, { emailVerifiedAt: now });
        return true;
    }
    else
        throw invalidLink();
    if (!own.pendingVerifiedAt || (needsRelease(own) && !own.pendingReleasedAt))
        return false;
    const former = ownAddress(own.email);
    if (former)
        await queueMail(ctx, em, { kind: MailKind.EMAIL_CHANGED, recipient: former, userId: own.id });
    // Links that went to the former address open nothing any more.
    await revokeLinks(em, own.id);
    em.assign(own, {
        email: address,
        emailVerifiedAt: now,
        pendingEmail: null,
        pendingVerifiedAt: null,
        pendingReleasedAt: null,
        updatedAt: raw('clock()'),
    });
    return true;
}
//# sourceMappingURL=confirm-email.service.js.map