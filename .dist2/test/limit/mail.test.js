import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { linkLifetimes } from '../../src/mail/mail-link.js';
import { limits, parseRate } from '../../src/limits.js';
import { until } from '../support/absence.js';
import { caller, newOwner } from '../support/client.js';
import { SmtpService } from '../support/smtp-service.js';
import { startApp } from '../support/start-app.js';
const allowed = 2;
const smtp = await SmtpService.start();
afterAll(() => smtp.stop());
// Without work, so that what is queued stays to be counted.
const app = await startApp({ ...smtp.environment, RUN: 'api' });
const perRecipient = await app.another({
    LIMIT_EMAIL_RECIPIENT: `${allowed}/1h`,
    LIMIT_EMAIL_RESET: `${allowed}/1h`,
});
const perAddress = await app.another({ LIMIT_EMAIL_ADDRESS: `${allowed}/1h` });
const again = 'mutation { requestEmailVerification { sentTo } }';
const forgotten = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }`;
const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }`;
const addressOf = ({ username }) => `${username}@example.com`;
const code = async (sent) => (await sent).errors?.[0]?.extensions.code ?? 'data';
const mailsTo = (recipient, kind) => app.database.query('SELECT 1 FROM mails WHERE recipient = $1 AND kind = $2::mail_kind', [recipient, kind]);
const on = (url, { token }) => caller(url, token);
test.each(['the address of the account', 'a pending address'])('links to confirm %s are limited by their recipient, whoever asks', async (which) => {
    const owner = await newOwner(app.url);
    const recipient = which === 'a pending address' ? `p_${randomBytes(5).toString('hex')}@example.com` : undefined;
    if (recipient)
        await app.database.query('UPDATE users SET pending_email = $1 WHERE id = $2', [recipient, owner.id]);
    const codes = [];
    for (let count = 0; count < allowed + 1; count++)
        codes.push(await code(on(perRecipient.url, owner).send(again)));
    expect(codes).toEqual([...Array.from({ length: allowed }, () => 'data'), 'RATE_LIMITED']);
    if (!recipient)
        return;
    const other = await newOwner(app.url);
    await app.database.query('UPDATE users SET pending_email = $1 WHERE id = $2', [recipient, other.id]);
    expect(await code(on(perRecipient.url, other).send(again))).toBe('RATE_LIMITED');
});
test('a changed password is told to a confirmed address only, and not too often', async () => {
    const owner = await newOwner(app.url);
    let password = owner.password;
    const changeIt = async () => {
        const newPassword = randomBytes(9).toString('hex');
        expect(await code(on(perRecipient.url, owner).send(change, { input: { currentPassword: password, newPassword } }))).toBe('data');
        password = newPassword;
        const told = await mailsTo(addressOf(owner), 'PASSWORD_CHANGED');
        await app.database.query(`DELETE FROM mails WHERE kind = 'PASSWORD_CHANGED'`);
        return told.length;
    };
    expect(await changeIt()).toBe(0);
    await app.database.query('UPDATE users SET email_verified_at = clock() WHERE id = $1', [owner.id]);
    const told = [];
    for (let count = 0; count < allowed + 1; count++)
        told.push(await changeIt());
    expect(told).toEqual([...Array.from({ length: allowed }, () => 1), 0]);
});
test('sign-ups from one address send no more mails than it may, and succeed', async () => {
    const owners = [];
    for (let count = 0; count < allowed + 1; count++)
        owners.push(await newOwner(perAddress.url));
    const mailed = await Promise.all(owners.map((owner) => mailsTo(addressOf(owner), 'VERIFY_EMAIL')));
    expect(mailed.map((rows) => rows.length)).toEqual([...Array.from({ length: allowed }, () => 1), 0]);
});
test('requests of strangers leave an owner with a link that works, and take no other mail from them', async () => {
    const { seconds } = parseRate(limits['email-reset'].rate);
    expect(seconds * 1000).toBeLessThan(linkLifetimes.RESET_PASSWORD);
    const owner = await newOwner(app.url);
    const ask = () => code(caller(perRecipient.url).send(forgotten, { input: { email: addressOf(owner) } }));
    const codes = [await ask(), await ask(), await ask()];
    expect(codes).toEqual(['data', 'data', 'RATE_LIMITED']);
    expect(await code(on(perRecipient.url, owner).send(again))).toBe('data');
    const short = await app.another({ LIMIT_EMAIL_RESET: '1/2s' });
    const askShort = () => code(caller(short.url).send(forgotten, { input: { email: 'somebody@example.com' } }));
    expect(await askShort()).toBe('data');
    // It is refused until the window ends, and not again.
    expect(await until(askShort, (answer) => answer === 'data')).toBe('data');
});
//# sourceMappingURL=mail.test.js.map