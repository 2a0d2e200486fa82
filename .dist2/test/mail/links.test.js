var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { afterAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { caller, newOwner } from '../support/client.js';
import { SmtpService } from '../support/smtp-service.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults, messagesOf } from '../support/faults.js';
const smtp = await SmtpService.start();
afterAll(() => smtp.stop());
const app = await startApp(smtp.environment);
const anybody = caller(app.url);
const me = '{ me { username displayName email emailVerified pendingEmail timeZone } }';
const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken user { id } } }`;
const forgotten = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }`;
const reset = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { endedSessions } }`;
const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { confirmed } }`;
const update = `mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) ${me.replace('me', 'user')} }`;
const addressOf = ({ username }) => `${username}@example.com`;
const account = async (owner) => (await owner.request(me)).me;
const open = (token) => anybody.send(verify, { input: { token } });
const invalid = {
    code: 'BAD_USER_INPUT',
    fields: faults({ token: 'Is invalid or has expired. Ask for a new link.' }),
};
/** An owner who has confirmed their address. */
async function confirmedOwner() {
    const owner = await newOwner(app.url);
    const { tokens } = await smtp.mailTo(addressOf(owner), 'Confirm your email address');
    expect((await open(tokens[0])).data.verifyEmail).toEqual({ confirmed: true });
    return owner;
}
/** Asks for a link that sets a new password, and returns its token. */
async function resetToken(owner, after = 0) {
    await anybody.request(forgotten, { input: { email: addressOf(owner).toUpperCase() } });
    return (await smtp.mailTo(addressOf(owner), 'Choose a new password', after)).tokens[0];
}
/** Waits until no mail waits any more. */
const allSent = () => until(() => app.database.query('SELECT 1 FROM mails WHERE due_at IS NOT NULL'), (rows) => rows.length === 0);
test('a link confirms an address once, for 24 hours; of many readers one gets through', async () => {
    const owner = await newOwner(app.url);
    expect(await account(owner)).toMatchObject({ email: addressOf(owner), emailVerified: false });
    const { tokens } = await smtp.mailTo(addressOf(owner), 'Confirm your email address');
    await app.database.moveClock(24 * 3_600_000 + 1_000);
    expect((await open(tokens[0])).errors[0].extensions).toEqual(invalid);
    await app.database.moveClock(0);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(tokens[0])));
    expect(answers.filter(({ data }) => data?.verifyEmail)).toHaveLength(1);
    for (const { errors } of answers)
        if (errors)
            expect(errors[0].extensions).toEqual(invalid);
    expect((await account(owner)).emailVerified).toBe(true);
    // Nothing is left to confirm.
    const again = await owner.request('mutation { requestEmailVerification { sentTo } }');
    expect(again.requestEmailVerification.sentTo).toBeNull();
});
test('a new link can be asked for', async () => {
    const owner = await newOwner(app.url);
    await smtp.mailTo(addressOf(owner), 'Confirm your email address');
    await allSent();
    const { requestEmailVerification } = await owner.request('mutation { requestEmailVerification { sentTo } }');
    expect(requestEmailVerification.sentTo).toBe(addressOf(owner));
    const { tokens } = await smtp.mailTo(addressOf(owner), 'Confirm your email address', 1);
    expect((await open(tokens[0])).data.verifyEmail.confirmed).toBe(true);
});
test('a forgotten password is replaced: all sessions end, other links stop working, and the owner is told', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await confirmedOwner();
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        await socket.connected;
        const first = await resetToken(owner);
        await allSent();
        const second = await resetToken(owner, 1);
        await owner.request('mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) { url } }', {
            input: { password: owner.password },
        });
        const newPassword = 'quite another horse';
        for (const [bad, fields] of [
            ['short', { newPassword: expect.any(String) }],
            ['password1', { newPassword: expect.any(String) }],
            [addressOf(owner), { newPassword: 'Must not be your name or email address.' }],
        ]) {
            const error = await anybody.requestError(reset, { input: { token: second, newPassword: bad } });
            expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', fields: faults(fields) });
        }
        const answer = await anybody.request(reset, { input: { token: second, newPassword } });
        expect(answer.resetPassword).toEqual({ endedSessions: 1 });
        expect((await socket.closed).code).toBe(4403);
        expect((await owner.requestError(me)).extensions.code).toBe('UNAUTHENTICATED');
        for (const token of [first, second, 'x', ''])
            expect((await anybody.requestError(reset, { input: { token, newPassword: 'one more horse' } })).extensions).toEqual(invalid);
        expect(await app.database.query('SELECT 1 FROM data_exports WHERE user_id = $1', [owner.id])).toEqual([]);
        const input = { username: owner.username, password: owner.password };
        expect((await anybody.requestError(logIn, { input })).extensions.code).toBe('INVALID_CREDENTIALS');
        await anybody.request(logIn, { input: { ...input, password: newPassword } });
        await smtp.mailTo(addressOf(owner), 'Your password has changed');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
});
test('a link for a new password works for 30 minutes, and not after a changed password', async () => {
    const owner = await confirmedOwner();
    const token = await resetToken(owner);
    await app.database.moveClock(30 * 60_000 + 1_000);
    const input = { token, newPassword: 'quite another horse' };
    expect((await anybody.requestError(reset, { input })).extensions).toEqual(invalid);
    await app.database.moveClock(0);
    const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }`;
    await owner.request(change, {
        input: { currentPassword: owner.password, newPassword: 'a horse of my own' },
    });
    expect((await anybody.requestError(reset, { input })).extensions).toEqual(invalid);
    await smtp.mailTo(addressOf(owner), 'Your password has changed');
});
test('a changed password takes back the mail with a link that still waits', async () => {
    const owner = await confirmedOwner();
    await allSent();
    smtp.behaviours.set(addressOf(owner), { kind: 'refuse', status: 450 });
    await anybody.request(forgotten, { input: { email: addressOf(owner) } });
    await until(() => app.database.query('SELECT 1 FROM mails WHERE recipient = $1 AND attempts > 0', [addressOf(owner)]), (rows) => rows.length > 0);
    await owner.request('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }', { input: { currentPassword: owner.password, newPassword: 'a horse of my own' } });
    smtp.behaviours.delete(addressOf(owner));
    const waiting = await app.database.query(`SELECT 1 FROM mails WHERE recipient = $1 AND kind = 'RESET_PASSWORD'`, [addressOf(owner)]);
    expect(waiting).toEqual([]);
});
/** Asks for a link for an address; returns the answer, and what was written. */
async function askFor(email) {
    const before = await app.database.query('SELECT coalesce(max(id), 0)::text AS n FROM mails');
    const answer = await anybody.send(forgotten, { input: { email } });
    const written = await app.database.query('SELECT kind, user_id FROM mails WHERE id > $1 ORDER BY id', [
        before[0].n,
    ]);
    return { answer, written };
}
test('a forgotten password gets the same answer and the same work for an address that nobody has', async () => {
    const owner = await confirmedOwner();
    await allSent();
    const known = await askFor(addressOf(owner));
    const unknown = await askFor('nobody.at.all@example.com');
    expect(unknown).toEqual(known);
    expect(known.written).toEqual([{ kind: 'RESET_PASSWORD', user_id: null }]);
    await allSent();
    expect(smtp.attempts).not.toContain('nobody.at.all@example.com');
});
test('a new address is confirmed by its reader and by the reader of the present one', async () => {
    const owner = await confirmedOwner();
    const email = `new_${addressOf(owner)}`;
    const input = { email, currentPassword: owner.password };
    const wrong = await owner.requestError(update, { input: { ...input, currentPassword: 'not it, really' } });
    expect(wrong.extensions.fields).toEqual(faults({ currentPassword: 'This password is wrong.' }));
    const missing = await owner.requestError(update, { input: { email } });
    expect(missing.extensions.fields).toEqual(faults({ currentPassword: 'This is required.' }));
    const { updateAccount } = await owner.request(update, { input });
    expect(updateAccount.user).toMatchObject({
        email: addressOf(owner),
        emailVerified: true,
        pendingEmail: email,
    });
    const [toNew, toOld] = [
        await smtp.mailTo(email, 'Confirm your email address'),
        await smtp.mailTo(addressOf(owner), 'Agree to your new email address'),
    ];
    expect(toOld.text).toContain(email);
    expect((await open(toNew.tokens[0])).data.verifyEmail).toEqual({ confirmed: false });
    expect((await account(owner)).email).toBe(addressOf(owner));
    expect((await open(toOld.tokens[0])).data.verifyEmail).toEqual({ confirmed: true });
    expect(await account(owner)).toMatchObject({ email, emailVerified: true, pendingEmail: null });
    await smtp.mailTo(addressOf(owner), 'Your email address has changed');
    await anybody.request(logIn, { input: { username: email, password: owner.password } });
    const old = { username: addressOf(owner), password: owner.password };
    expect((await anybody.requestError(logIn, { input: old })).extensions.code).toBe('INVALID_CREDENTIALS');
});
test('the present address ends the wait for another, whose links then do nothing', async () => {
    const owner = await confirmedOwner();
    const email = `new_${addressOf(owner)}`;
    await owner.request(update, { input: { email, currentPassword: owner.password } });
    const { tokens } = await smtp.mailTo(email, 'Confirm your email address');
    await owner.request(update, { input: { email: addressOf(owner), currentPassword: owner.password } });
    expect((await open(tokens[0])).errors[0].extensions).toEqual(invalid);
    expect(await account(owner)).toMatchObject({ email: addressOf(owner), pendingEmail: null });
});
test('an address that was never confirmed is replaced by the reader of the new one alone', async () => {
    const owner = await newOwner(app.url);
    const email = `new_${addressOf(owner)}`;
    await owner.request(update, { input: { email, currentPassword: owner.password } });
    const { tokens } = await smtp.mailTo(email, 'Confirm your email address');
    expect((await open(tokens[0])).data.verifyEmail).toEqual({ confirmed: true });
    await smtp.mailTo(addressOf(owner), 'Your email address has changed');
});
test('username, display name and time zone change; null removes the latter two', async () => {
    const owner = await newOwner(app.url);
    const other = await newOwner(app.url);
    const username = `민아_${owner.username.slice(2)}`;
    const input = { username, displayName: '민아 🐾', timeZone: 'Asia/Seoul', currentPassword: owner.password };
    const { updateAccount } = await owner.request(update, { input });
    expect(updateAccount.user).toMatchObject({ username, displayName: '민아 🐾', timeZone: 'Asia/Seoul' });
    await anybody.request(logIn, { input: { username, password: owner.password } });
    const taken = await owner.requestError(update, {
        input: { username: other.username.toUpperCase(), currentPassword: owner.password },
    });
    expect(taken.extensions).toEqual({ code: 'CONFLICT', fields: faults({ username: 'Is already taken.' }) });
    const known = await owner.requestError(update, {
        input: { email: addressOf(other), currentPassword: owner.password },
    });
    expect(known.extensions).toEqual({ code: 'CONFLICT', fields: faults({ email: 'Is already taken.' }) });
    for (const displayName of ['', ' ', 'x'.repeat(21), 'two\nlines', '\u200b'])
        expect(messagesOf((await owner.requestError(update, { input: { displayName } })).extensions)).toHaveProperty('displayName');
    await owner.request(update, { input: { displayName: null, timeZone: null } });
    expect(await account(owner)).toMatchObject({ username, displayName: null, timeZone: null });
    const quiet = `mutation { updateOutreachSettings(input: { timeZone: "Asia/Seoul", quietHours: { from: "22:00", to: "07:00" } }) { user { id } } }`;
    await owner.request(quiet);
    const needed = await owner.requestError(update, { input: { timeZone: null } });
    expect(messagesOf(needed.extensions)).toHaveProperty('timeZone');
});
test.each(['/verify-email', '/reset-password'])('the page %s is closed to others, and opening it uses up nothing', async (path) => {
    const owner = await newOwner(app.url);
    const { tokens } = await smtp.mailTo(addressOf(owner), 'Confirm your email address');
    const response = await fetch(`${app.url}${path}?token=${tokens[0]}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).not.toContain(tokens[0]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
    });
    expect((await open(tokens[0])).data.verifyEmail).toEqual({ confirmed: true });
});
//# sourceMappingURL=links.test.js.map