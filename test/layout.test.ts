import { glob, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { modules } from '../src/modules.js';

/** The layers from the bottom up: a file imports from its own layer and from lower ones. The nouns come from the modules. */
const layers: [name: string, files: RegExp][] = [
  ['language', /^src\/language\//],
  [
    'ground',
    /^src\/(config|setting-rules|error-codes|field-fault|errors|fair-queue|hash-token|limits|model-servers|text|plain-text|log|local-secret|job|metrics|retry)\.ts$/,
  ],
  ['embedded-postgres', /^src\/embedded-postgres\//],
  ['database', /^src\/database\//],
  ['lease', /^src\/lease\//],
  ['voice', /^src\/voice\//],
  ['pubsub', /^src\/pubsub\//],
  ['graphql', /^src\/graphql\//],
  ['query', /^src\/query\//],
  ['feed', /^src\/feed\//],
  ['personal data', /^src\/personal-data\.ts$/],
  ['context', /^src\/context\.ts$/],
  ['module', /^src\/module\.ts$/],
  ...modules.map(({ name }): [string, RegExp] => [name, new RegExp(`^src/${name}/`)]),
  ['modules', /^src\/modules\.ts$/],
  ['tables', /^mikro-orm\.config\.ts$/],
  ['schema', /^src\/schema\.ts$/],
  ['jobs', /^src\/jobs\//],
  ['operation', /^src\/operation\//],
  ['websocket', /^src\/websocket\//],
  ['http', /^src\/http\//],
  ['app', /^src\/app\.ts$/],
  ['start', /^src\/(start-error|main)\.ts$/],
  ['cli', /^src\/cli\//],
];

const sources = new Map<string, string>();
for await (const file of glob(['src/**/*.ts', 'mikro-orm.config.ts']))
  sources.set(file, await readFile(file, 'utf8'));

const heightOf = (file: string): number => layers.findIndex(([, files]) => files.test(file));

const imports = new Map(
  [...sources].map(([file, text]) => {
    const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g);
    return [file, [...found].map((match) => relative('.', join(dirname(file), `${match[1]!}.ts`)))] as const;
  }),
);

test('every file is in one layer', () => {
  expect(sources.size).toBeGreaterThan(50);
  for (const file of sources.keys())
    expect([file, layers.filter(([, files]) => files.test(file)).length]).toEqual([file, 1]);
});

test('imports go down the layers', () => {
  const upward = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => heightOf(target) > heightOf(file)).map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

test('imports are acyclic, file by file', () => {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file))
      throw new Error(`A cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) {
      expect([file, sources.has(target)]).toEqual([file, true]);
      visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  expect(done.size).toBe(sources.size);
});

test('the environment is read in one place', () => {
  const readers = [...sources].filter(([, text]) => text.includes('process.env')).map(([file]) => file);
  expect(readers).toEqual(['src/config.ts']);
});

test('no file or folder is a catch-all', () => {
  for (const file of sources.keys()) expect(file).not.toMatch(/utils|common|helpers|index\.ts/);
});

test('a type has its name to itself', () => {
  const files = new Map<string, string[]>();
  for (const [file, text] of sources)
    if (!file.includes('/migrations/'))
      for (const [, name] of text.matchAll(
        /^(?:export )?(?:abstract )?(?:interface|class|type|enum) (\w+)/gm,
      ))
        files.set(name!, [...(files.get(name!) ?? []), file]);
  expect([...files].filter(([, all]) => all.length > 1)).toEqual([]);
});
