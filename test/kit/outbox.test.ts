import 'fake-indexeddb/auto';
import { afterEach, expect, test } from '@jest/globals';
import type { NuzzleOptions, TokenStorage } from '@nuzzle/client';
import { caller, newOwner, newPet, type Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit, until, type KitClient } from './kit-client.js';

const app = await startApp({ RUN: 'api' });
const clients: KitClient[] = [];
afterEach(() => closeAll());
const closeAll = () => Promise.all(clients.splice(0).map(({ nuzzle }) => nuzzle.dispose()));
let devices = 0;

/** A device whose tabs share a session and an outbox, and outlive a reload. */
function openDevice(url = app.url) {
  const values = new Map<string, string>();
  const storage: TokenStorage = {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
  const sharedAs = `device ${process.pid} ${devices++}`;
  const sent: string[] = [];
  const openTab = (options: Partial<NuzzleOptions> = {}): KitClient => {
    const tab = openKit(url, {
      sharedAs,
      storage,
      ...options,
      fetch: (input, init) => {
        const body = JSON.parse(init?.body as string) as { variables: Json };
        const content = body.variables.input?.content as string | undefined;
        if (content !== undefined) sent.push(content);
        return (options.fetch ?? globalThis.fetch)(input, init);
      },
    });
    clients.push(tab);
    return tab;
  };
  return { openTab, sent };
}

/** The owner of a device, with two rooms. */
async function openOwner({ nuzzle }: KitClient, url = app.url) {
  const person = newcomer();
  await nuzzle.session.signUp(person);
  const owner = caller(url, await nuzzle.session.accessToken());
  const [one, two] = [await newPet(owner, 'One'), await newPet(owner, 'Two')];
  const contents = async (roomId: string): Promise<string[]> => {
    const { chatRoom } = await owner.request(
      'query ($id: ID!) { chatRoom(id: $id) { messages(last: 100) { nodes { content } } } }',
      { id: roomId },
    );
    return chatRoom.messages.nodes.map(({ content }: Json) => content);
  };
  return { person, owner, one, two, contents };
}

const isEmpty = (messages: readonly unknown[]): boolean => messages.length === 0;
const lines = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${name} ${n}`);

test('what was written offline outlives a reload, and is sent once, in order, in each room', async () => {
  const device = openDevice();
  const before = device.openTab();
  const { one, two, contents } = await openOwner(before);
  before.isOffline = true;
  for (const n of lines('', 5)) {
    before.nuzzle.outbox.add({ chatRoomId: one.roomId, content: `one${n}` });
    before.nuzzle.outbox.add({ chatRoomId: two.roomId, content: `two${n}` });
  }
  expect(before.nuzzle.outbox.get()).toHaveLength(10);
  await until(before.nuzzle.outbox, (messages) =>
    messages.some(({ failure }) => failure?.code === 'NETWORK'),
  );
  await closeAll();

  const after = device.openTab();
  await until(after.nuzzle.outbox, isEmpty);
  await until(after.nuzzle.session, ({ status }) => status === 'signedIn');
  await until(after.nuzzle.outbox, isEmpty);
  const chat = after.nuzzle.chat(one.roomId);
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ messages }) => messages.filter(({ state }) => state === 'sent').length === 5);
  while ((await contents(two.roomId)).length < 5) await new Promise((resolve) => setImmediate(resolve));
  expect(await contents(one.roomId)).toEqual(lines('one', 5));
  expect(await contents(two.roomId)).toEqual(lines('two', 5));
  stop();
});

test('two tabs send each message once, and show it once', async () => {
  const device = openDevice();
  const [left, right] = [device.openTab(), device.openTab()];
  const { one, contents } = await openOwner(left);
  await until(right.nuzzle.session, ({ status }) => status === 'signedIn');
  const chat = right.nuzzle.chat(one.roomId);
  let most = 0;
  const stop = chat.subscribe(() => {
    const keys = chat.get().messages.map(({ key }) => key);
    most = Math.max(most, keys.length - new Set(keys).size);
  });
  await until(chat, ({ status }) => status === 'ready');
  for (let n = 0; n < 20; n++)
    (n % 2 === 0 ? left : right).nuzzle.outbox.add({ chatRoomId: one.roomId, content: `line ${n}` });
  await until(chat, ({ messages }) => messages.filter(({ state }) => state === 'sent').length === 20);
  await until(left.nuzzle.outbox, isEmpty);
  await until(right.nuzzle.outbox, isEmpty);
  expect([...device.sent].toSorted()).toEqual(lines('line', 20).toSorted());
  expect((await contents(one.roomId)).toSorted()).toEqual(lines('line', 20).toSorted());
  expect(most).toBe(0);
  stop();
});

test('an answer that is lost makes no second message', async () => {
  const device = openDevice();
  let lost = 0;
  const tab = device.openTab({
    fetch: async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (!JSON.stringify(init?.body).includes('SendMessage') || lost >= 3) return response;
      lost++;
      throw new TypeError('The connection was lost');
    },
  });
  const { one, contents } = await openOwner(tab);
  const chat = tab.nuzzle.chat(one.roomId);
  const stop = chat.subscribe(() => undefined);
  tab.nuzzle.outbox.add({ chatRoomId: one.roomId, content: 'once' });
  // It is shown as it arrives by the live events, while the outbox still tries.
  await until(chat, ({ messages }) => messages[0]?.state === 'sent');
  expect(chat.get().messages).toHaveLength(1);
  await until(tab.nuzzle.outbox, isEmpty);
  expect(lost).toBe(3);
  expect(await contents(one.roomId)).toEqual(['once']);
  expect(chat.get().messages).toHaveLength(1);
  stop();
});

test('a message that the server refuses is shown as failed, and holds up no other', async () => {
  const device = openDevice();
  const tab = device.openTab();
  const { one, contents } = await openOwner(tab);
  const stranger = await newPet(await newOwner(app.url));
  const { outbox } = tab.nuzzle;
  const refused = outbox.add({ chatRoomId: stranger.roomId, content: 'into another’s room' });
  outbox.add({ chatRoomId: one.roomId, content: 'fine' });
  const [failed] = await until(
    outbox,
    (messages) => messages.length === 1 && messages[0]!.state === 'failed',
  );
  expect(failed).toMatchObject({ clientMessageId: refused, failure: { code: 'NOT_FOUND' } });
  expect(failed!.failure!.message).not.toBe('');
  expect(await contents(one.roomId)).toEqual(['fine']);
  outbox.retry(refused);
  expect(outbox.get()[0]!.state).not.toBe('failed');
  await until(outbox, ([message]) => message?.state === 'failed');
  outbox.discard(refused);
  expect(outbox.get()).toEqual([]);
});

test('a limit is waited for as long as the server says', async () => {
  const { url } = await app.another({ LIMIT_MESSAGES_MINUTE: '2/2s' });
  const device = openDevice(url);
  const tab = device.openTab();
  const { one, contents } = await openOwner(tab, url);
  for (const content of lines('line', 5)) tab.nuzzle.outbox.add({ chatRoomId: one.roomId, content });
  const waiting = await until(tab.nuzzle.outbox, (messages) =>
    messages.some(({ failure }) => failure?.code === 'RATE_LIMITED'),
  );
  expect(waiting.every(({ state }) => state !== 'failed')).toBe(true);
  await until(tab.nuzzle.outbox, isEmpty);
  expect(await contents(one.roomId)).toEqual(lines('line', 5));
  // It was not asked in vain again and again.
  expect(device.sent.length).toBeLessThan(12);
});

test('an outbox belongs to its owner: the next one sees nothing of it, and logging out clears it', async () => {
  const device = openDevice();
  const tab = device.openTab();
  const { person, one, contents } = await openOwner(tab);
  tab.isOffline = true;
  tab.nuzzle.outbox.add({ chatRoomId: one.roomId, content: 'never sent' });
  await until(tab.nuzzle.outbox, ([message]) => message?.failure !== undefined);
  await tab.nuzzle.session.logOut();
  expect(tab.nuzzle.outbox.get()).toEqual([]);
  tab.isOffline = false;
  const other = await newOwner(app.url);
  await tab.nuzzle.session.logIn({ login: other.username, password: other.password });
  expect(tab.nuzzle.outbox.get()).toEqual([]);
  await tab.nuzzle.session.logOut();
  await tab.nuzzle.session.logIn({ login: person.username, password: person.password });
  const chat = tab.nuzzle.chat(one.roomId);
  const stop = chat.subscribe(() => undefined);
  tab.nuzzle.outbox.add({ chatRoomId: one.roomId, content: 'sent' });
  await until(chat, ({ messages }) => messages[0]?.state === 'sent');
  expect(await contents(one.roomId)).toEqual(['sent']);
  stop();
});

test('an outbox is bounded, and takes no message that the server would refuse', async () => {
  const tab = openDevice().openTab();
  const { one } = await openOwner(tab);
  tab.isOffline = true;
  const add = (content: string) => tab.nuzzle.outbox.add({ chatRoomId: one.roomId, content });
  expect(() => add('  ')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => add('a'.repeat(1001))).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  // Characters count, not UTF-16 units.
  add('😀'.repeat(1000));
  for (let n = 1; n < 500; n++) add(`line ${n}`);
  expect(() => add('one more')).toThrow(expect.objectContaining({ code: 'OUTBOX_FULL' }));
  expect(tab.nuzzle.outbox.get()).toHaveLength(500);
});
