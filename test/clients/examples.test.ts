import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { openChromium } from '../browser/open-chromium.js';
import { newVisitor } from '../browser/visitor.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { hasKit } from './guide.js';

const app = await startApp();
const browser = await openChromium();

/** Starts a program of an example. `wait` resolves with the first match of what it prints. */
function startExample(file: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const ended = once(child, 'close').then(() => {
    throw new Error(`${file} ended:\n${output}`);
  });
  ended.catch(() => undefined);
  return {
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended.catch(() => undefined);
    },
    async wait(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found;
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
  };
}

test('the bot prints what pets say, also what they said while it was cut off', async () => {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner, 'Nabi');
  await using bot = startExample('examples/node-bot/bot.js', {
    NUZZLE_URL: `${app.url}/graphql`,
    NUZZLE_LOGIN: owner.username,
    NUZZLE_PASSWORD: owner.password,
  });
  // It follows from when the server takes its subscription up: say something until it hears.
  const heard = bot.wait(/^Nabi: .+$/m);
  for (let n = 0, isOver = false; !isOver; n++) {
    await sendMessage(owner, roomId, 'Good morning', `c-${n}`);
    isOver = await Promise.race([
      heard.then(() => true),
      new Promise<false>((go) => setTimeout(go, 200, false)),
    ]);
  }
  app.clock.ahead = 16 * 60_000;
  try {
    // Its token expires, the server closes the socket, and it goes on with a new one.
    const { logIn } = await caller(app.url).request(
      'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }',
      { input: { login: owner.username, password: owner.password } },
    );
    await sendMessage(caller(app.url, logIn.accessToken as string), roomId, 'What is 40 + 2?', 'sum');
    await bot.wait(/^Nabi: .*42/m);
  } finally {
    app.clock.ahead = 0;
  }
});

(browser ? test : test.skip)('the plain page signs up, talks, and logs in again', async () => {
  await using server = startExample('examples/plain-page/serve.js', { PORT: '0' });
  const [, url] = await server.wait(/^(http:\S+)$/m);
  await using visitor = await newVisitor(browser!, url!);
  const page = await visitor.open(`/?api=${app.url}/graphql`);
  const fill = async (fields: Record<string, string>) => {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  };
  const account = { Name: 'plain_page', Password: 'correct horse battery' };
  await fill({ ...account, 'Email, to sign up': 'plain@example.com', Pet: 'Momo' });
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByLabel('Message', { exact: true }).fill('<b>Good morning</b>');
  await page.getByRole('button', { name: 'Send' }).click();
  const lines = page.getByRole('log').getByRole('listitem');
  // Words are text, never markup.
  await lines.getByText('You: <b>Good morning</b>').waitFor();
  await lines.getByText(/^Momo: ./).waitFor();
  expect(await lines.count()).toBe(2);
  await page.reload();
  await fill({ ...account, Pet: 'Momo' });
  await page.getByRole('button', { name: 'Enter' }).click();
  await lines.getByText(/^Momo: ./).waitFor();
  expect(await lines.allInnerTexts()).toEqual([
    'You: <b>Good morning</b>',
    expect.stringMatching(/^Momo: ./),
  ]);
  await page.getByLabel('Message', { exact: true }).fill('/fail');
  await page.getByLabel('Message', { exact: true }).press('Enter');
  await page.getByRole('alert').getByText(/./).waitFor();
  expect(visitor.complaints).toEqual([]);
});

((await hasKit()) ? test : test.skip)('the React Native sketch fits the types of the kit', async () => {
  const checked = promisify(execFile)('node_modules/.bin/tsc', ['-p', 'examples/react-native']);
  await checked.catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
});

test('every example has a README, and asks for the very packages that it is tested with', async () => {
  const own = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const installed = { ...own['devDependencies'], ...own['dependencies'] };
  let count = 0;
  for await (const folder of glob('examples/*')) {
    count++;
    expect((await readFile(`${folder}/README.md`, 'utf8')).split('\n').length).toBeGreaterThan(3);
    const manifest = await readFile(`${folder}/package.json`, 'utf8').catch(() => '{}');
    const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies))
      expect([folder, name, version]).toEqual([folder, name, installed[name]]);
  }
  expect(count).toBe(3);
});
