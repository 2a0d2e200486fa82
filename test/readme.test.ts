import { modules } from '../src/modules.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, glob, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { limits } from '../src/limits.js';
import { findProgram } from './support/services.js';
import { startApp } from './support/start-app.js';

// As the README starts it, with shorter times.
const app = await startApp({ IDLE_THRESHOLD: '4s', SWEEP_EVERY: '1s' });
const missingZsh = await findProgram('zsh');

const pages = new Map<string, string>();
for await (const page of glob(['README.md', 'CHANGELOG.md', 'docs/*.md']))
  pages.set(page, await readFile(page, 'utf8'));
const readme = pages.get('README.md')!;

/** Pastes text into an interactive shell, which expands more than a script does. */
async function paste(shell: string, args: string[], text: string): Promise<string[]> {
  const child = spawn(shell, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    env: { PATH: process.env['PATH'], PORT: new URL(app.url).port },
  });
  let stdout = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stdin.end(text);
  await once(child, 'close');
  return stdout.trim().split('\n');
}

const shells: [shell: string, args: string[], test: typeof test][] = [
  ['bash', ['--norc', '--noprofile', '-i'], test],
  ['zsh', ['-f', '-i'], missingZsh ? (test.skip as typeof test) : test],
];

const byPet = (content: unknown) => ({ messageAdded: { node: { type: 'PET', content } } });

for (const [shell, args, run] of shells)
  run(
    `the first conversation can be pasted into ${shell}, and ends with the pet writing first`,
    async () => {
      const conversation = /<!-- conversation -->(.*)<!-- end of conversation -->/s.exec(readme)![1]!;
      const blocks = [...conversation.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
      expect(blocks.length).toBeGreaterThan(3);
      const [sent, reply, outreach, ...more] = await paste(shell, args, blocks.join('\n'));
      expect(JSON.parse(sent!)).toEqual({
        message: { content: 'Good morning' },
        chatRoom: { replyState: 'THINKING' },
      });
      expect(JSON.parse(reply!)).toEqual(byPet(expect.stringContaining('Good morning')));
      expect(JSON.parse(outreach!)).toEqual(byPet(expect.not.stringContaining('Good morning')));
      expect(more).toEqual([]);
    },
    120_000,
  );

test('every setting is in docs/CONFIGURATION.md and in .env.example, and no other', async () => {
  const names = [
    ...[...(await readFile('src/config.ts', 'utf8')).matchAll(/^ {4}([A-Z_]+): /gm)].map(
      (match) => match[1]!,
    ),
    ...Object.values(limits).map(({ setting }) => setting),
  ];
  expect(names.length).toBeGreaterThan(15);
  const documented = [...pages.get('docs/CONFIGURATION.md')!.matchAll(/^\| `([A-Z_]+)` +\|.*\|.*\|$/gm)].map(
    (match) => match[1]!,
  );
  expect(documented.toSorted()).toEqual(names.toSorted());
  const example = [...(await readFile('.env.example', 'utf8')).matchAll(/^([A-Z_]+)=/gm)].map(
    (match) => match[1]!,
  );
  expect(example.toSorted()).toEqual(names.toSorted());
  const written = await readFile('.env.example', 'utf8');
  for (const { setting, rate } of Object.values(limits)) {
    expect(pages.get('docs/CONFIGURATION.md')).toMatch(
      new RegExp(`^\\| \`${setting}\` +\\| \`${rate}\` `, 'm'),
    );
    expect(written).toContain(`\n${setting}=${rate}\n`);
  }
});

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function missingOf(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(exists));
  return paths.filter((_, at) => !found[at]);
}

/** The anchors of a page: its headings as links name them after `#`. */
const anchorsOf = (page: string) =>
  [...page.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\d -]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link has a target', async () => {
  const broken: string[] = [];
  let count = 0;
  for (const [page, text] of pages)
    for (const [, link, anchor] of text.matchAll(/\]\((?!http)([^)#]*)(?:#([^)]+))?\)/g)) {
      count++;
      const target = link ? join(dirname(page), link) : page;
      const isBroken =
        !(await exists(target)) || (anchor && !anchorsOf(await readFile(target, 'utf8')).includes(anchor));
      if (isBroken) broken.push(`${page}: ${link!}${anchor ? `#${anchor}` : ''}`);
    }
  expect(count).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});

test('every file and folder that a page names exists', async () => {
  const named = [...pages]
    // The changelog also names files of the past.
    .filter(([page]) => page !== 'CHANGELOG.md')
    .flatMap(([, text]) => [...text.matchAll(/`((?!dist\/)[\w.-]+\/(?:[\w.-]+\/)*(?:[\w.-]+\.\w+)?)`/g)])
    .map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(40);
  const missing: string[] = [];
  for (const path of new Set(named))
    if (!(await exists(path)) && !(await exists(join('src', path)))) missing.push(path);
  expect(missing).toEqual([]);
});

test('the tree in docs/ARCHITECTURE.md has every top file and engine folder of src, and nothing that does not exist', async () => {
  const tree = /## The tree\s+```\n(.*?)```/s.exec(pages.get('docs/ARCHITECTURE.md')!)![1]!;
  const folders: string[] = [];
  const places = tree
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, indent, name] = /^( *)(\S+)/.exec(line)!;
      const depth = indent!.length / 2;
      folders.splice(depth);
      folders[depth] = name!;
      return folders.join('');
    });
  const entries = await readdir('src', { withFileTypes: true });
  // The nouns are in src/modules.ts.
  const nouns = new Set(modules.map(({ name }) => name));
  const all = entries
    .filter(({ name }) => !nouns.has(name))
    .map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`);
  expect(all.filter((place) => !places.includes(place))).toEqual([]);
  expect(await missingOf(places)).toEqual([]);
});

test('every command that a page names exists', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const text = [...pages.values()].join('\n');
  const named = [...text.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map((match) => match[1]!);
  const npmWords = new Set(['install', 'ci', 'warns', 'commands']);
  const own = new Set(named.filter((name) => !npmWords.has(name)));
  expect(own.size).toBeGreaterThan(8);
  for (const name of own) expect(Object.keys(scripts)).toContain(name);
  const commands = {
    db: await readFile('src/cli/db.ts', 'utf8'),
    outreach: await readFile('src/cli/outreach.ts', 'utf8'),
    proof: await readFile('test/proof/main.ts', 'utf8'),
  };
  const subcommands = [...text.matchAll(/npm run (db|outreach|proof) -- ([a-z-]+)/g)];
  expect(subcommands.length).toBeGreaterThan(15);
  for (const [, command, word] of subcommands)
    expect(commands[command as keyof typeof commands]).toMatch(new RegExp(`(?<![\\w-])${word!}(?!\\w)`));
});
