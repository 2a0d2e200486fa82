import { MailKind } from '../mail/mail.entity.js';
import { mayMail, queueMail } from '../mail/queue-mail.js';
import { ownAddress } from '../user/user-rules.js';
/**
 * Prepares the mail that tells an owner of a changed password. Call it outside the transaction that changes it. There is
 * no mail without a confirmed address, which may be a stranger's, nor after too many.
 * @returns queues the mail in that transaction
 */
export async function tellPasswordChanged(ctx, { id, email, emailVerifiedAt }) {
    const recipient = emailVerifiedAt ? ownAddress(email) : undefined;
    const kind = MailKind.PASSWORD_CHANGED;
    if (!recipient || !(await mayMail(ctx, { kind, recipient })))
        return async () => undefined;
    return (em) => queueMail(ctx, em, { kind, recipient, userId: id });
}
//# sourceMappingURL=tell-password-changed.js.map