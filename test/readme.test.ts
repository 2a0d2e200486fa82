import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { startApp } from './support/start-app.js';

const app = await startApp();
const readme = await readFile('README.md', 'utf8');

test('the first conversation can be pasted', async () => {
  const pasted = /<!-- conversation -->\s+```sh\n(.*?)```/s
    .exec(readme)![1]!
    .replaceAll('localhost:4000', new URL(app.url).host);
  // An interactive shell, as a person has one: it expands what a script would not.
  const shell = spawn('bash', ['--norc', '--noprofile', '-i'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  shell.stdin.end(pasted);
  let stdout = '';
  shell.stdout.on('data', (chunk) => (stdout += String(chunk)));
  await once(shell, 'close');
  const [sent, reply] = stdout.trim().split('\n');
  expect(JSON.parse(sent!)).toMatchObject({
    data: {
      sendMessage: { message: { content: 'Good morning' }, chatRoom: { replyState: 'THINKING' } },
    },
  });
  expect(reply).toMatch(/^PET: .*Good morning/);
});

test('every variable of the environment is in the README and in .env.example, and no other', async () => {
  const names = [...(await readFile('src/config.ts', 'utf8')).matchAll(/^ {4}([A-Z_]+): /gm)].map(
    (match) => match[1]!,
  );
  expect(names.length).toBeGreaterThan(15);
  const documented = [...readme.matchAll(/^\| `([A-Z_]+)` +\|.*\|.*\|$/gm)]
    .map((match) => match[1]!)
    .filter((name) => !readmeCodes.has(name));
  expect(documented.toSorted()).toEqual(names.toSorted());
  const example = [...(await readFile('.env.example', 'utf8')).matchAll(/^([A-Z_]+)=/gm)].map(
    (match) => match[1]!,
  );
  expect(example.toSorted()).toEqual(names.toSorted());
});

const readmeCodes = new Set([
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'INTERNAL_SERVER_ERROR',
]);

test('every link and every place in the annotated tree exists', async () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !link.startsWith('http'));
  const tree = /## The house\s+```\n(.*?)```/s.exec(readme)![1]!;
  const places = tree.split('\n').flatMap((line) => {
    const [, indent, names] = /^( *)(\S+(?: \S+\.\S+)*)/.exec(line) ?? [];
    if (!names) return [];
    const root =
      indent === '' ? '' : tree.slice(0, tree.indexOf(line)).includes('\ntest/') ? 'test/' : 'src/';
    return names.split(' ').map((name) => root + name);
  });
  expect(places.length).toBeGreaterThan(20);
  for (const place of [...links, ...places])
    await expect(access(place).then(() => place)).resolves.toBe(place);
});

test('every command that the README names is a script', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [
    ...readme.matchAll(
      /npm (?:run )?(start|test|dev|check|format|schema|proof|build|outreach|vapid|bench:fill|bench)\b/g,
    ),
  ].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(8);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});
