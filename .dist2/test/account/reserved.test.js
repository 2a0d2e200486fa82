import { expect, test } from '@jest/globals';
import { modules } from '../../src/modules.js';
import { emailRule, noAddress, usernameRule } from '../../src/user/user-rules.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp({ RUN: 'api' });
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }`;
const deletion = `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }`;
const leave = (owner) => owner.request(deletion, { input: { password: owner.password } });
/** Every column that a unique key of a table that is kept after its owner's erasure contains, from the database. */
const uniqueColumns = await app.database.query(`SELECT DISTINCT relation.relname AS table, entry.relname AS index, attname AS column
   FROM pg_index JOIN pg_class relation ON relation.oid = indrelid JOIN pg_class entry ON entry.oid = indexrelid
   JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
   WHERE indisunique AND NOT indisprimary AND relation.relnamespace = 'public'::regnamespace
     AND NOT relation.relispartition AND relation.relname !~ 'mikro_orm' ORDER BY 1, 2, 3`);
/** The texts that owners can write into a unique column: the rule that the API has for them, or why it is no matter. */
const written = {
    'users.email': (text) => emailRule.safeParse(text).success && text.includes('@'),
    'users.username': (text) => usernameRule.safeParse(text).success,
    'users.username_key': (text) => usernameRule.safeParse(text).success,
    // An argon2id hash begins with a dollar sign, whatever the password is.
    'users.password': (text) => text.startsWith('$argon2id$'),
    'chat_rooms.pet_id': 'made by the server',
    'sessions.family_hash': 'made by the server',
    'data_exports.token_hash': 'made by the server',
    'mail_links.token_hash': 'made by the server',
    'notifications.position': 'made by the server',
    'push_deliveries.notification_id': 'made by the server',
    'push_deliveries.push_subscription_id': 'made by the server',
    // Erasure deletes these rows and writes no endpoint.
    'push_subscriptions.endpoint': 'of their own rows',
};
test('every unique column is known', () => {
    const found = uniqueColumns.map(({ table, column }) => `${table}.${column}`);
    expect(Object.keys(written)).toEqual(expect.arrayContaining(found));
});
test('nothing that erasure writes into a unique column can be written by an owner', async () => {
    const ids = ['1', '9', '10', '999', '9223372036854775807'];
    let checked = 0;
    for (const { table, column } of uniqueColumns) {
        const erased = modules.flatMap(({ tables }) => tables).find((one) => one.table === table)?.erased;
        if (!erased || 'rows' in erased || !(column in erased.overwritten))
            continue;
        const canBeWritten = written[`${table}.${column}`];
        if (typeof canBeWritten !== 'function')
            throw new Error(`${table}.${column} has no rule.`);
        const owner = await newOwner(app.url);
        await leave(owner);
        const [row] = await app.database.query(`SELECT ${column} AS value FROM ${table} WHERE id = $1`, [owner.id]);
        expect(row.value).toBe(`~${owner.id.padStart(2, '0')}`);
        for (const id of ids)
            expect([column, canBeWritten(`~${id.padStart(2, '0')}`)]).toEqual([column, false]);
        checked++;
    }
    expect(checked).toBe(4);
    expect(written['users.email']).toBeInstanceOf(Function);
    expect(written['users.email'](noAddress())).toBe(false);
});
test('the database keeps these values for erasure by itself', async () => {
    const owner = await newOwner(app.url);
    for (const [column, value] of [
        ['username', '~77'],
        ['username_key', '~77'],
        ['password', '~77'],
        ['email', 'no address'],
        ['pending_email', '~77'],
    ])
        await expect(app.database.query(`UPDATE users SET ${column} = $2 WHERE id = $1`, [owner.id, value])).rejects.toThrow(/users_(reserved_names|pending_email)_check/);
});
test('an account that squats on the address of an earlier version keeps nobody from deleting theirs', async () => {
    const owner = await newOwner(app.url);
    const squatter = await newOwner(app.url);
    // As an earlier version let somebody sign up.
    await app.database.query('UPDATE users SET email = $2 WHERE id = $1', [
        squatter.id,
        `~${owner.id.padStart(2, '0')}@deleted.invalid`,
    ]);
    expect(await leave(owner)).toEqual({ deleteAccount: { deletedUserId: owner.id } });
    expect(await leave(squatter)).toEqual({ deleteAccount: { deletedUserId: squatter.id } });
});
test.each(['~5@deleted.invalid', 'a@b.invalid', 'a@x.test', 'a@x.example', 'a@x.LOCALHOST'])('nobody signs up as %s', async (email) => {
    const error = await caller(app.url).requestError(signUp, {
        input: { username: 'reserved_name', email, password: 'correct horse battery' },
    });
    expect(error.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ email: 'Must be an address that can receive mail.' }),
    });
});
//# sourceMappingURL=reserved.test.js.map