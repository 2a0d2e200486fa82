import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { sqlErrorOf } from '../database/sql-error.js';
import { conflict, unauthenticated, type FieldErrors } from '../errors.js';
import { writeSystemNotification } from '../notification/deliver.js';
import { User } from '../user/user.entity.js';
import { usernameKey } from '../user/user-rules.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { createSession, endExcessSessions } from './create-session.js';
import { countLogIn } from './log-in-limits.js';
import { hashPassword, verifyPassword } from './password.js';
import type { AuthPayload, LogInInput, SignUpInput } from './session.inputs.js';
import { publishEndedSessions, toAuthPayload } from './session.service.js';
import { newRefreshToken } from './tokens.js';

const welcome =
  'Create your first pet, give it a persona and say hello. It answers you, and when you have been away for a while, it writes to you first.';
const fieldsByConstraint: Readonly<Record<string, FieldErrors>> = {
  users_username_key_unique: { username: 'is taken' },
  idx_users_username: { username: 'is taken' },
  idx_users_email: { email: 'is taken' },
};

// Verified if the user does not exist, so that the answer takes as long as for a wrong password.
const unknownUserHash = hashPassword('nobody has this password');

/**
 * Creates an owner and their first session.
 * @throws CONFLICT if the username or the email address is taken, in any letter case; RATE_LIMITED if too many sign up
 * from one address
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<AuthPayload> {
  await ctx.limits.consume('sign-up', ctx.client.address, ctx.client);
  const key = usernameKey(input.username);
  const password = await hashPassword(input.password);
  const refreshToken = newRefreshToken();
  try {
    const { user, sessionId } = await retryWithPartitions(ctx.em, () =>
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
        return { user: owner, sessionId: await createSession(em, ctx, owner.id, refreshToken, now) };
      }),
    );
    ctx.security.log(ctx.client, 'LOGIN', { ownerId: user.id, sessionId });
    const deviceToken = await ctx.tokens.issueDevice(user.id, ctx.now());
    return await toAuthPayload(ctx, user, sessionId, refreshToken, deviceToken);
  } catch (error) {
    const fields =
      error instanceof UniqueConstraintViolationException &&
      fieldsByConstraint[sqlErrorOf(error).constraint ?? ''];
    throw fields ? conflict(await takenFields(ctx.em, key, input.email, fields)) : error;
  }
}

/**
 * Finds every field that is taken. PostgreSQL reports only the first, and the owner would have to correct
 * them one by one.
 */
async function takenFields(
  em: EntityManager,
  key: string,
  email: string,
  reported: FieldErrors,
): Promise<FieldErrors> {
  const { rows } = await sql<{ username: boolean; email: boolean }>`
    SELECT EXISTS (SELECT 1 FROM users WHERE username_key = ${key}) AS username,
           EXISTS (SELECT 1 FROM users WHERE email = ${email}) AS email`.execute(em.fork().getKysely());
  return {
    ...reported,
    ...(rows[0]?.username && { username: 'is taken' }),
    ...(rows[0]?.email && { email: 'is taken' }),
  };
}

/**
 * Creates a session for an owner who gives their password.
 * @throws UNAUTHENTICATED if the username or the password is wrong, without saying which; RATE_LIMITED after too many
 * wrong ones
 */
export async function logIn(ctx: Context, input: LogInInput): Promise<AuthPayload> {
  const isEmail = input.username.includes('@');
  const name = isEmail ? input.username.toLowerCase() : usernameKey(input.username);
  const by = isEmail ? { email: name } : { usernameKey: name };
  const given = input.deviceToken ? await ctx.tokens.readDevice(input.deviceToken, ctx.now()) : undefined;
  const { user, takeBack } = await countLogIn(ctx, { name, device: given }, () =>
    ctx.em.findOne(User, { ...by, isDeleted: false }, { populate: ['password'] }),
  );
  const isCorrect = await verifyPassword(user?.password ?? (await unknownUserHash), input.password);
  if (!user || !isCorrect) throw wrongCredentials(ctx, user?.id);
  const refreshToken = newRefreshToken();
  const { sessionId, ended } = await writeAsOwner(ctx, user.id, async (em) => {
    const now = await databaseClock(em);
    // Checked again under the lock: the password may have changed since it was verified.
    const updated = await em.nativeUpdate(
      User,
      { id: user.id, password: user.password },
      { lastActiveAt: now },
    );
    if (updated === 0) throw wrongCredentials(ctx, user.id);
    return {
      sessionId: await createSession(em, ctx, user.id, refreshToken, now),
      ended: await endExcessSessions(em, ctx, user.id, now),
    };
  });
  publishEndedSessions(ctx.pubsub, ended);
  ctx.security.log(ctx.client, 'LOGIN', { ownerId: user.id, sessionId });
  await takeBack();
  const knownId = given?.userId === user.id ? given.deviceId : undefined;
  const deviceToken = await ctx.tokens.issueDevice(user.id, ctx.now(), knownId);
  return toAuthPayload(ctx, user, sessionId, refreshToken, deviceToken);
}

function wrongCredentials(ctx: Context, ownerId: string | undefined): GraphQLError {
  ctx.security.report(ctx.client, 'LOGIN_FAILED', { ownerId });
  return unauthenticated('The username or password is wrong.');
}
