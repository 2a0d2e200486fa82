import { raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import type { Context } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { conflict, unauthenticated } from '../errors.js';
import { MailKind } from '../mail/mail.entity.js';
import { queueMail, wakeMail } from '../mail/queue-mail.js';
import { writeSystemNotification } from '../notification/deliver.js';
import { watchAbsence } from '../user/presence.js';
import { takenField, takenFields } from '../user/taken-fields.js';
import { User } from '../user/user.entity.js';
import { noAddress, usernameKey } from '../user/user-rules.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { askerOf } from './asker.js';
import { refuseGuessable } from './guessable-password.js';
import { hashPassword, verifyPassword } from './password.js';
import { Session } from './session.entity.js';
import type { AuthPayload, LogInInput, SignUpInput } from './session.inputs.js';
import { sessionExpiry, toAuthPayload } from './session.service.js';
import { hashToken, newRefreshToken, tokenFamily } from './tokens.js';

const welcome =
  'Create your first pet, give it a persona and say hello. It answers you, and when you have been away for a while, it writes to you first.';

// Verified if the user does not exist, so that the answer takes as long as for a wrong password.
const unknownUserHash = hashPassword('nobody', 'nobody has this password');

/**
 * Creates an owner and their first session, and sends a link that confirms the email address. If the server hides which
 * addresses are known, the address awaits its confirmation before it is the owner's; the answer and the work are the same
 * whether it is known or not, and if it is, its owner is told by mail.
 * @throws CONFLICT if the username is taken, in any letter case, or the email address, unless the server hides that
 * @throws BAD_USER_INPUT if the password is common, or the owner's name or address
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<AuthPayload> {
  const key = usernameKey(input.username);
  const hidden = ctx.mail.hideKnownEmails;
  await refuseGuessable('password', input.password, input);
  const password = await hashPassword(askerOf(ctx), input.password);
  const refreshToken = newRefreshToken();
  try {
    const { user, sessionId } = await retryWithPartitions(ctx.em, () =>
      ctx.em.fork().transactional(async (em) => {
        const now = await databaseClock(em);
        const owner = em.create(User, {
          username: input.username,
          usernameKey: key,
          ...(hidden ? { email: noAddress(), pendingEmail: input.email } : { email: input.email }),
          password,
          displayName: input.displayName ?? null,
          timeZone: input.timeZone ?? null,
          lastActiveAt: now,
        });
        await em.flush();
        await queueMail(ctx, em, {
          kind: MailKind.VERIFY_EMAIL,
          recipient: input.email,
          userId: owner.id,
        });
        await writeSystemNotification(em, owner.id, 'Welcome', welcome);
        return {
          user: owner,
          sessionId: await createSession(em, ctx.outreach.idleThreshold, owner.id, refreshToken, now),
        };
      }),
    );
    wakeMail(ctx);
    return await toAuthPayload(ctx, user, sessionId, refreshToken);
  } catch (error) {
    const fields = takenField(error);
    throw fields ? conflict(await takenFields(ctx.em, key, hidden ? undefined : input.email, fields)) : error;
  }
}

/**
 * Creates a session for an owner who gives their password.
 * @throws UNAUTHENTICATED if the username or the password is wrong, without saying which
 */
export async function logIn(ctx: Context, input: LogInInput): Promise<AuthPayload> {
  const by = input.username.includes('@')
    ? { email: input.username.toLowerCase() }
    : { usernameKey: usernameKey(input.username) };
  const user = await ctx.em.findOne(User, { ...by, isDeleted: false }, { populate: ['password'] });
  const isCorrect = await verifyPassword(
    askerOf(ctx),
    user?.password ?? (await unknownUserHash),
    input.password.normalize('NFC'),
  );
  if (!user || !isCorrect) throw wrongCredentials();
  const refreshToken = newRefreshToken();
  const sessionId = await writeAsOwner(ctx, user.id, async (em) => {
    const now = await databaseClock(em);
    // Checked again under the lock: the password may have changed since it was verified.
    const updated = await em.nativeUpdate(
      User,
      { id: user.id, password: user.password },
      { lastActiveAt: now },
    );
    if (updated === 0) throw wrongCredentials();
    return createSession(em, ctx.outreach.idleThreshold, user.id, refreshToken, now);
  });
  return toAuthPayload(ctx, user, sessionId, refreshToken);
}

const wrongCredentials = () => unauthenticated('The username or password is wrong.');

async function createSession(
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
    familyHash: hashToken(tokenFamily(refreshToken)),
    refreshHash: hashToken(refreshToken),
    expiresAt: raw(sessionExpiry),
  });
}
