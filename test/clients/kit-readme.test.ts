import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newVisitor } from '../browser/visitor.js';
import { openChromium } from '../browser/open-chromium.js';
import { newOwner, newPet } from '../support/client.js';
import { openTestApp } from '../support/app.js';
import { hasKit } from './guide.js';

const browser = await openChromium();
const [, chat] = /^```tsx\b[^\n]*\n(.*?)^```$/ms.exec(await readFile('kit/README.md', 'utf8')) ?? [];
// Inside the kit, whose React is the one of its hooks.
const folder = new URL(`../../../kit/dist/readme-${process.pid}/`, import.meta.url).pathname;

/** Runs a program. @throws with what it printed, if it fails */
const run = async (program: string, args: string[]): Promise<void> => {
  await promisify(execFile)(program, args).catch(({ stdout, stderr }: { stdout: string; stderr: string }) => {
    throw new Error(stdout + stderr);
  });
};

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}main.tsx`, chat!);
  await writeFile(`${folder}index.html`, page);
  await writeFile(`${folder}vite.config.mjs`, viteConfig);
  await writeFile(`${folder}tsconfig.json`, JSON.stringify(strict));
});
let app: Awaited<ReturnType<typeof openTestApp>> | undefined;
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const page = `<!doctype html>
<html lang="en"><title>A chat in forty lines</title><link rel="icon" href="data:," />
<body><div id="root"></div><script type="module" src="main.tsx"></script></body></html>`;

const viteConfig = `export default {
  resolve: { dedupe: ['react', 'react-dom', '@apollo/client', 'graphql', 'rxjs'] },
};`;

const strict = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  },
  include: ['main.tsx'],
};

const isBuilt = await hasKit();

(isBuilt ? test : test.skip)(
  'the chat of the kit’s README has at most forty lines, and compiles',
  async () => {
    expect(chat!.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    await run('node_modules/.bin/tsc', ['-p', folder]);
  },
);

(browser && isBuilt ? test : test.skip)('the chat of the kit’s README runs', async () => {
  await run('node_modules/.bin/vite', ['build', folder, '--logLevel', 'warn']);
  // In the place of Nuzzle's own page.
  app = await openTestApp({ PAGE_DIR: `${folder}dist` });
  const owner = await newOwner(app.url);
  await newPet(owner, 'Coco');
  await using visitor = await newVisitor(browser!, app.url);
  const tab = await visitor.open('/');
  await tab.getByLabel(/^(Username|Name|Login)/i).fill(owner.username);
  await tab.getByLabel(/^Password/i).fill(owner.password);
  await tab.getByRole('button', { name: /log ?in/i }).click();
  const field = tab.getByLabel(/^Message/i).first();
  await field.fill('<b>Good morning</b>');
  await field.press('Enter');
  const lines = tab.getByRole('listitem');
  await lines.filter({ hasText: '<b>Good morning</b>' }).first().waitFor();
  // The reply quotes, or says anything at all: a second line comes.
  await lines.nth(1).waitFor();
  expect(visitor.complaints).toEqual([]);
});
