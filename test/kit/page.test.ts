import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Window } from 'happy-dom';
import { caller } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { openKitBrowser } from './kit-browser.js';
import { newcomer, until, type KitClient } from './kit-client.js';

const app = await startApp({ SCRIPTED_PACE: 'off', REFRESH_COOKIE: 'on' });
const window = new Window({ url: `${app.url}/` });
Object.assign(globalThis, {
  window,
  document: window.document,
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
  IS_REACT_ACT_ENVIRONMENT: false,
});
// The kit has React 19; the root of the project has the one of GraphiQL.
const kit = createRequire(join(process.cwd(), 'kit/package.json'));
const { createElement: h, StrictMode } = kit('react');
const { createRoot } = kit('react-dom/client');
const { NuzzleProvider, useChat, useConnection, useNotifications, usePets, useReply, useRooms, useSession } =
  await import('@nuzzle/client/react');

const tabs: KitClient[] = [];
afterEach(() => Promise.all(tabs.splice(0).map(({ nuzzle }) => nuzzle.dispose())));
afterAll(() => window.happyDOM.close());

function openTab(browser: ReturnType<typeof openKitBrowser>, options = {}): KitClient {
  const tab = browser.openTab(options);
  tabs.push(tab);
  return tab;
}

/** Renders, and waits until the page says something. */
function render(element: unknown) {
  const root = window.document.createElement('div');
  window.document.body.append(root);
  const page = createRoot(root);
  page.render(element);
  const says = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!root.textContent.includes(text)) return;
        observer.disconnect();
        resolve();
      };
      const observer = new window.MutationObserver(look);
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      look();
    });
  return { root, says, end: () => page.unmount() };
}

test('the hooks show an owner’s pets, rooms, chat and reply as they change', async () => {
  const { nuzzle } = openTab(openKitBrowser(app.url));
  let actions: Partial<ReturnType<typeof useChat>> = {};
  function Room({ id }: { id: string }) {
    const chat = useChat(id);
    const reply = useReply(id);
    actions = chat;
    const words = chat.messages.map(({ content, state, type }) => `${type} ${content} (${state})`);
    return h('p', null, `${chat.status}; ${words.join('; ')}; reply ${reply.state}`);
  }
  function Page() {
    const [session, pets, rooms, notifications] = [useSession(), usePets(), useRooms(), useNotifications()];
    const connection = useConnection();
    return h(
      'main',
      null,
      `${session.status}, ${connection}, ${pets.items.length} pets, ${rooms.unreadCount} unread, ${notifications.status}`,
      pets.items.map((pet) => h(Room, { key: pet.id, id: pet.chatRoom.id })),
    );
  }
  const page = render(h(StrictMode, null, h(NuzzleProvider, { nuzzle }, h(Page))));
  await page.says('signedOut');
  await nuzzle.session.signUp(newcomer());
  await page.says('signedIn, connected, 0 pets, 0 unread, ready');
  await nuzzle.pets.create({ name: 'Coco', persona: 'a sleepy cat' });
  await page.says('1 pets');
  await page.says('ready; ; reply idle');
  actions.send!('Hello!');
  await page.says('USER Hello! (sent); PET');
  await page.says('1 unread');
  await actions.markRead!();
  await page.says('0 unread');
  await nuzzle.session.logOut();
  await page.says('signedOut, connected, 0 pets');
  expect(page.root.textContent).not.toContain('Hello!');
  page.end();
});

test('presence follows visibility, input and all tabs of the page', async () => {
  const browser = openKitBrowser(app.url);
  const [left, right] = [openTab(browser), openTab(browser, { awayAfter: 200 })];
  await left.nuzzle.session.signUp(newcomer());
  await until(right.nuzzle.session, ({ status }) => status === 'signedIn');
  const owner = caller(app.url, await left.nuzzle.session.accessToken());
  const isTold = async (state: string): Promise<void> => {
    for (;;) {
      const { me } = await owner.request('{ me { sessions { presence } } }');
      if (me.sessions[0].presence === state) return;
    }
  };
  const told = (): string[] => browser.sent.filter((name) => name.startsWith('SetPresence'));
  await isTold('ACTIVE');
  // One tab without its owner is nothing, while they are in the other one.
  await until(right.nuzzle.presence, (state) => state === 'AWAY');
  expect(told().join()).not.toContain('AWAY');
  const show = (state: string): void => {
    Object.defineProperty(window.document, 'visibilityState', { value: state, configurable: true });
    window.document.dispatchEvent(new window.Event('visibilitychange'));
  };
  show('hidden');
  expect(left.nuzzle.presence.get()).toBe('AWAY');
  await isTold('AWAY');
  show('visible');
  expect(left.nuzzle.presence.get()).toBe('ACTIVE');
  await isTold('ACTIVE');
  await until(right.nuzzle.presence, (state) => state === 'AWAY');
  window.dispatchEvent(new window.Event('keydown'));
  expect(right.nuzzle.presence.get()).toBe('ACTIVE');
});
