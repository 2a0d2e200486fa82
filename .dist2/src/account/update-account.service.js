import { raw } from '@mikro-orm/core';
import { requireViewer } from '../context.js';
import { badUserInput, conflict } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { hasField } from '../graphql/faulty-input.js';
import { revokeLinks } from '../mail/mail-link.js';
import { MailLinkPurpose } from '../mail/mail-link.entity.js';
import { MailKind } from '../mail/mail.entity.js';
import { requireMail, wakeMail } from '../mail/queue-mail.js';
import { confirmPassword } from '../session/password.service.js';
import { watchAbsence } from '../user/presence.js';
import { takenField, takenFields } from '../user/taken-fields.js';
import { User } from '../user/user.entity.js';
import { usernameKey } from '../user/user-rules.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { sendConfirmations } from './confirm-email.service.js';
import { missingPassword, } from './update-account.inputs.js';
/**
 * Changes the viewer's account. A new email address only awaits its confirmation: its reader must open a link, and so
 * must the reader of the present address, if that one was confirmed. So neither a typing error nor somebody else at the
 * owner's device takes the account away.
 * @throws BAD_USER_INPUT if a new username or address comes without the right password, or a removed time zone is needed
 * @throws CONFLICT if the username is taken, or the address, unless the server hides that
 * @throws MAIL_UNAVAILABLE for a new address on a server that cannot send mail; RATE_LIMITED after too many mails
 */
export async function updateAccount(ctx, input) {
    const { userId } = requireViewer(ctx);
    const { username, email, displayName, timeZone, locale, currentPassword } = input;
    const isGuarded = username !== undefined || email !== undefined;
    const missing = missingPassword(hasField(input));
    if (missing.length > 0)
        throw badUserInput(...missing);
    const confirmed = isGuarded ? await confirmPassword(ctx, 'currentPassword', currentPassword) : undefined;
    if (email !== undefined)
        await requireMail(ctx, { kind: MailKind.VERIFY_EMAIL, recipient: email });
    const visibleEmail = ctx.mail.hideKnownEmails ? undefined : email;
    try {
        const user = await writeAsOwner(ctx, userId, async (em) => {
            await confirmed?.(em);
            const own = await em.findOneOrFail(User, userId);
            if (timeZone === null && own.quietFrom !== null)
                throw badUserInput(fieldFault('timeZone', 'zoneNeeded'));
            const names = { username: username && usernameKey(username), email: visibleEmail };
            const taken = isGuarded ? await takenFields(em, names, { ownId: userId }) : [];
            if (taken.length > 0)
                throw conflict(...taken);
            em.assign(own, {
                ...(username !== undefined && { username, usernameKey: usernameKey(username) }),
                displayName,
                timeZone,
                locale,
                updatedAt: raw('clock()'),
            }, { ignoreUndefined: true });
            if (email !== undefined)
                await awaitAddress(ctx, em, own, email);
            await em.flush();
            if (timeZone !== undefined)
                await watchAbsence(em, userId, ctx.outreach.idleThreshold);
            return own;
        });
        if (email !== undefined)
            wakeMail(ctx);
        return { user };
    }
    catch (error) {
        const fault = takenField(error);
        throw fault ? conflict(fault) : error;
    }
}
/** Begins the wait for a new address, or ends the wait if it is the present one. */
async function awaitAddress(ctx, em, own, email) {
    // A link of an earlier wait must not confirm this one.
    await revokeLinks(em, own.id, [MailLinkPurpose.VERIFY_EMAIL, MailLinkPurpose.RELEASE_EMAIL]);
    em.assign(own, {
        pendingEmail: email === own.email ? null : email,
        pendingVerifiedAt: null,
        pendingReleasedAt: null,
    });
    if (own.pendingEmail !== null)
        await sendConfirmations(ctx, em, own);
}
//# sourceMappingURL=update-account.service.js.map