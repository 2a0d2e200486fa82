import { createECDH, randomBytes } from 'node:crypto';
import { caller, newOwner, newPet, sendMessage } from '../../support/client.js';
import { pushEnvironment } from '../../support/push-service.js';
/** The pages that may use the app under attack. */
export const page = 'https://app.example.com';
/** The token of its admin pages. */
export const adminToken = 'the-token-of-an-operator-is-long-enough';
/** What the victim alone may read: no answer to an attacker has it. */
export const secret = 'loves tuna from the blue tin';
/** The variables of the app under attack, which runs as in production. */
export const environment = () => ({
    ...pushEnvironment(),
    PUSH_PRIVATE_NETWORK: 'refuse',
    PUSH_HOSTS: '93.184.216.34,*.push.example.com',
    NODE_ENV: 'production',
    RUN: 'api',
    ORIGINS: page,
    REFRESH_COOKIE: 'on',
    ADMIN_TOKEN: adminToken,
});
/** Keys of a browser that registers for pushes. */
export const newKeys = () => ({
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
});
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken refreshToken deviceToken user { id } } }`;
/** Signs an owner up, with what the tests of other files do not need. */
async function join(url) {
    const username = `v_${randomBytes(6).toString('hex')}`;
    const email = `${username}@example.com`;
    const password = 'correct horse battery';
    const { signUp: answer } = await caller(url).request(signUp, { input: { username, email, password } });
    const owner = {
        ...caller(url, answer.accessToken),
        id: answer.user.id,
        username,
        password,
        token: answer.accessToken,
        refreshToken: answer.refreshToken,
    };
    return { owner, email, deviceToken: answer.deviceToken };
}
const reset = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }`;
/** Creates the victim and the attacker. Mails are sent by a process of its own, which has ended afterwards. */
export async function createWorld(app, smtp) {
    const { owner: victim, email, deviceToken } = await join(app.url);
    const mallory = await newOwner(app.url);
    const mailing = await app.another({ RUN: 'jobs' });
    const anybody = caller(app.url);
    const confirm = await smtp.mailTo(email, 'Confirm your email address');
    await anybody.request('mutation ($token: String!) { verifyEmail(input: { token: $token }) { confirmed } }', {
        token: confirm.tokens[0],
    });
    await anybody.request(reset, { input: { email } });
    const { tokens } = await smtp.mailTo(email, 'Choose a new password');
    await anybody.request(`mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { endedSessions } }`, { input: { token: tokens[0], newPassword: victim.password } });
    const { logIn } = await anybody.request(`mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }`, { input: { username: victim.username, password: victim.password } });
    const again = {
        ...victim,
        ...caller(app.url, logIn.accessToken),
        token: logIn.accessToken,
        refreshToken: logIn.refreshToken,
    };
    await anybody.request(reset, { input: { email } });
    const fresh = await smtp.mailTo(email, 'Choose a new password', 1);
    await mailing.close();
    const pet = await newPet(again, 'Coco', secret);
    const { message } = await sendMessage(again, pet.roomId, `The cat ${secret}.`);
    const [notification] = await app.database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at)
     VALUES ($1, $2, 'PET_MESSAGE', 'Coco', $3, 'SENT', clock()) RETURNING id`, [victim.id, pet.id, secret]);
    const endpoint = `https://93.184.216.34/push/${randomBytes(9).toString('base64url')}`;
    await again.request(`mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { pushSubscription { id } } }`, { input: { endpoint, ...newKeys() } });
    const { me } = await again.request('{ me { sessions { id } } }');
    const low = {
        LIMIT_LOG_IN_ACCOUNT: '3/1h',
        LIMIT_LOG_IN_ADDRESS: '5/1h',
        LIMIT_SIGN_UP: '2/1h',
        LIMIT_EMAIL_ADDRESS: '2/1h',
        LIMIT_EMAIL_RECIPIENT: '2/1h',
        LIMIT_EMAIL_RESET: '2/15m',
        LIMIT_PASSWORD: '2/1h',
        LIMIT_REFRESH_SESSION: '2/1h',
        LIMIT_MESSAGES_MINUTE: '2/1h',
        LIMIT_EXPORT: '2/1h',
        LIMIT_PUSH_REGISTRATIONS: '2/1h',
        LIMIT_OPERATIONS_OWNER: '20/1h',
        LIMIT_OPERATIONS_ADDRESS: '40/1h',
        PETS_PER_OWNER: '2',
    };
    const limited = await app.another({ ...low, TRUST_PROXY: 'loopback' });
    const direct = await app.another(low);
    return {
        app,
        url: app.url,
        limited: limited.url,
        direct: direct.url,
        victim: again,
        pet,
        messageId: message.id,
        notificationId: notification.id,
        sessionId: me.sessions[0].id,
        endpoint,
        deviceToken,
        email,
        usedLink: tokens[0],
        freshLink: fresh.tokens[0],
        mallory,
        malloryPet: await newPet(mallory),
    };
}
//# sourceMappingURL=world.js.map