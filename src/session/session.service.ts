import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { requireViewer, type Context } from '../context.js';
import { unauthenticated } from '../errors.js';
import type { PubSub, Topics } from '../pubsub/pubsub.js';
import { User } from '../user/user.entity.js';
import type { AuthPayload, LogOutPayload, RefreshSessionInput } from './session.inputs.js';
import { hashToken, newRefreshToken, tokenFamily } from './tokens.js';

/** When a session that begins or continues now expires, as SQL. */
export const sessionExpiry = "clock() + interval '30 days'";

/**
 * Continues a session: uses up its refresh token and returns new tokens. If the refresh token was already
 * used, ends the session, because two parties have it (RFC 9700, 4.14.2).
 * @throws UNAUTHENTICATED if the token is unknown, used, expired or revoked; RATE_LIMITED if too many come from one
 * address
 */
export async function refreshSession(ctx: Context, input: RefreshSessionInput): Promise<AuthPayload> {
  await ctx.limits.consume('refresh-session', ctx.client.address, ctx.client);
  const refreshToken = newRefreshToken(input.refreshToken);
  const family = hashToken(tokenFamily(input.refreshToken));
  const database = ctx.em.getKysely();
  const { rows } = await sql<{ id: string; user_id: string }>`
    UPDATE sessions SET refresh_hash = ${hashToken(refreshToken)}, expires_at = ${sql.raw(sessionExpiry)}
    FROM users
    WHERE users.id = sessions.user_id AND NOT users.is_deleted AND family_hash = ${family}
      AND refresh_hash = ${hashToken(input.refreshToken)} AND revoked_at IS NULL AND expires_at > clock()
    RETURNING sessions.id, sessions.user_id`.execute(database);
  const session = rows[0];
  if (!session) {
    await endSessions(ctx, sql`family_hash = ${family}`);
    throw unauthenticated('The refresh token is invalid. Log in again.');
  }
  const user = await ctx.em.findOneOrFail(User, session.user_id);
  return toAuthPayload(ctx, user, session.id, refreshToken);
}

/** Ends the viewer's current session, with both its tokens. */
export async function logOut(ctx: Context): Promise<LogOutPayload> {
  const { sessionId } = requireViewer(ctx);
  await endSessions(ctx, sql`id = ${sessionId}`);
  return { loggedOut: true };
}

/** Ends sessions: their tokens at once, and their sockets when the end is published. */
async function endSessions(ctx: Context, condition: RawBuilder<unknown>): Promise<void> {
  publishEndedSessions(ctx.pubsub, await revokeSessions(ctx.em, condition));
}

/**
 * Revokes sessions. After the commit, publish what it returns with `publishEndedSessions`.
 * @param em the manager of the transaction
 * @param condition which rows of `sessions`
 * @returns the sessions that this ended
 */
export async function revokeSessions(
  em: EntityManager,
  condition: RawBuilder<unknown>,
): Promise<Topics['session'][]> {
  const { rows } = await sql<{ id: string; user_id: string }>`
    UPDATE sessions SET revoked_at = clock() WHERE ${condition} AND revoked_at IS NULL RETURNING id, user_id`.execute(
    em.getKysely(),
  );
  return rows.map(({ id, user_id }) => ({ ownerId: user_id, sessionId: id }));
}

/** Publishes that sessions have ended, so that every process closes their sockets. */
export function publishEndedSessions(pubsub: PubSub, sessions: readonly Topics['session'][]): void {
  for (const session of sessions) pubsub.publish('session', session);
}

/** Issues an access token for a session, and makes the payload that carries its tokens. */
export async function toAuthPayload(
  ctx: Context,
  user: User,
  sessionId: string,
  refreshToken: string,
  deviceToken?: string,
): Promise<AuthPayload> {
  return {
    ...(await ctx.tokens.issue({ userId: user.id, sessionId }, ctx.now())),
    refreshToken,
    ...(deviceToken && { deviceToken }),
    user,
  };
}
