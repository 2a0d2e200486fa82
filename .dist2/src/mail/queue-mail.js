import { sql } from 'kysely';
import { mailUnavailable } from '../errors.js';
import { MailKind } from './mail.entity.js';
/**
 * Ensures that mails can and may be sent, before work that is in vain without them. Call it outside a transaction.
 * @throws MAIL_UNAVAILABLE, or RATE_LIMITED if too many mails go to one recipient, or are asked for from one address
 */
export async function requireMail(ctx, ...mails) {
    if (ctx.mail.transport === 'none')
        throw mailUnavailable();
    await ctx.limits.consume('email-address', ctx.client.address, ctx.client);
    for (const mail of mails)
        await countRecipient(ctx, mail);
}
/**
 * Counts a mail that is not essential. Call it outside a transaction.
 * @returns whether it may be sent
 */
export const mayMail = (ctx, mail) => requireMail(ctx, mail).then(() => true, () => false);
/** Strangers who use up one kind of mail to a recipient keep no other kind from them. */
const countRecipient = ({ limits, client }, { kind, recipient }) => kind === MailKind.RESET_PASSWORD
    ? limits.consume('email-reset', recipient, client)
    : limits.consume('email-recipient', `${kind}:${recipient}`, client);
/**
 * Queues a mail in the transaction that decides it, so that a crash loses none and a rollback sends none. While the same
 * mail to the same address waits, another is not queued. Without a way to send mail it does nothing. After the commit,
 * call `wakeMail`.
 * @param ctx the operation that asks for it, with its client: every mail passes here
 * @param em the manager of the transaction
 */
export async function queueMail(ctx, em, { kind, recipient, userId }) {
    if (ctx.mail.transport === 'none')
        return;
    await sql `
    INSERT INTO mails (user_id, kind, recipient)
    SELECT ${userId}::bigint, ${kind}::mail_kind, ${recipient}
    WHERE NOT EXISTS (
      SELECT 1 FROM mails WHERE recipient = ${recipient} AND kind = ${kind}::mail_kind
        AND user_id IS NOT DISTINCT FROM ${userId}::bigint)`.execute(em.getKysely());
}
/** Wakes the workers that send mail, in every process; call it after the commit. */
export const wakeMail = ({ pubsub }) => pubsub.publish('mail', { ownerId: '0' });
//# sourceMappingURL=queue-mail.js.map