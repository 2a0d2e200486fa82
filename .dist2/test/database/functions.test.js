import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { listedMigrations } from '../../src/database/migrations/list.js';
import { openTestDatabase } from '../support/database.js';
const database = await openTestDatabase();
afterAll(() => database.drop());
const landed = JSON.parse(await readFile('test/database/landed-functions.json', 'utf8'));
/** Functions that a later migration dropped. */
const dropped = new Set(['delete_account']);
const versions = new Map();
for await (const file of glob('src/database/functions/*/v*.sql')) {
    const name = basename(dirname(file));
    const version = Number(/^v(\d+)\.sql$/.exec(basename(file))[1]);
    versions.set(name, [...(versions.get(name) ?? []), { version, text: await readFile(file, 'utf8') }]);
}
for (const all of versions.values())
    all.sort((a, b) => b.version - a.version);
const definitions = () => database.query(`SELECT proname AS name, pg_get_functiondef(oid) AS definition FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' ORDER BY proname`);
test('every function in the database is the highest version of its file', async () => {
    const inForce = await definitions();
    expect(inForce.map(({ name }) => name)).toEqual([...versions.keys()].filter((name) => !dropped.has(name)).toSorted((a, b) => a.localeCompare(b)));
    for (const { name } of inForce)
        await database.query(versions.get(name)[0].text);
    expect(await definitions()).toEqual(inForce);
});
test('versions of a function are numbered from 1', () => {
    for (const [name, all] of versions)
        expect([name, ...all.map(({ version }) => version)]).toEqual([
            name,
            ...all.map((_, at) => all.length - at),
        ]);
});
const sha256 = async (file) => createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
test('no landed function has changed', async () => {
    const sums = {};
    for await (const file of glob('src/database/functions/*/v*.sql'))
        sums[file] = await sha256(file);
    // The commit that adds a file adds its line to the list.
    expect(sums).toEqual(landed);
});
test.each(listedMigrations.map((migration) => [migration.name, migration]))('the landed migration %s has not changed', async (name, migration) => {
    expect(await sha256(`src/database/migrations/${name}.ts`)).toBe(migration.sha256);
});
//# sourceMappingURL=functions.test.js.map