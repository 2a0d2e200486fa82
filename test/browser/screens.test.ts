import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { goAway, until } from '../support/absence.js';
import { newOwner, newPet, sendMessage, type Owner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { inspect } from './inspect.js';
import { openChromium } from './open-chromium.js';
import { newVisitor } from './visitor.js';

const browser = await openChromium();
const app = await startApp({ REFRESH_COOKIE: 'on', SWEEP_EVERY: '200ms' });

/** An owner with something on every screen. */
async function settledOwner(): Promise<{ owner: Owner; petId: string; roomId: string; emptyRoomId: string }> {
  const owner = await newOwner(app.url);
  const { id: petId, roomId } = await newPet(owner, 'Coco', 'a sleepy cat who loves tuna');
  const { roomId: emptyRoomId } = await newPet(owner, '나비', '호기심 많은 고양이, 반말을 쓴다');
  await sendMessage(owner, roomId, 'Good morning! <b>How</b> are you?', 'c-1');
  await owner.request(
    'mutation ($petId: ID!) { rememberThis(input: { petId: $petId, content: "My sister is called Yuna" }) { memory { id } } }',
    { petId },
  );
  const last = () =>
    owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { origin } } }', {
      id: roomId,
    });
  await until(last, ({ chatRoom }) => chatRoom.lastMessage.origin === 'REPLY');
  await goAway(app, owner);
  await until(
    () =>
      app.database.query('SELECT FROM notifications WHERE user_id = $1 AND status = $2', [owner.id, 'SENT']),
    (rows) => rows.length > 0,
  );
  await sendMessage(owner, roomId, '/fail', 'c-2');
  await until(last, ({ chatRoom }) => chatRoom.replyState === 'FAILED');
  return { owner, petId, roomId, emptyRoomId };
}

/** Opens an address inside the page, and waits until nothing on it is loading. */
async function show(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1:visible').first().waitFor();
  for (const status of await page.getByRole('status', { name: /…$/ }).all())
    await status.waitFor({ state: 'detached' });
  // A list of messages is laid out after the rest.
  for (const list of await page.getByRole('log').all()) await list.locator('[data-index]').first().waitFor();
}

const guestScreens: Record<string, string> = {
  'log-in': '/log-in',
  'sign-up': '/sign-up',
  'reset-password': '/reset-password',
  'new-password': '/reset-password?token=x',
  'verify-email': '/verify-email?token=x',
};

const ownerScreens = (petId: string, roomId: string, emptyRoomId: string): Record<string, string> => ({
  rooms: '/',
  chat: `/rooms/${roomId}`,
  'empty-chat': `/rooms/${emptyRoomId}`,
  'missing-chat': '/rooms/999999',
  archived: '/archived',
  'new-pet': '/pets/new',
  pet: `/pets/${petId}`,
  memories: `/pets/${petId}/memories`,
  'no-memories': `/pets/${Number(petId) + 1}/memories`,
  notifications: '/notifications',
  settings: '/settings',
  'settings-profile': '/settings/profile',
  'settings-outreach': '/settings/outreach',
  'settings-push': '/settings/push',
  'settings-account': '/settings/account',
  'settings-devices': '/settings/devices',
  'settings-usage': '/settings/usage',
  'settings-data': '/settings/data',
  help: '/help',
  missing: '/nothing/here',
});

const languages = { en: 'en-US', ko: 'ko-KR' };
const desktop = { viewport: { width: 1280, height: 800 } };
const mobile = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const [language, locale] of Object.entries(languages))
  (browser ? test : test.skip)(`no screen keeps anybody out, light or dark: ${locale}`, async () => {
    const found: string[] = [];
    const { owner, petId, roomId, emptyRoomId } = await settledOwner();
    await using visitor = await newVisitor(browser!, app.url, { locale, ...desktop });
    const page = await visitor.open('/log-in');
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    for (const [name, path] of Object.entries(guestScreens)) {
      await page.goto(path);
      await settled(page);
      found.push(...(await inspect(page, `${name}-${language}`)));
    }
    await page.goto('/log-in');
    await page.locator('input[name=login]').fill(owner.username);
    await page.locator('input[name=password]').fill(owner.password);
    await page.locator('button[type=submit]').click();
    await page.getByRole('navigation').first().waitFor();
    for (const [name, path] of Object.entries(ownerScreens(petId, roomId, emptyRoomId))) {
      await show(page, path);
      found.push(...(await inspect(page, `${name}-${language}`)));
    }
    expect(found).toEqual([]);
  });

(browser ? test : test.skip)('the same holds on a phone', async () => {
  const found: string[] = [];
  const { owner, petId, roomId, emptyRoomId } = await settledOwner();
  await using visitor = await newVisitor(browser!, app.url, mobile);
  const page = await visitor.open('/log-in');
  await page.locator('input[name=login]').fill(owner.username);
  await page.locator('input[name=password]').fill(owner.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('navigation').first().waitFor();
  const screens = ownerScreens(petId, roomId, emptyRoomId);
  for (const name of ['rooms', 'chat', 'new-pet', 'settings', 'settings-outreach', 'notifications']) {
    await show(page, screens[name]!);
    found.push(...(await inspect(page, `phone-${name}`)));
    // Nothing is wider than the window.
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (overflow > 0) found.push(`phone-${name}: ${overflow} pixels wider than the window`);
  }
  expect(found).toEqual([]);
});
