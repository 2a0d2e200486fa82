import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { requireViewer, type Context } from '../context.js';
import { confirmPassword } from '../session/password.service.js';
import { publishEndedSessions, revokeSessions } from '../session/session.service.js';
import { hashToken } from '../session/tokens.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import type { DeleteAccountInput, DeleteAccountPayload, ExportMyDataPayload } from './account.inputs.js';
import { eraseAll, eraseAtOnce } from './erase.js';
import { exportPath } from './export.js';

/**
 * Deletes the viewer's account: from this moment on nobody sees the user, their sessions or anything of theirs. The
 * rest is erased right after, or by a job if that is interrupted.
 * @throws BAD_USER_INPUT if the password is wrong
 */
export async function deleteAccount(
  ctx: Context,
  { password }: DeleteAccountInput,
): Promise<DeleteAccountPayload> {
  const { userId } = requireViewer(ctx);
  const confirmed = await confirmPassword(ctx, 'password', password);
  const ended = await writeAsOwner(ctx, userId, async (em) => {
    await confirmed(em);
    await eraseAtOnce(em, ctx.personalTables, userId);
    return revokeSessions(em, sql`user_id = ${userId}`);
  });
  publishEndedSessions(ctx.pubsub, ended);
  void eraseAll(ctx, userId).catch((error: unknown) =>
    ctx.log.warn({ err: error, userId }, 'A deleted account is not fully erased; the job continues.'),
  );
  return { deletedUserId: userId };
}

/**
 * Issues an address where the viewer can fetch everything that is kept of them, once.
 * @throws RATE_LIMITED after too many exports
 */
export async function exportMyData(ctx: Context): Promise<ExportMyDataPayload> {
  const { userId } = requireViewer(ctx);
  await ctx.limits.consume('export', userId, ctx.client);
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
