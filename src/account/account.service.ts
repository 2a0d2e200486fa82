import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { requireViewer, type Context } from '../context.js';
import { confirmPassword } from '../session/password.service.js';
import { publishEndedSessions, revokeSessions } from '../session/session.service.js';
import { hashToken } from '../session/tokens.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import type { DeleteAccountInput, DeleteAccountPayload, ExportMyDataPayload } from './account.inputs.js';
import { eraseLeftovers } from './erase.js';
import { exportPath } from './export.js';

/**
 * Deletes the account of the owner who asks: from this moment on there is no such user, no session of theirs and
 * nothing of theirs to be seen. What they left is erased at once, too, and by a job where that is interrupted.
 * @throws BAD_USER_INPUT where the password is not theirs
 */
export async function deleteAccount(
  ctx: Context,
  { password }: DeleteAccountInput,
): Promise<DeleteAccountPayload> {
  const { userId } = requireViewer(ctx);
  const confirmed = await confirmPassword(ctx, 'password', password);
  const ended = await writeAsOwner(ctx, userId, async (em) => {
    await confirmed(em);
    await sql`SELECT delete_account(${userId})`.execute(em.getKysely());
    return revokeSessions(em, sql`user_id = ${userId}`);
  });
  publishEndedSessions(ctx.pubsub, ended);
  void eraseLeftovers(ctx, userId).catch((error: unknown) =>
    ctx.log.warn({ err: error, userId }, 'What a deleted account left is not erased yet; the job goes on.'),
  );
  return { deletedUserId: userId };
}

/** Gives the owner who asks an address under which they can fetch all that is kept of them, once. */
export async function exportMyData(ctx: Context): Promise<ExportMyDataPayload> {
  const { userId } = requireViewer(ctx);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = await writeAsOwner(ctx, userId, async (em) => {
    const { rows } = await sql<{ expires_at: string }>`
      INSERT INTO data_exports (user_id, token_hash, expires_at)
      VALUES (${userId}, ${hashToken(token)}, clock() + interval '15 minutes')
      ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
      RETURNING expires_at`.execute(em.getKysely());
    return new Date(rows[0]!.expires_at);
  });
  return { url: exportPath(token), expiresAt };
}
