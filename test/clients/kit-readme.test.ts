import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build, type Rolldown } from 'vite';
import { newVisitor } from '../browser/visitor.js';
import { openChromium } from '../browser/open-chromium.js';
import { newOwner, newPet } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const app = await startApp();
const browser = await openChromium();
const [, chat] = /^```tsx\b[^\n]*\n(.*?)^```$/ms.exec(await readFile('kit/README.md', 'utf8')) ?? [];
// Inside the kit, whose React is the one of its hooks.
const folder = new URL(`../../../kit/dist/readme-${process.pid}/`, import.meta.url).pathname;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}main.tsx`, chat!);
  await writeFile(`${folder}index.html`, page);
  await writeFile(`${folder}tsconfig.json`, JSON.stringify(strict));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = `<!doctype html>
<html lang="en"><title>A chat in forty lines</title><link rel="icon" href="data:," />
<body><div id="root"></div><script type="module" src="main.tsx"></script></body></html>`;

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

test('the chat of the kit’s README has at most forty lines, and compiles', async () => {
  expect(chat!.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  const checked = promisify(execFile)('node_modules/.bin/tsc', ['-p', folder]);
  await checked.catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
});

(browser ? test : test.skip)('the chat of the kit’s README runs', async () => {
  const result = await build({
    configFile: false,
    root: folder,
    base: '/readme/',
    logLevel: 'warn',
    resolve: { dedupe: ['react', 'react-dom', '@apollo/client', 'graphql', 'rxjs'] },
    build: { write: false },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const owner = await newOwner(app.url);
  await newPet(owner, 'Coco');
  await using visitor = await newVisitor(browser!, app.url);
  // At the server's own origin, as a page that it serves.
  await visitor.context.route('**/readme/**', (route) => {
    const name = new URL(route.request().url()).pathname.replace('/readme/', '') || 'index.html';
    const file = output.find(({ fileName }) => fileName === name);
    if (!file) return route.fulfill({ status: 404 });
    const isPage = name.endsWith('.html');
    return route.fulfill({
      contentType: isPage ? 'text/html' : 'text/javascript',
      body: file.type === 'chunk' ? file.code : Buffer.from(file.source),
    });
  });
  const tab = await visitor.open('/readme/');
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
});
