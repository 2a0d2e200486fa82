import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { goAway, until } from '../support/absence.js';
import { newOwner, newPet, sendMessage, type Owner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { inspect } from './inspect.js';
import { openChromium } from './open-chromium.js';
import { newVisitor } from './visitor.js';

const browser = await openChromium({ needsPage: true });
const app = await startApp({ SWEEP_EVERY: '200ms' });

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
      app.database.query(
        'SELECT FROM notifications WHERE user_id = $1 AND notification_type = $2 AND status = $3',
        [owner.id, 'PET_MESSAGE', 'SENT'],
      ),
    (rows) => rows.length > 0,
  );
  await sendMessage(owner, roomId, '/fail', 'c-2');
  await until(last, ({ chatRoom }) => chatRoom.replyState === 'FAILED');
  return { owner, petId, roomId, emptyRoomId };
}

/** A screen: its address, and what is there when nothing on it loads any more. */
interface Screen {
  readonly path: string;
  readonly ready?: string;
}

/** Opens a screen inside the page. */
async function show(page: Page, { path, ready }: Screen): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await settled(page, ready);
}

async function settled(page: Page, ready = 'h1:visible'): Promise<void> {
  await page.locator(ready).first().waitFor();
  for (const status of await page.getByRole('status', { name: /…$/ }).all())
    await status.waitFor({ state: 'detached' });
}

/** Logs in, in whatever language. */
async function logInAs(page: Page, owner: Owner): Promise<void> {
  await page.goto('/log-in');
  await page.locator('input[name=login]').fill(owner.username);
  await page.locator('input[name=password]').fill(owner.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('navigation').first().waitFor();
}

const guestScreens: Record<string, Screen> = {
  'log-in': { path: '/log-in' },
  'sign-up': { path: '/sign-up' },
  'reset-password': { path: '/reset-password' },
  'new-password': { path: '/reset-password?token=x' },
  'verify-email': { path: '/verify-email?token=x' },
};

const ownerScreens = (petId: string, roomId: string, emptyRoomId: string): Record<string, Screen> => ({
  rooms: { path: '/', ready: `a[href="/rooms/${roomId}"]` },
  chat: { path: `/rooms/${roomId}`, ready: '[role=log] article' },
  'empty-chat': { path: `/rooms/${emptyRoomId}`, ready: 'textarea' },
  'missing-chat': { path: '/rooms/999999' },
  archived: { path: '/archived' },
  'new-pet': { path: '/pets/new' },
  pet: { path: `/pets/${petId}` },
  memories: { path: `/pets/${petId}/memories`, ready: 'text=My sister is called Yuna' },
  'no-memories': { path: `/pets/${Number(petId) + 1}/memories` },
  notifications: { path: '/notifications' },
  settings: { path: '/settings' },
  'settings-profile': { path: '/settings/profile' },
  'settings-outreach': { path: '/settings/outreach' },
  'settings-push': { path: '/settings/push' },
  'settings-account': { path: '/settings/account' },
  'settings-devices': { path: '/settings/devices' },
  'settings-usage': { path: '/settings/usage' },
  'settings-data': { path: '/settings/data' },
  help: { path: '/help' },
  missing: { path: '/nothing/here' },
});

const languages = { en: 'en-US', ko: 'ko-KR' };
const desktop = { viewport: { width: 1280, height: 800 } };
const mobile = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const onScreens = browser ? test : test.skip;
const ready = browser ? settledOwner() : undefined;

for (const [language, locale] of Object.entries(languages))
  onScreens(`no screen keeps anybody out, light or dark: ${locale}`, async () => {
    const found: string[] = [];
    const { owner, petId, roomId, emptyRoomId } = await ready!;
    await using visitor = await newVisitor(browser!, app.url, { locale, ...desktop });
    const page = await visitor.open('/log-in');
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    for (const [name, { path }] of Object.entries(guestScreens)) {
      await page.goto(path);
      await settled(page);
      found.push(...(await inspect(page, `${name}-${language}`)));
    }
    await logInAs(page, owner);
    for (const [name, screen] of Object.entries(ownerScreens(petId, roomId, emptyRoomId))) {
      await show(page, screen);
      found.push(...(await inspect(page, `${name}-${language}`)));
    }
    expect([...found, ...visitor.complaints]).toEqual([]);
  });

onScreens('the same holds on a phone, and nothing is wider than its screen', async () => {
  const found: string[] = [];
  const { owner, petId, roomId, emptyRoomId } = await ready!;
  await using visitor = await newVisitor(browser!, app.url, mobile);
  const page = await visitor.open('/log-in');
  await logInAs(page, owner);
  const screens = ownerScreens(petId, roomId, emptyRoomId);
  for (const name of ['rooms', 'chat', 'new-pet', 'settings', 'settings-outreach', 'notifications']) {
    await show(page, screens[name]!);
    found.push(...(await inspect(page, `phone-${name}`)));
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (overflow > 0) found.push(`phone-${name}: ${overflow} pixels wider than the window`);
  }
  expect([...found, ...visitor.complaints]).toEqual([]);
});
