import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { InMemoryCache } from '@apollo/client';
import { afterAll, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { programEnvironment } from '../support/process.js';
const command = new URL('../../src/cli/operations.js', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'nuzzle-operations-'));
afterAll(() => rm(folder, { recursive: true }));
async function run(...args) {
    try {
        const env = programEnvironment;
        const output = await promisify(execFile)(process.execPath, [command, ...args], { cwd: folder, env });
        return { code: 0, ...output };
    }
    catch (error) {
        return error;
    }
}
async function write(files) {
    for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
    }
}
test('lists the operations of files, folders and tags, with the fragments of other files', async () => {
    await write({
        'client/pets.graphql': `query Pets($n: Int) { me { pets(first: $n) { edges { node { ...PetName } } } } }
      mutation Rename($input: UpdatePetInput!) { updatePet(input: $input) { pet { ...PetName } } }`,
        'client/deep/fragments.gql': 'fragment PetName on Pet { id name owner { ...OwnerName } }',
        'client/owner.ts': [
            'const OWNER = gql`fragment OwnerName on User { username }`;',
            'export const live = gql(/* the feed */ `',
            '  subscription Live { petMessageAdded { cursor node { __typename id } } }',
            '  ${OWNER}',
            '`);',
        ].join('\n'),
        'client/node_modules/other/bad.graphql': 'query {',
        'one.graphql': '{ me { id } }',
    });
    const { code, stderr } = await run('client', '--out', 'list.json');
    expect([code, stderr]).toEqual([0, 'list.json: 3 operations.\n']);
    const manifest = JSON.parse(await readFile(join(folder, 'list.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 'apollo-persisted-query-manifest', version: 1 });
    expect(manifest.operations.map(({ name, type }) => `${type} ${name}`)).toEqual([
        'subscription Live',
        'query Pets',
        'mutation Rename',
    ]);
    for (const { id, body } of manifest.operations)
        expect(createHash('sha256').update(body).digest('hex')).toBe(id);
    expect([...manifest.operations[1].body.matchAll(/^(?:query|fragment) \w+/gm)].flat()).toEqual([
        'query Pets',
        'fragment OwnerName',
        'fragment PetName',
    ]);
    // Apollo Client sends exactly these texts.
    const cache = new InMemoryCache();
    const asWritten = JSON.parse((await run('client', '--as-written')).stdout);
    for (const [at, { body }] of asWritten.operations.entries())
        expect(print(cache.transformDocument(parse(body)))).toBe(manifest.operations[at].body);
});
test('names everything that is wrong at once, and writes nothing', async () => {
    await write({
        'bad/a.graphql': '{ me { id } }',
        'bad/b.graphql': 'query Twice { me { id } } query Typo { me { idd } } query Lost { me { ...Nowhere } }',
        'bad/c.gql': 'query Twice { me { id } }',
        'bad/d.gql': 'query {',
        'bad/e.gql': 'type Query { me: Int }',
        'bad/f.ts': `\n\nconst long = gql\`query Long { ${'webPushKey '.repeat(3_000)} }\``,
    });
    const { code, stdout, stderr } = await run('bad', '--out', 'bad.json');
    expect([code, stdout]).toEqual([1, '']);
    for (const message of [
        'bad/a.graphql: contains a query without a name.',
        'bad/c.gql: operation Twice is also in bad/b.graphql.',
        'bad/d.gql: Syntax Error',
        'bad/e.gql: contains a type.',
        'bad/b.graphql: Typo: Cannot query field "idd" on type "User".',
        'bad/b.graphql: Lost: Unknown fragment "Nowhere".',
        'bad/f.ts:3: Long: Syntax Error: Document contains more that 2500 tokens.',
        'Nothing was written: 7 errors.',
    ])
        expect(stderr).toContain(message);
    await expect(readFile(join(folder, 'bad.json'))).rejects.toThrow('ENOENT');
});
test('explains itself', async () => {
    for (const args of [[], ['--nonsense', 'client']])
        expect(await run(...args)).toMatchObject({
            code: 1,
            stdout: '',
            stderr: expect.stringContaining('Usage:'),
        });
    expect(await run('nowhere')).toMatchObject({ code: 1, stderr: expect.stringContaining('nowhere') });
    await write({ 'empty/none.ts': 'export {};' });
    expect(await run('empty')).toMatchObject({ code: 1, stderr: 'The files contain no operation.\n' });
});
//# sourceMappingURL=operations.test.js.map