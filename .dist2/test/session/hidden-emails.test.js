import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { caller } from '../support/client.js';
import { SmtpService } from '../support/smtp-service.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const smtp = await SmtpService.start();
afterAll(() => smtp.stop());
const app = await startApp({ ...smtp.environment, HIDE_KNOWN_EMAILS: 'on' });
const anybody = caller(app.url);
const password = 'correct horse battery';
const user = 'user { username email emailVerified pendingEmail }';
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken ${user} } }`;
const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { ${user} } }`;
const update = `mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { ${user} } }`;
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { confirmed } }`;
const newName = () => `u_${randomBytes(6).toString('hex')}`;
async function join(email) {
    const username = newName();
    const answer = await anybody.send(signUp, { input: { username, email, password } });
    return { username, answer, owner: caller(app.url, answer.data.signUp.accessToken) };
}
/** What an answer says, without what differs for every account. */
const shape = (answer, username) => JSON.parse(JSON.stringify(answer)
    .replaceAll(/"accessToken":"[^"]*"/g, '"accessToken":""')
    .replaceAll(username, 'NAME'));
const byMail = (email) => anybody.send(logIn, { input: { username: email, password } });
test('signing up with a known address is answered as with a new one, and only its owner learns of it', async () => {
    const email = `${newName()}@example.com`;
    const first = await join(email);
    expect(first.answer.data.signUp.user).toEqual({
        username: first.username,
        email,
        emailVerified: false,
        pendingEmail: email,
    });
    // Until it is confirmed, it is nobody's.
    expect((await byMail(email)).errors[0].extensions.code).toBe('INVALID_CREDENTIALS');
    const { tokens } = await smtp.mailTo(email, 'Confirm your email address');
    expect(await anybody.request(verify, { input: { token: tokens[0] } })).toEqual({
        verifyEmail: { confirmed: true },
    });
    expect((await byMail(email)).data.logIn.user).toEqual({
        username: first.username,
        email,
        emailVerified: true,
        pendingEmail: null,
    });
    const second = await join(email.toUpperCase());
    expect(shape(second.answer, second.username)).toEqual(shape(first.answer, first.username));
    const told = await smtp.mailTo(email, 'You already have a Nuzzle account');
    expect(told.text).toContain(first.username);
    expect(told.tokens).toEqual([]);
    expect(smtp.mails.filter(({ to, subject }) => to === email && subject.includes('Confirm'))).toHaveLength(1);
    // The address still opens the account of its owner.
    expect((await byMail(email)).data.logIn.user.username).toBe(first.username);
});
/** What a sign-up wrote. */
const rows = async ({ username }) => app.database.query(`SELECT (SELECT count(*) FROM mails WHERE user_id = users.id AND kind = 'VERIFY_EMAIL') AS mails, email LIKE '~%' AS hidden,
        pending_email IS NOT NULL AS pending FROM users WHERE username = $1`, [username]);
test('the two sign-ups write the same', async () => {
    const email = `${newName()}@example.com`;
    const first = await join(email);
    const { tokens } = await smtp.mailTo(email, 'Confirm your email address');
    await anybody.request(verify, { input: { token: tokens[0] } });
    const second = await join(email);
    const fresh = await join(`${newName()}@example.com`);
    expect(await rows(second)).toEqual(await rows(fresh));
    expect(await rows(second)).toEqual([{ mails: '1', hidden: true, pending: true }]);
    expect(await rows(first)).toEqual([{ mails: '1', hidden: false, pending: false }]);
});
test('a new address that is known is answered as one that is not', async () => {
    const [known, unknown] = [`${newName()}@example.com`, `${newName()}@example.com`];
    await join(known);
    const { tokens } = await smtp.mailTo(known, 'Confirm your email address');
    await anybody.request(verify, { input: { token: tokens[0] } });
    const { owner } = await join(`${newName()}@example.com`);
    const answers = [];
    for (const email of [known, unknown]) {
        const answer = await owner.send(update, { input: { email, currentPassword: password } });
        answers.push(JSON.parse(JSON.stringify(answer).replaceAll(email, 'ADDRESS')));
        // The next change would make this mail needless, if it is not written yet.
        if (email === known)
            await smtp.mailTo(known, 'You already have a Nuzzle account');
    }
    expect(answers[0].errors).toBeUndefined();
    expect(answers[0]).toEqual(answers[1]);
});
test('of two accounts that await one address, the first to confirm it gets it', async () => {
    const email = `${newName()}@example.com`;
    const [first, second] = [await join(email), await join(email)];
    const mails = await until(async () => smtp.mails.filter(({ to, subject }) => to === email && subject.includes('Confirm')), (all) => all.length === 2);
    const tokenOf = ({ username }) => mails.find(({ text }) => text.includes(username)).tokens[0];
    await anybody.request(verify, { input: { token: tokenOf(second) } });
    const late = await anybody.requestError(verify, { input: { token: tokenOf(first) } });
    expect(late.extensions).toEqual({
        code: 'CONFLICT',
        fields: faults({ token: 'Confirms an address that another account has now.' }),
    });
    expect((await byMail(email)).data.logIn.user.username).toBe(second.username);
});
test('a taken username is still told, and says nothing of the address', async () => {
    const email = `${newName()}@example.com`;
    const { username } = await join(email);
    const { tokens } = await smtp.mailTo(email, 'Confirm your email address');
    await anybody.request(verify, { input: { token: tokens[0] } });
    const error = await anybody.requestError(signUp, { input: { username, email, password } });
    expect(error.extensions).toEqual({ code: 'CONFLICT', fields: faults({ username: 'Is already taken.' }) });
});
test('an account without an address of its own can be deleted and signed up for again', async () => {
    const email = `${newName()}@example.com`;
    const { owner, username } = await join(email);
    await owner.request('mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }', {
        input: { password },
    });
    const again = await anybody.request(signUp, { input: { username, email, password } });
    expect(again.signUp.user.email).toBe(email);
});
//# sourceMappingURL=hidden-emails.test.js.map