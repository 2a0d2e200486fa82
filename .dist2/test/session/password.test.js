import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from '@jest/globals';
import { refuseGuessable } from '../../src/session/guessable-password.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp({ RUN: 'api' });
const anybody = caller(app.url);
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }`;
const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }`;
const tooCommon = 'Is one of the most common passwords. Choose another.';
const ownName = 'Must not be your name or email address.';
test('the 10,000 most common passwords are refused, in any letter case', async () => {
    const owner = { username: 'somebody', email: 'somebody@example.com' };
    const most = dictionary['passwords-common'].slice(0, 10_000);
    expect(most).toEqual(expect.arrayContaining(['123456', 'password', 'qwertyuiop', 'iloveyou1']));
    for (const password of most) {
        // Shorter ones are too short.
        if (password.length < 8)
            continue;
        await expect(refuseGuessable('password', password.toUpperCase(), owner)).rejects.toMatchObject({
            extensions: { code: 'BAD_USER_INPUT', faults: [{ path: 'password', name: 'commonPassword' }] },
        });
    }
});
const guessable = [
    ['a common password', 'Password1', tooCommon],
    ['a common password between spaces', ' qwertyuiop ', tooCommon],
    ['the username', 'Mina_Kim_77', ownName],
    ['the username in full width', 'ｍｉｎａ_ｋｉｍ_77', ownName],
    ['the email address', 'MINA.kim@example.com', ownName],
    ['the part before the @', 'Mina.Kim', ownName],
    ['the display name', '민아는고양이예요', ownName],
];
test.each(guessable)('%s is no password, at signUp and changePassword', async (_what, password, message) => {
    const person = { username: 'mina_kim_77', email: 'mina.kim@example.com', displayName: '민아는고양이예요' };
    const refused = await anybody.requestError(signUp, { input: { ...person, password } });
    expect(refused.extensions).toEqual({ code: 'BAD_USER_INPUT', fields: faults({ password: message }) });
    const owner = await newOwner(app.url);
    const rename = (username, email, displayName) => app.database.query('UPDATE users SET username = $2, username_key = $3, email = $4, display_name = $5 WHERE id = $1', [owner.id, username, username, email, displayName]);
    await rename(person.username, person.email, person.displayName);
    const changed = await owner.requestError(change, {
        input: { currentPassword: owner.password, newPassword: password },
    });
    expect(changed.extensions).toEqual({ code: 'BAD_USER_INPUT', fields: faults({ newPassword: message }) });
    await rename(owner.username, `${owner.username}@example.com`, null);
});
//# sourceMappingURL=password.test.js.map