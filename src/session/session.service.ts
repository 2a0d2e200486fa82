import { raw, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { recordActivity } from '../activity/activity.service.js';
import { ActivityType } from '../activity/activity.entity.js';
import { requireViewer, type Context } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { sqlErrorOf } from '../database/sql-error.js';
import { retryWithPartitions } from '../database/partitions.js';
import { badUserInput, conflict, unauthenticated, type Faults } from '../errors.js';
import type { PubSub, Topics } from '../pubsub/pubsub.js';
import { writeSystemNotification } from '../notification/deliver.js';
import { User } from '../user/user.entity.js';
import { usernameKey } from '../user/user-rules.js';
import { watchAbsence } from '../user/presence.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import type {
  AuthPayload,
  ChangePasswordInput,
  ChangePasswordPayload,
  LogInInput,
  LogOutPayload,
  RefreshSessionInput,
  SignUpInput,
} from './session.inputs.js';
import { Session } from './session.entity.js';
import { hashPassword, verifyPassword } from './password.js';
import { familyOf, hashToken, newRefreshToken } from './tokens.js';

const welcome =
  'Make a pet, give it a persona, and say hello: it answers, and when you have been away for a while it writes first.';
const lifetime = "clock() + interval '30 days'";
const taken: Readonly<Record<string, Faults>> = {
  users_username_key_unique: { username: 'is taken' },
  idx_users_username: { username: 'is taken' },
  idx_users_email: { email: 'is taken' },
};

// Verified where there is no such user, so that the answer takes as long as a wrong password's.
const nobody = hashPassword('nobody has this password');

/**
 * Makes an owner and their first session.
 * @throws CONFLICT where the username or the email address is taken, in any case
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<AuthPayload> {
  const key = usernameKey(input.username);
  const password = await hashPassword(input.password);
  const refreshToken = newRefreshToken();
  try {
    const { user, session } = await retryWithPartitions(ctx.em, () =>
      ctx.em.fork().transactional(async (em) => {
        const now = await databaseClock(em);
        const owner = em.create(User, {
          username: input.username,
          usernameKey: key,
          email: input.email,
          password,
          timeZone: input.timeZone ?? null,
          lastActiveAt: now,
        });
        await em.flush();
        await writeSystemNotification(em, owner.id, 'Welcome', welcome);
        return {
          user: owner,
          session: await openSession(em, ctx.outreach.idleThreshold, owner.id, refreshToken, now),
        };
      }),
    );
    return await toPayload(ctx, user, session, refreshToken);
  } catch (error) {
    const fields =
      error instanceof UniqueConstraintViolationException && taken[sqlErrorOf(error).constraint ?? ''];
    throw fields ? conflict(await allTaken(ctx.em, key, input.email, fields)) : error;
  }
}

/** Both names at once, so that nobody learns of the second only after mending the first. */
async function allTaken(em: EntityManager, key: string, email: string, first: Faults): Promise<Faults> {
  const { rows } = await sql<{ username: boolean; email: boolean }>`
    SELECT EXISTS (SELECT 1 FROM users WHERE username_key = ${key}) AS username,
           EXISTS (SELECT 1 FROM users WHERE email = ${email}) AS email`.execute(em.fork().getKysely());
  return {
    ...first,
    ...(rows[0]?.username && { username: 'is taken' }),
    ...(rows[0]?.email && { email: 'is taken' }),
  };
}

/**
 * Opens a session for who knows the password.
 * @throws UNAUTHENTICATED, without saying which of the two was wrong
 */
export async function logIn(ctx: Context, input: LogInInput): Promise<AuthPayload> {
  const by = input.username.includes('@')
    ? { email: input.username.toLowerCase() }
    : { usernameKey: usernameKey(input.username) };
  const user = await ctx.em.findOne(User, { ...by, isDeleted: false }, { populate: ['password'] });
  const right = await verifyPassword(user?.password ?? (await nobody), input.password.normalize('NFC'));
  if (!user || !right) throw unauthenticated('The username or the password is not right.');
  const refreshToken = newRefreshToken();
  const session = await writeAsOwner(ctx, user.id, async (em) => {
    const now = await databaseClock(em);
    // Since it was verified it may have been changed, and then it opens nothing.
    const known = await em.nativeUpdate(
      User,
      { id: user.id, password: user.password },
      { lastActiveAt: now },
    );
    if (known === 0) throw unauthenticated('The username or the password is not right.');
    return openSession(em, ctx.outreach.idleThreshold, user.id, refreshToken, now);
  });
  return toPayload(ctx, user, session, refreshToken);
}

async function openSession(
  em: EntityManager,
  idleThreshold: number,
  userId: string,
  refreshToken: string,
  now: Date,
): Promise<string> {
  recordActivity(em, userId, ActivityType.LOGIN, now);
  await em.flush();
  await watchAbsence(em, userId, idleThreshold);
  return em.insert(Session, {
    user: userId,
    familyHash: hashToken(familyOf(refreshToken)),
    refreshHash: hashToken(refreshToken),
    expiresAt: raw(lifetime),
  });
}

/**
 * Goes on with a session: the refresh token is spent and a new one given. A token that was spent before
 * ends its session, because two hold it (RFC 9700, 4.14.2).
 * @throws UNAUTHENTICATED for a token that is unknown, spent, expired or revoked
 */
export async function refreshSession(ctx: Context, input: RefreshSessionInput): Promise<AuthPayload> {
  const refreshToken = newRefreshToken(input.refreshToken);
  const family = hashToken(familyOf(input.refreshToken));
  const database = ctx.em.getKysely();
  const { rows } = await sql<{ id: string; user_id: string }>`
    UPDATE sessions SET refresh_hash = ${hashToken(refreshToken)}, expires_at = ${sql.raw(lifetime)}
    FROM users
    WHERE users.id = sessions.user_id AND NOT users.is_deleted AND family_hash = ${family}
      AND refresh_hash = ${hashToken(input.refreshToken)} AND revoked_at IS NULL AND expires_at > clock()
    RETURNING sessions.id, sessions.user_id`.execute(database);
  const session = rows[0];
  if (!session) {
    await endSessions(ctx, sql`family_hash = ${family}`);
    throw unauthenticated('The refresh token is not valid; log in again.');
  }
  const user = await ctx.em.findOneOrFail(User, session.user_id);
  return toPayload(ctx, user, session.id, refreshToken);
}

/** Ends the session that asks, with both its tokens. */
export async function logOut(ctx: Context): Promise<LogOutPayload> {
  const { sessionId } = requireViewer(ctx);
  await endSessions(ctx, sql`id = ${sessionId}`);
  return { loggedOut: true };
}

/**
 * Gives the owner who asks another password. All their other sessions end with it: whoever had the old one is out.
 * @throws BAD_USER_INPUT where the password so far is not right
 */
export async function changePassword(
  ctx: Context,
  input: ChangePasswordInput,
): Promise<ChangePasswordPayload> {
  const { userId, sessionId } = requireViewer(ctx);
  const confirmed = await confirmPassword(ctx, 'currentPassword', input.currentPassword);
  const password = await hashPassword(input.newPassword);
  const ended = await writeAsOwner(ctx, userId, async (em) => {
    await confirmed(em);
    // Whoever was in may have asked for an address that needs no session.
    await sql`DELETE FROM data_exports WHERE user_id = ${userId}`.execute(em.getKysely());
    await em.nativeUpdate(User, { id: userId }, { password, updatedAt: raw('clock()') });
    return revokeSessions(em, sql`user_id = ${userId} AND id <> ${sessionId}`);
  });
  announceEnded(ctx.pubsub, ended);
  return { endedSessions: ended.length };
}

/**
 * Makes sure that the owner who asks knows their password.
 * @param field that carries it
 * @returns makes sure, within the transaction for which it was asked, that password and session still stand
 * @throws BAD_USER_INPUT where it is not theirs
 */
export async function confirmPassword(
  ctx: Context,
  field: string,
  given: string,
): Promise<(em: EntityManager) => Promise<void>> {
  const { userId, sessionId } = requireViewer(ctx);
  const user = await ctx.em.findOne(User, { id: userId, isDeleted: false }, { populate: ['password'] });
  if (!user) throw unauthenticated();
  const { password } = user;
  if (!(await verifyPassword(password, given.normalize('NFC'))))
    throw badUserInput({ [field]: 'is not right' });
  return async (em) => {
    const { rows } = await sql`
      SELECT 1 FROM users JOIN active_sessions ON active_sessions.user_id = users.id
      WHERE users.id = ${userId} AND password = ${password} AND active_sessions.id = ${sessionId}`.execute(
      em.getKysely(),
    );
    if (rows.length === 0) throw unauthenticated();
  };
}

/** Ends sessions, with their tokens at once and their sockets as soon as the news is heard. */
async function endSessions(ctx: Context, which: RawBuilder<unknown>): Promise<void> {
  announceEnded(ctx.pubsub, await revokeSessions(ctx.em, which));
}

/**
 * Ends sessions in a transaction; after its commit their end is to be announced.
 * @param em the manager of the transaction
 * @returns the news of it
 */
export async function revokeSessions(
  em: EntityManager,
  which: RawBuilder<unknown>,
): Promise<Topics['session'][]> {
  const { rows } = await sql<{ id: string; user_id: string }>`
    UPDATE sessions SET revoked_at = clock() WHERE ${which} AND revoked_at IS NULL RETURNING id, user_id`.execute(
    em.getKysely(),
  );
  return rows.map(({ id, user_id }) => ({ ownerId: user_id, sessionId: id }));
}

/** Has the sockets of sessions that have ended closed, in all processes. */
export function announceEnded(pubsub: PubSub, ended: readonly Topics['session'][]): void {
  for (const news of ended) pubsub.publish('session', news);
}

async function toPayload(
  ctx: Context,
  user: User,
  sessionId: string,
  refreshToken: string,
): Promise<AuthPayload> {
  return { ...(await ctx.tokens.issue({ userId: user.id, sessionId }, ctx.now())), refreshToken, user };
}
