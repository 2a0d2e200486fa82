import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';

const folder = await mkdtemp(join(tmpdir(), 'nuzzle-prepare-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Runs what npm runs after an installation, in an installation with these files. */
async function prepare(name: string, files: readonly string[]): Promise<string> {
  const root = join(folder, name);
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    if (file.startsWith('pages/')) await copyFile(file, join(root, file));
    else await writeFile(join(root, file), '{}');
  }
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', scripts['prepare']!], {
    cwd: root,
    env: { PATH: `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}` },
  });
  return stdout + stderr;
}

const workspaces = ['kit/package.json', 'web/package.json'];

test.each<[installation: string, files: string[], said: RegExp]>([
  ['with nothing but the lockfile', ['package.json'], /^$/],
  [
    'without the workspaces',
    ['pages/prepare.js'],
    /^The chat page .* not built: the folders kit\/ and web\/ are/,
  ],
  [
    'for production',
    ['pages/prepare.js', ...workspaces],
    /^The chat page .* not built: the packages for development are not installed\.\n$/,
  ],
  [
    'whose build fails',
    ['pages/prepare.js', ...workspaces, 'package.json', 'node_modules/vite/package.json'],
    /could not be built\. Nuzzle starts without them; npm run pages tries again\.\n$/,
  ],
])('an installation %s succeeds', async (name, files, said) => {
  expect(await prepare(name.replaceAll(' ', '-'), files)).toMatch(said);
});

test('the server knows the paths of every screen of the page', async () => {
  const screens = await readFile('web/src/app/screens.tsx', 'utf8');
  const shown = [...screens.matchAll(/\bscreen\(\s*'([^']+)'/g)].map(([, path]) => path!);
  expect(shown.length).toBeGreaterThan(8);
  const known = JSON.parse(await readFile('web/public/paths.json', 'utf8')) as string[];
  expect(['/', ...known].toSorted()).toEqual(shown.toSorted());
});
