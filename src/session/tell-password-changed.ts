import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { MailKind } from '../mail/mail.entity.js';
import { queueMail } from '../mail/queue-mail.js';
import type { User } from '../user/user.entity.js';
import { ownAddress } from '../user/user-rules.js';

/**
 * Queues the mail that tells an owner of a changed password, if they have an address.
 * @param em the manager of the transaction that changes it
 */
export async function tellPasswordChanged(
  ctx: Context,
  em: EntityManager,
  { id, email }: User,
): Promise<void> {
  const recipient = ownAddress(email);
  if (recipient) await queueMail(ctx, em, { kind: MailKind.PASSWORD_CHANGED, recipient, userId: id });
}
