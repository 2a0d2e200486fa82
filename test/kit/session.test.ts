import 'fake-indexeddb/auto';
import { gql } from '@apollo/client';
import { afterEach, expect, test } from '@jest/globals';
import type { TokenStorage } from '@nuzzle/client';
import { caller, newOwner, type Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { openKitBrowser } from './kit-browser.js';
import { newcomer, openKit, until, type KitClient } from './kit-client.js';

const app = await startApp({ RUN: 'api', REFRESH_COOKIE: 'on' });
const clients: KitClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map(({ nuzzle }) => nuzzle.dispose()));
  app.clock.ahead = 0;
});

const minute = 60_000;
const me = gql('{ me { id username } }');
let pages = 0;

/** The storage of a phone. */
function openStorage(): TokenStorage & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/** A browser whose tabs end with the test. */
function openBrowser() {
  const browser = openKitBrowser(app.url);
  const openTab = ({ isOffline = false } = {}): KitClient => {
    const tab = browser.openTab();
    tab.isOffline = isOffline;
    clients.push(tab);
    return tab;
  };
  return { ...browser, openTab };
}

const isSignedIn = ({ status }: { status: string }): boolean => status === 'signedIn';
const isSignedOut = ({ status }: { status: string }): boolean => status === 'signedOut';

test('tabs share one session: what one does, logging in or out, all know', async () => {
  const browser = openBrowser();
  const [left, right] = [browser.openTab(), browser.openTab()];
  await Promise.all([left, right].map(({ nuzzle }) => until(nuzzle.session, isSignedOut)));
  const person = newcomer();
  const { aiNotice } = await left.nuzzle.session.signUp(person);
  expect(aiNotice).toMatch(/AI/);
  await until(right.nuzzle.session, isSignedIn);
  expect(right.nuzzle.session.get().owner).toMatchObject({ username: person.username });
  await right.nuzzle.session.logOut();
  await until(left.nuzzle.session, isSignedOut);
  expect(left.nuzzle.session.get()).toEqual({ status: 'signedOut', reason: 'LOGGED_OUT' });
  await left.nuzzle.session.logIn({ login: person.username, password: person.password });
  await until(right.nuzzle.session, isSignedIn);
  // The refresh token was never in an answer: the cookie has it.
  expect(browser.seen.join('')).not.toMatch(/"refreshToken":"/);
});

test('a page that loads again is logged in by its cookie, or by another tab without a request', async () => {
  const browser = openBrowser();
  const first = browser.openTab();
  await first.nuzzle.session.signUp(newcomer());
  const second = browser.openTab();
  await until(second.nuzzle.session, isSignedIn);
  const before = browser.refreshes();
  await Promise.all(clients.splice(0).map(({ nuzzle }) => nuzzle.dispose()));
  const third = browser.openTab();
  await until(third.nuzzle.session, isSignedIn);
  expect(browser.refreshes()).toBe(before + 1);
});

test('many operations in many tabs with an expired token make one refresh, and all succeed', async () => {
  const browser = openBrowser();
  const tabs = [browser.openTab(), browser.openTab(), browser.openTab()];
  await tabs[0]!.nuzzle.session.signUp(newcomer());
  for (const { nuzzle } of tabs) await until(nuzzle.session, isSignedIn);
  const before = browser.refreshes();
  app.clock.ahead = 16 * minute;
  const answers = await Promise.all(
    tabs.flatMap(({ nuzzle }) =>
      Array.from({ length: 5 }, () =>
        nuzzle.apollo.query<Json>({
          query: me,
          fetchPolicy: 'network-only',
          context: { queryDeduplication: false },
        }),
      ),
    ),
  );
  for (const { data } of answers)
    expect(data.me.username).toBe(tabs[0]!.nuzzle.session.get().owner!.username);
  expect(browser.refreshes()).toBe(before + 1);
});

test('the session is refreshed before its token ends, without anything being asked for', async () => {
  // To the client, the server's tokens end in a few seconds.
  app.clock.ahead = -15 * minute + 7000;
  const browser = openBrowser();
  const { nuzzle } = browser.openTab();
  await until(nuzzle.session, isSignedOut);
  const before = browser.refreshes();
  await nuzzle.session.signUp(newcomer());
  while (browser.refreshes() === before) await browser.next();
  expect(nuzzle.session.get().status).toBe('signedIn');
});

test('a first visit without a connection is told as such, and goes on when there is one', async () => {
  const browser = openBrowser();
  const tab = browser.openTab({ isOffline: true });
  await until(tab.nuzzle.connection, (state) => state === 'offline');
  expect(tab.nuzzle.session.get().status).toBe('loading');
  tab.isOffline = false;
  await until(tab.nuzzle.session, isSignedOut);
  await until(tab.nuzzle.connection, (state) => state === 'connected');
});

test('a session that was ended elsewhere signs out all tabs, and says why', async () => {
  const browser = openBrowser();
  const tabs = [browser.openTab(), browser.openTab()];
  const person = newcomer();
  await tabs[0]!.nuzzle.session.signUp(person);
  await until(tabs[1]!.nuzzle.session, isSignedIn);
  const { logIn } = await caller(app.url).request(
    'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }',
    { input: { login: person.username, password: person.password } },
  );
  await caller(app.url, logIn.accessToken).request(
    'mutation { logOutEverywhere(input: {}) { endedSessions } }',
  );
  for (const { nuzzle } of tabs)
    expect(await until(nuzzle.session, isSignedOut)).toEqual({
      status: 'signedOut',
      reason: 'SESSION_ENDED',
    });
});

test('a log-out without a connection ends the session as soon as there is one', async () => {
  const browser = openBrowser();
  const tab = browser.openTab();
  const person = newcomer();
  await tab.nuzzle.session.signUp(person);
  tab.isOffline = true;
  await tab.nuzzle.session.logOut();
  expect(tab.nuzzle.session.get().status).toBe('signedOut');
  await Promise.all(clients.splice(0).map(({ nuzzle }) => nuzzle.dispose()));
  const again = browser.openTab();
  await until(again.nuzzle.session, isSignedOut);
  const { logIn } = await caller(app.url).request(
    'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }',
    { input: { login: person.username, password: person.password } },
  );
  const other = caller(app.url, logIn.accessToken);
  const sessions = async (): Promise<Json[]> =>
    (await other.request('{ me { sessions { current } } }')).me.sessions;
  while ((await sessions()).length > 1) await new Promise((resolve) => setImmediate(resolve));
});

test('a program keeps its session in its own storage', async () => {
  const storage = openStorage();
  const first = openKit(app.url, { storage });
  clients.push(first);
  await first.nuzzle.session.signUp(newcomer());
  const { username } = first.nuzzle.session.get().owner!;
  await first.nuzzle.dispose();
  const second = openKit(app.url, { storage });
  clients.push(second);
  await until(second.nuzzle.session, isSignedIn);
  expect(second.nuzzle.session.get().owner!.username).toBe(username);
  await second.nuzzle.session.logOut();
  expect(storage.values.has('refreshToken')).toBe(false);
  // It opens nothing, and lets the owner in while others try wrong passwords.
  expect(storage.values.has('deviceToken')).toBe(true);
});

test('two programs in one process are two owners', async () => {
  const [a, b] = [openKit(app.url), openKit(app.url)];
  clients.push(a, b);
  await a.nuzzle.session.signUp(newcomer());
  await until(b.nuzzle.session, isSignedOut);
  await b.nuzzle.session.signUp(newcomer());
  expect(a.nuzzle.session.get().owner!.id).not.toBe(b.nuzzle.session.get().owner!.id);
});

test('one owner’s things are gone from the cache when another logs in', async () => {
  const browser = openBrowser();
  const { nuzzle } = browser.openTab();
  await nuzzle.session.signUp(newcomer());
  await nuzzle.pets.create({ name: 'Secret', persona: 'shy' });
  const other = await newOwner(app.url);
  await nuzzle.session.logOut();
  await nuzzle.session.logIn({ login: other.username, password: other.password });
  expect(JSON.stringify(nuzzle.apollo.cache.extract())).not.toContain('Secret');
});

test('a change of the account shows in the session', async () => {
  const { nuzzle } = openBrowser().openTab();
  await nuzzle.session.signUp(newcomer());
  await nuzzle.apollo.mutate({
    mutation: gql(
      'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id displayName } } }',
    ),
    variables: { input: { displayName: '민아' } },
  });
  await until(nuzzle.session, ({ owner }) => owner?.displayName === '민아');
});

test('without the server’s cookie, nobody is logged in at first, tabs share the session, and it can be refreshed', async () => {
  const { url } = await app.another({ REFRESH_COOKIE: 'off' });
  const sharedAs = `page ${process.pid} ${pages++}`;
  const openTab = (): KitClient => {
    const tab = openKit(url, { sharedAs, refreshCookie: true });
    clients.push(tab);
    return tab;
  };
  const [left, right] = [openTab(), openTab()];
  await Promise.all([left, right].map(({ nuzzle }) => until(nuzzle.session, isSignedOut)));
  await left.nuzzle.session.signUp(newcomer());
  await until(right.nuzzle.session, isSignedIn);
  for (const tab of [right, left]) {
    app.clock.ahead += 16 * minute;
    await tab.nuzzle.apollo.query({ query: me, fetchPolicy: 'network-only' });
  }
  const late = openTab();
  await until(late.nuzzle.session, isSignedIn);
});
