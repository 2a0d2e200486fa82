import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { openTestApp } from '../support/app.js';
import { caller, newOwner } from '../support/client.js';
import { openSilentServer, SmtpService } from '../support/smtp-service.js';
import { startApp } from '../support/start-app.js';
const smtp = await SmtpService.start();
afterAll(() => smtp.stop());
const adminToken = 'a token for operators, and for nobody else'.replaceAll(' ', '-');
const app = await startApp({
    ...smtp.environment,
    MAIL_TIMEOUT: '2s',
    LEASE: '30s',
    ADMIN_TOKEN: adminToken,
});
beforeEach(() => void (smtp.behaviour = { kind: 'take' }));
const mailsOf = ({ id }) => app.database.query('SELECT id, kind, state, recipient, attempts, reason FROM mails WHERE user_id = $1 ORDER BY id', [id]);
const addressOf = ({ username }) => `${username}@example.com`;
const first = async (owner, wanted) => (await until(() => mailsOf(owner), ([mail]) => mail !== undefined && wanted(mail)))[0];
const metrics = async () => (await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${adminToken}` } })).text();
/** Makes what waits for its next attempt due. */
const hurry = () => app.database.query(`UPDATE mails SET due_at = clock() WHERE due_at IS NOT NULL AND attempts > 0`);
test('a mail goes out once, in two languages, by a server that asks for a password; nothing of it is kept', async () => {
    const owner = await newOwner(app.url);
    const mail = await smtp.mailTo(addressOf(owner), 'Confirm your email address');
    expect(mail).toMatchObject({ from: 'pets@nuzzle.example.com', user: 'post' });
    expect(mail.subject).toBe('Confirm your email address / 이메일 주소를 확인해 주세요');
    expect(mail.text).toContain(owner.username);
    expect(mail.text).toContain(`https://app.example.com/verify-email?token=${mail.tokens[0]}`);
    expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const stored = await first(owner, ({ state }) => state === 'SENT');
    expect(stored).toMatchObject({ kind: 'VERIFY_EMAIL', recipient: null, attempts: 1, reason: null });
    expect(smtp.attempts.filter((address) => address === addressOf(owner))).toHaveLength(1);
    for (const table of ['mails', 'mail_links'])
        for (const { row } of await app.database.query(`SELECT t::text AS row FROM ${table} t`))
            expect(row).not.toContain(mail.tokens[0]);
});
const misbehaving = [
    ['refuses with 451', { kind: 'refuse', status: 451 }, 'MAIL_BUSY'],
    ['drops the connection', { kind: 'drop' }, 'MAIL_UNREACHABLE'],
    ['hangs', { kind: 'hang' }, 'MAIL_TIMEOUT'],
];
test.each(misbehaving)('a server that %s is tried again, under the same Message-ID', async (_name, behaviour, reason) => {
    smtp.behaviour = behaviour;
    const owner = await newOwner(app.url);
    await first(owner, ({ state, attempts, recipient }) => state === 'PENDING' && attempts > 0 && recipient !== null);
    await until(async () => smtp.attempts.filter((address) => address === addressOf(owner)).length, (count) => count > 0);
    await until(metrics, (text) => text.includes(`nuzzle_mail_retried_total{reason="${reason}"}`));
    smtp.behaviour = { kind: 'take' };
    const stored = await until(async () => {
        // While it is under way it is not due; the lease of that attempt ends by itself.
        await app.database.query(`UPDATE mails SET due_at = least(due_at, clock() + interval '1 second') WHERE user_id = $1 AND due_at > clock() + interval '2 seconds'`, [owner.id]);
        return (await mailsOf(owner))[0];
    }, ({ state }) => state === 'SENT');
    expect(stored.attempts).toBeGreaterThan(1);
    const received = smtp.mails.filter(({ to }) => to === addressOf(owner));
    expect(new Set(received.map(({ messageId }) => messageId))).toEqual(new Set([`<nuzzle-${stored.id}@nuzzle.example.com>`]));
});
test('an address that the server refuses for good fails at once, and others are not held up', async () => {
    smtp.behaviour = { kind: 'refuse', status: 550 };
    const owner = await newOwner(app.url);
    const stored = await first(owner, ({ state }) => state === 'FAILED');
    expect(stored).toMatchObject({ reason: 'MAIL_REFUSED', recipient: null, attempts: 1 });
    smtp.behaviour = { kind: 'take' };
    await first(await newOwner(app.url), ({ state }) => state === 'SENT');
    const counted = await metrics();
    expect(counted).toMatch(/^nuzzle_mails_failed [1-9]/m);
    expect(counted).toMatch(/^nuzzle_mail_failed_total\{reason="MAIL_REFUSED"\} [1-9]/m);
});
test('attempts are bounded: the last one ends as FAILED', async () => {
    smtp.behaviour = { kind: 'refuse', status: 421 };
    const owner = await newOwner(app.url);
    await first(owner, ({ attempts }) => attempts > 0);
    await app.database.query('UPDATE mails SET attempts = 13 WHERE user_id = $1', [owner.id]);
    const stored = await until(async () => {
        await hurry();
        return (await mailsOf(owner))[0];
    }, ({ state }) => state !== 'PENDING');
    expect(stored).toMatchObject({ state: 'FAILED', reason: 'MAIL_BUSY', recipient: null });
});
test.each(['silent', 'missing'])('a server that is %s is tried again and holds up no answer', async (kind) => {
    const silent = await openSilentServer();
    const port = kind === 'silent' ? silent.port : 1;
    const other = await openTestApp({
        ...smtp.environment,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_TIMEOUT: '200ms',
    });
    try {
        const owner = await newOwner(other.url);
        await until(() => other.database.query('SELECT state, attempts FROM mails WHERE user_id = $1', [
            owner.id,
        ]), ([mail]) => mail.state === 'PENDING' && mail.attempts > 1);
        expect((await owner.request('{ me { emailVerified } }')).me.emailVerified).toBe(false);
    }
    finally {
        await other.close();
        await silent.stop();
    }
});
test('a deleted account gets no mail any more, and none of its mails remain', async () => {
    smtp.behaviour = { kind: 'refuse', status: 451 };
    const owner = await newOwner(app.url);
    await first(owner, ({ attempts }) => attempts > 0);
    await owner.request('mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }', {
        input: { password: owner.password },
    });
    expect(await mailsOf(owner)).toEqual([]);
    expect(await app.database.query('SELECT 1 FROM mail_links WHERE user_id = $1', [owner.id])).toEqual([]);
});
test('two processes send each mail once', async () => {
    await app.another({ RUN: 'jobs' });
    const owners = await Promise.all(Array.from({ length: 12 }, () => newOwner(app.url)));
    for (const owner of owners)
        await first(owner, ({ state }) => state === 'SENT');
    for (const owner of owners)
        expect(smtp.mails.filter(({ to }) => to === addressOf(owner))).toHaveLength(1);
});
test('production without SMTP starts, sends nothing and says so', async () => {
    const quiet = await openTestApp({ NODE_ENV: 'production', HIDE_KNOWN_EMAILS: 'off' });
    const owner = await newOwner(quiet.url);
    expect(await quiet.database.query('SELECT 1 FROM mails')).toEqual([]);
    const unavailable = { code: 'MAIL_UNAVAILABLE' };
    const forgotten = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }`;
    const errors = [
        await caller(quiet.url).requestError(forgotten, { input: { email: addressOf(owner) } }),
        await owner.requestError('mutation { requestEmailVerification { sentTo } }'),
        await owner.requestError('mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }', {
            input: { email: 'another@example.com', currentPassword: owner.password },
        }),
    ];
    await quiet.close();
    for (const error of errors)
        expect(error.extensions).toEqual(unavailable);
});
//# sourceMappingURL=delivery.test.js.map