import { GraphQLError } from 'graphql';
import { databaseClock } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { badUserInput, conflict, invalidCredentials } from '../errors.js';
import { hasField } from '../graphql/faulty-input.js';
import { languageOf } from '../language/language.js';
import { say } from '../language/say.js';
import { MailKind } from '../mail/mail.entity.js';
import { mayMail, queueMail, wakeMail } from '../mail/queue-mail.js';
import { writeSystemNotification } from '../notification/deliver.js';
import { takenField, takenFields } from '../user/taken-fields.js';
import { User } from '../user/user.entity.js';
import { noAddress, usernameKey } from '../user/user-rules.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { createSession, endExcessSessions } from './create-session.js';
import { issueDeviceToken } from './known-device.js';
import { countLogIn, logInName } from './log-in-limits.js';
import { signUpFaults } from './sign-up-faults.js';
import { askerOf } from './asker.js';
import { guessableFaults } from './guessable-password.js';
import { hashPassword, verifyPassword } from './password.js';
import { loginFaults } from './session.inputs.js';
import { publishEndedSessions, toAuthPayload } from './session.service.js';
import { newRefreshToken } from './tokens.js';
// Verified if the user does not exist, so that the answer takes as long as for a wrong password.
const unknownUserHash = hashPassword('nobody', 'nobody has this password');
/**
 * Creates an owner and their first session, and sends a link that confirms the email address. If the server hides which
 * addresses are known, the address awaits its confirmation before it is the owner's; the answer and the work are the same
 * whether it is known or not, and if it is, its owner is told by mail.
 * @throws CONFLICT if the username is taken, in any letter case, or the email address, unless the server hides that
 * @throws RATE_LIMITED if too many sign up from one address
 * @throws BAD_USER_INPUT if the password is common, or the owner's name or address, with what else is wrong
 */
export async function signUp(ctx, input) {
    await ctx.limits.consume('sign-up', ctx.client.address, ctx.client);
    const key = usernameKey(input.username);
    const hidden = ctx.mail.hideKnownEmails;
    if ((await guessableFaults('password', input.password, input)).length > 0)
        throw badUserInput(...(await signUpFaults(ctx, input)));
    const password = await hashPassword(askerOf(ctx), input.password);
    // Strangers who use up what an address may receive must not keep its reader from signing up.
    const isMailed = await mayMail(ctx, { kind: MailKind.VERIFY_EMAIL, recipient: input.email });
    const refreshToken = newRefreshToken();
    try {
        const { user, sessionId } = await retryWithPartitions(ctx.em, () => ctx.em.fork().transactional(async (em) => {
            const now = await databaseClock(em);
            const owner = em.create(User, {
                username: input.username,
                usernameKey: key,
                ...(hidden ? { email: noAddress(), pendingEmail: input.email } : { email: input.email }),
                password,
                displayName: input.displayName ?? null,
                timeZone: input.timeZone ?? null,
                locale: input.locale ?? ctx.client.language ?? null,
                lastActiveAt: now,
            });
            await em.flush();
            if (isMailed)
                await queueMail(ctx, em, {
                    kind: MailKind.VERIFY_EMAIL,
                    recipient: input.email,
                    userId: owner.id,
                });
            const language = languageOf(owner.locale) ?? 'en';
            await writeSystemNotification(em, owner.id, say(language, { key: 'welcome.title' }), say(language, { key: 'welcome.content' }));
            return { user: owner, sessionId: await createSession(em, ctx, owner.id, refreshToken, now) };
        }));
        wakeMail(ctx);
        ctx.security.log(ctx.client, 'LOGIN', { ownerId: user.id, sessionId });
        const deviceToken = await issueDeviceToken(ctx, { id: user.id, password }, sessionId);
        return await toAuthPayload(ctx, user, sessionId, refreshToken, deviceToken);
    }
    catch (error) {
        const reported = takenField(error);
        if (!reported)
            throw error;
        const names = { username: key, email: hidden ? undefined : input.email };
        throw conflict(...(await takenFields(ctx.em, names, { reported })));
    }
}
/**
 * Creates a session for an owner who gives their password.
 * @throws INVALID_CREDENTIALS if the username or the password is wrong, without saying which; RATE_LIMITED after too many
 * wrong ones
 */
export async function logIn(ctx, input) {
    const faults = loginFaults(hasField(input));
    if (faults.length > 0)
        throw badUserInput(...faults);
    const name = logInName((input.login ?? input.username));
    const by = name.includes('@') ? { email: name } : { usernameKey: name };
    const device = input.deviceToken ? await ctx.tokens.readDevice(input.deviceToken, ctx.now()) : undefined;
    const { user, knownDevice, takeBack } = await countLogIn(ctx, { name, device }, () => ctx.em.findOne(User, { ...by, isDeleted: false }, { populate: ['password'] }));
    const begun = await beginSession(ctx, user, input.password).catch(async (error) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        // The account was deleted meanwhile.
        if (code === 'UNAUTHENTICATED')
            throw invalidCredentials();
        // A password that was never looked at, because too many wait, is no wrong one.
        if (code !== 'INVALID_CREDENTIALS')
            await takeBack();
        throw error;
    });
    await takeBack();
    const deviceToken = await issueDeviceToken(ctx, begun.user, knownDevice?.deviceId ?? begun.sessionId);
    return toAuthPayload(ctx, begun.user, begun.sessionId, begun.refreshToken, deviceToken);
}
/** Begins a session of a user whose password is right. @throws INVALID_CREDENTIALS if it is not, or there is no user */
async function beginSession(ctx, user, password) {
    const isCorrect = await verifyPassword(askerOf(ctx), user?.password ?? (await unknownUserHash), password);
    if (!user || !isCorrect)
        throw wrongCredentials(ctx, user?.id);
    const refreshToken = newRefreshToken();
    const { sessionId, ended } = await writeAsOwner(ctx, user.id, async (em) => {
        const now = await databaseClock(em);
        // Checked again under the lock: the password may have changed since it was verified.
        const updated = await em.nativeUpdate(User, { id: user.id, password: user.password }, { lastActiveAt: now });
        if (updated === 0)
            throw wrongCredentials(ctx, user.id);
        return {
            sessionId: await createSession(em, ctx, user.id, refreshToken, now),
            ended: await endExcessSessions(em, ctx, user.id, now),
        };
    });
    publishEndedSessions(ctx.pubsub, ended);
    ctx.security.log(ctx.client, 'LOGIN', { ownerId: user.id, sessionId });
    return { user, sessionId, refreshToken };
}
function wrongCredentials(ctx, ownerId) {
    ctx.security.report(ctx.client, 'LOGIN_FAILED', { ownerId });
    return invalidCredentials();
}
//# sourceMappingURL=sign-in.service.js.map