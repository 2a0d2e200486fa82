import { sql } from 'kysely';
import { MailLinkPurpose } from './mail-link.entity.js';
import { issueLink } from './mail-link.js';
import { MailKind } from './mail.entity.js';
import { changedAddressLetter, changedPasswordLetter, knownAddressLetter, releaseLetter, resetLetter, verifyLetter, } from './letter.js';
/**
 * Writes the words of a mail, with a new link in them if it has one. What is decided here and not when the mail was
 * queued costs the caller no time, so the time of an answer does not show whether an address is known.
 * @returns undefined if there is nothing to say any more
 */
export async function writeLetter({ em, mail }, lease) {
    const own = em.fork();
    const account = await readAccount(own, lease);
    if (!account)
        return undefined;
    const { id: userId, username, email, pendingEmail, recipient, holderId, holderName } = account;
    const page = (path, token) => `${mail.appUrl}/${path}${token === undefined ? '' : `?token=${token}`}`;
    const linkTo = async (path, purpose, address) => page(path, await issueLink(own, { userId, purpose, address }));
    switch (lease.kind) {
        case MailKind.VERIFY_EMAIL: {
            const isAwaited = pendingEmail === recipient || (email === recipient && !account.isVerified);
            if (!isAwaited)
                return undefined;
            if (holderId !== null && holderId !== userId)
                return knownAddressLetter(recipient, holderName, page('reset-password'));
            return verifyLetter(recipient, username, await linkTo('verify-email', MailLinkPurpose.VERIFY_EMAIL, recipient));
        }
        case MailKind.RELEASE_EMAIL:
            if (email !== recipient || pendingEmail === null)
                return undefined;
            return releaseLetter(recipient, username, pendingEmail, await linkTo('verify-email', MailLinkPurpose.RELEASE_EMAIL, pendingEmail));
        case MailKind.RESET_PASSWORD:
            return resetLetter(recipient, username, await linkTo('reset-password', MailLinkPurpose.RESET_PASSWORD, recipient));
        case MailKind.EMAIL_CHANGED:
            return changedAddressLetter(recipient, username);
        case MailKind.PASSWORD_CHANGED:
            return changedPasswordLetter(recipient, username, page('reset-password'));
        default:
            return undefined;
    }
}
/** Reads the account of a mail; where the mail names none, the one that has the recipient as its address. */
async function readAccount(em, { mailId, fence }) {
    const { rows } = await sql `
    SELECT account.id, account.username, account.email, account.email_verified_at IS NOT NULL AS "isVerified",
      account.pending_email AS "pendingEmail", mails.recipient, holder.id AS "holderId", holder.username AS "holderName"
    FROM mails
    LEFT JOIN users holder ON holder.email = mails.recipient AND NOT holder.is_deleted
    JOIN users account ON account.id = coalesce(mails.user_id, holder.id) AND NOT account.is_deleted
    WHERE mails.id = ${mailId} AND mails.fence = ${fence} AND mails.recipient IS NOT NULL`.execute(em.getKysely());
    return rows[0];
}
//# sourceMappingURL=write-letter.js.map