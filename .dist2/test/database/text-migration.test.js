import { expect, test } from '@jest/globals';
import { Text } from '../../src/database/migrations/20261127-text.js';
import { newOwner, newPet } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const { database } = app;
/** The statements of one direction of the migration. */
function statementsOf(direction) {
    const statements = [];
    const migration = Object.create(Text.prototype);
    Object.defineProperty(migration, 'addSql', { value: (statement) => statements.push(statement) });
    migration[direction]();
    return statements;
}
const run = (statements) => database.query(`BEGIN; ${statements.join(';\n')}; COMMIT`);
test('names and personas that hide something lose it in the upgrade, all others stay, and each can change afterwards', async () => {
    const owner = await newOwner(app.url);
    const rows = [
        ['Coco', 'a cat\n\twho naps 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️', 'Coco', 'a cat\n\twho naps 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️'],
        ['\u202Eoco', 'one\u2028two', 'oco', 'one\ntwo'],
        ['a\u0001b \u200B', 'a\u0007b', 'ab', 'ab'],
        ['a\nb', 'كلب\u200F', 'a b', 'كلب\u200F'],
        ['\u3164', '\u2800', 'Pet', 'a pet'],
        ['\u202E', '\u2067', 'Pet', 'a pet'],
        ['e\u034F\u0301', '\u{E0041}x', 'é', 'x'],
    ];
    const pets = await Promise.all(rows.map(() => newPet(owner)));
    await run(statementsOf('down'));
    for (const [at, [name, persona]] of rows.entries())
        await database.query('UPDATE pets SET name = $2, persona = $3 WHERE id = $1', [
            pets[at].id,
            name,
            persona,
        ]);
    await run(statementsOf('up'));
    for (const [at, [, , name, persona]] of rows.entries()) {
        const { id } = pets[at];
        const query = 'query ($id: ID!) { pet(id: $id) { name persona } }';
        expect(await owner.request(query, { id })).toEqual({ pet: { name, persona } });
        const rest = 'mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { status } } }';
        expect(await owner.request(rest, { id })).toEqual({ updatePet: { pet: { status: 'RESTING' } } });
    }
});
//# sourceMappingURL=text-migration.test.js.map