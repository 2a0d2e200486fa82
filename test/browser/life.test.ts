import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { openGate, type Gate } from '../support/gate.js';
import { startProcess, type TestProcess } from '../support/process.js';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { SmtpService } from '../support/smtp-service.js';
import { startApp } from '../support/start-app.js';
import { arrived, bubble, composer, createPet, logIn, messages, say, signUp } from './hands.js';
import { takePicture } from './inspect.js';
import { openChromium } from './open-chromium.js';
import { deliverPush, notificationsOf, subscribeAt } from './push-stub.js';
import { newVisitor, type Visitor } from './visitor.js';

// One owner with two browsers, from signing up to deletion. Each test goes on where the one before it ended.
const browser = await openChromium({ needsPage: true });
const run = browser ? test : test.skip;

/** A step of the life. If it fails, there is a picture of each browser as it was. */
const step = (name: string, work: () => Promise<void> | void): void =>
  run(name, async () => {
    try {
      await work();
    } catch (error) {
      const open = [...laptop.context.pages(), ...phone.context.pages()];
      for (const [at, page] of open.entries()) await takePicture(page, `failed-${name.slice(0, 20)}-${at}`);
      throw error;
    }
  });

const mail = await SmtpService.start();
const push = await PushService.start();
const device = push.newDevice();
// The pages stay at one address while the server behind it is killed and replaced.
const gate: Gate = await openGate('http://127.0.0.1:1');
const address = gate.url.slice(0, -1);
const settings = {
  ...mail.environment,
  ...pushEnvironment(),
  APP_URL: address,
  SCRIPTED_PACE: '5ms',
  SWEEP_EVERY: '1s',
};
// The same product in this process, with a clock that can be moved; it also makes the database.
const app = await startApp({ ...settings, RUN: 'api' });
let server: TestProcess;

/** Starts the server as a process of its own, behind the address. */
async function startServer(more: Record<string, string> = {}): Promise<void> {
  server = await startProcess({ ...testEnvironment(app.database.url), ...settings, ...more });
  gate.leadTo(server.url);
}

const account = { username: 'mina', email: 'mina@example.com', password: 'correct horse battery' };
let laptop: Visitor;
let phone: Visitor;
let onLaptop: Page;
let onPhone: Page;

beforeAll(async () => {
  if (!browser) return;
  await startServer();
  laptop = await newVisitor(browser, address, { permissions: ['notifications'] });
  await subscribeAt(device, laptop.context);
  phone = await newVisitor(browser, address, { viewport: { width: 390, height: 844 }, hasTouch: true });
});

afterAll(async () => {
  if (browser) {
    await laptop.context.close();
    await phone.context.close();
    await server.end('SIGTERM');
  }
  await gate.close();
  await mail.stop();
  await push.stop();
});

step('signs up, welcomes a pet, and is answered', async () => {
  onLaptop = await laptop.open('/');
  await onLaptop.getByRole('heading', { name: 'Welcome back', level: 1 }).waitFor();
  await signUp(onLaptop, account);
  await createPet(onLaptop, 'Coco', 'a sleepy cat who loves tuna');
  await say(onLaptop, 'Good morning');
  await bubble(onLaptop, /Good morning/)
    .nth(1)
    .waitFor();
  expect(await messages(onLaptop).count()).toBe(2);
});

step('talks from both browsers, and each shows what the other does', async () => {
  onPhone = await phone.open('/');
  await logIn(onPhone, account);
  await onPhone.getByRole('link', { name: /Coco/ }).first().click();
  await bubble(onPhone, /Good morning/)
    .nth(1)
    .waitFor();
  await say(onPhone, 'From the phone');
  await bubble(onLaptop, 'From the phone').first().waitFor();
  await say(onLaptop, 'From the laptop');
  await bubble(onPhone, 'From the laptop').first().waitFor();
  await sameOnBoth();
});

step('refreshes in two tabs at once, with one request', async () => {
  const second = await laptop.open(new URL(onLaptop.url()).pathname);
  await bubble(second, 'From the phone').first().waitFor();
  const refreshes: string[] = [];
  laptop.context.on('request', (request) => {
    if (request.postData()?.includes('refreshSession')) refreshes.push(request.url());
  });
  app.clock.ahead = 16 * 60_000;
  await laptop.duringOutage(() =>
    laptop.whileRefused(async () => {
      gate.leadTo(app.url);
      await Promise.all([say(onLaptop, 'In the first tab'), say(second, 'In the second tab')]);
      await Promise.all([arrived(onLaptop, 'In the second tab'), arrived(second, 'In the first tab')]);
    }),
  );
  expect(refreshes).toHaveLength(1);
  await bubble(onPhone, 'In the second tab').first().waitFor();
  expect(await app.database.query('SELECT FROM sessions')).toHaveLength(2);
  app.clock.ahead = 0;
  gate.leadTo(server.url);
  await second.close();
});

step('writes offline, reads what came meanwhile, and sends once', async () => {
  await phone.duringOutage(async () => {
    await phone.context.setOffline(true);
    await say(onPhone, 'Written in a tunnel');
    await onPhone.getByText('No connection. What you write is sent when it is back.').waitFor();
    await onPhone.getByText('Waits for a connection').waitFor();
    await say(onLaptop, 'Written in the sun');
    await arrived(onLaptop, 'Written in the sun');
    await phone.context.setOffline(false);
    await arrived(onPhone, 'Written in a tunnel');
    await bubble(onPhone, 'Written in the sun').first().waitFor();
    await bubble(onLaptop, 'Written in a tunnel').first().waitFor();
  });
  await sameOnBoth();
});

step('loses nothing when the server is killed, and comes back by itself', async () => {
  await phone.duringOutage(() =>
    laptop.duringOutage(async () => {
      await say(onLaptop, '/slow');
      await arrived(onLaptop, '/slow');
      await server.end('SIGKILL');
      await say(onLaptop, 'Is anybody there?');
      await onLaptop.getByText(/^(Connecting again…|No connection)/).waitFor();
      // The page itself comes from its service worker, and what was not sent from the browser's database.
      await onLaptop.reload();
      await startServer();
      await arrived(onLaptop, 'Is anybody there?');
      await bubble(onPhone, 'Is anybody there?').first().waitFor();
    }),
  );
  await sameOnBoth();
});

step('is written to while away, on the page and by a push', async () => {
  await onLaptop.goto('/settings/push');
  await onLaptop.getByRole('button', { name: 'Show messages here' }).click();
  await onLaptop.getByRole('button', { name: 'Stop on this device' }).waitFor();
  await phone.duringOutage(() =>
    laptop.duringOutage(async () => {
      await server.end('SIGTERM');
      await startServer({ IDLE_THRESHOLD: '2s' });
      await say(onPhone, 'See you later');
      await arrived(onPhone, 'See you later');
    }),
  );
  await onPhone.getByText('Coco wrote first').waitFor();
  const { payload } = await device.next();
  const words = String(payload['body']);
  await bubble(onPhone, words).first().waitFor();
  await deliverPush(onLaptop, payload);
  const [shown] = await until(
    () => notificationsOf(onLaptop),
    (all) => all.length > 0,
  );
  expect(shown).toEqual({ title: payload['title'], body: words, tag: payload['tag'] });
  await onLaptop.goto('/notifications');
  await onLaptop.getByRole('main').getByText(words).click();
  await bubble(onLaptop, words).first().waitFor();
  await onLaptop.goto('/settings/outreach');
  await onLaptop
    .getByText(/A pet has already written|A pet wrote last|You have been here just now/)
    .waitFor();
});

step('chooses a new password by mail', async () => {
  await onPhone.goto('/');
  await using guest = await newVisitor(browser!, address);
  const page = await guest.open('/log-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('Email address').fill(account.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('If an account has this address').waitFor();
  const { tokens } = await mail.mailTo(account.email, 'Choose a new password');
  await page.goto(`/reset-password?token=${tokens[0]!}`);
  account.password = 'battery horse correct';
  await page.getByLabel('New password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByRole('heading', { name: 'Your password has changed' }).waitFor();
  expect(guest.complaints).toEqual([]);
  // It logs out everywhere.
  for (const loggedOut of [onLaptop, onPhone]) {
    await loggedOut.getByText('Your session has ended.').waitFor();
    await logIn(loggedOut, account);
  }
});

step('logs out everywhere', async () => {
  await onLaptop.goto('/settings/devices');
  await onLaptop.getByText('This device', { exact: true }).waitFor();
  await onLaptop.getByRole('button', { name: 'Log out everywhere' }).click();
  await onLaptop.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click();
  await onPhone.getByText('Your session has ended.').waitFor();
  for (const page of [onLaptop, onPhone]) await logIn(page, account);
});

step('deletes everything', async () => {
  await onLaptop.goto('/settings/data');
  await onLaptop.getByRole('button', { name: 'Delete the account' }).click();
  const dialog = onLaptop.getByRole('dialog');
  await dialog.getByLabel('Type your username, mina, to confirm.').fill(account.username);
  await dialog.getByLabel('Your password now', { exact: true }).fill(account.password);
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  for (const page of [onLaptop, onPhone]) await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await onPhone.getByLabel('Username or email address').fill(account.username);
  await onPhone.getByLabel('Password', { exact: true }).fill(account.password);
  await onPhone.getByRole('button', { name: 'Log in' }).click();
  await onPhone.getByRole('alert').getByText(/./).waitFor();
  expect(await app.database.query('SELECT FROM messages')).toEqual([]);
});

step('sees no error in any console', () => {
  expect([...laptop.complaints, ...phone.complaints]).toEqual([]);
});

const shown = (page: Page): Promise<string[]> => messages(page).allInnerTexts();

/** Waits until both browsers show the same messages, each once, and no reply is on its way. */
async function sameOnBoth(): Promise<void> {
  await until(
    async () => [await shown(onLaptop), await shown(onPhone)] as const,
    ([left, right]) => left.length > 0 && JSON.stringify(left) === JSON.stringify(right),
  );
  expect(await composer(onLaptop).isEnabled()).toBe(true);
}
