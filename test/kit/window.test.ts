import { afterAll, expect, test } from '@jest/globals';
import type { ChatState } from '@nuzzle/client';
import { caller, newPet, sendMessage } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit, until } from './kit-client.js';

const app = await startApp({ RUN: 'api' });
const { nuzzle } = openKit(app.url);
afterAll(() => nuzzle.dispose());
await nuzzle.session.signUp(newcomer());
const owner = caller(app.url, await nuzzle.session.accessToken());
const pet = await newPet(owner);
await writeHistory(app.database, {
  owner: { id: nuzzle.session.get().owner!.id },
  pet,
  messages: 1000,
  months: 3,
});
const chat = nuzzle.chat(pet.roomId);
const numbers = ({ messages }: ChatState): number[] =>
  messages.map(({ content }) => Number(content.split(' ')[1]));
const isWithoutGap = (state: ChatState): boolean =>
  numbers(state).every((n, i, all) => i === 0 || n === all[i - 1]! + 1);

test('a window pages through a long room in both directions, without a gap, and stays small', async () => {
  const stop = chat.subscribe(() => {
    expect(isWithoutGap(chat.get())).toBe(true);
    expect(chat.get().messages.length).toBeLessThanOrEqual(500);
  });
  await until(chat, ({ status }) => status === 'ready');
  expect(chat.get()).toMatchObject({ offset: 0, hasOlder: true, hasNewer: false });
  const base = numbers(chat.get())[0]!;
  while (chat.get().hasOlder) {
    await chat.loadOlder();
    // The place of a message in the endless list never changes.
    expect(chat.get().offset).toBe(numbers(chat.get())[0]! - base);
  }
  expect(numbers(chat.get())[0]).toBe(1);
  expect(chat.get().hasNewer).toBe(true);
  while (chat.get().hasNewer) {
    await chat.loadNewer();
    expect(chat.get().offset).toBe(numbers(chat.get())[0]! - base);
  }
  expect(numbers(chat.get()).at(-1)).toBe(1000);
  stop();
});

test('a window that is elsewhere takes no live message, and finds it when it comes back', async () => {
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  const { chatRoom } = await owner.request(
    `query ($id: ID!) { chatRoom(id: $id) { search(query: "line 500") { edges { cursor node { id } } } } }`,
    { id: pet.roomId },
  );
  await chat.jumpTo(chatRoom.search.edges[0]);
  expect(numbers(chat.get())).toContain(500);
  expect(isWithoutGap(chat.get())).toBe(true);
  expect(chat.get()).toMatchObject({ hasOlder: true, hasNewer: true });
  await sendMessage(owner, pet.roomId, 'line 1001');
  await until(nuzzle.rooms, ({ items }) => items[0]?.lastMessage?.content === 'line 1001');
  expect(numbers(chat.get())).not.toContain(1001);
  await chat.jumpToLatest();
  const state = await until(chat, ({ hasNewer }) => !hasNewer);
  expect(numbers(state).at(-1)).toBe(1001);
  expect(isWithoutGap(state)).toBe(true);
  stop();
});

test('a room that was left while it showed something old begins with the newest the next time', async () => {
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  const { chatRoom } = await owner.request(
    `query ($id: ID!) { chatRoom(id: $id) { search(query: "line 300") { edges { cursor node { id } } } } }`,
    { id: pet.roomId },
  );
  await chat.jumpTo(chatRoom.search.edges[0]);
  stop();
  const again = chat.subscribe(() => undefined);
  const state = await until(chat, ({ hasNewer, status }) => status === 'ready' && !hasNewer);
  expect(numbers(state).at(-1)).toBeGreaterThanOrEqual(1000);
  again();
});

test('writing brings a window back to the newest messages', async () => {
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  while (!chat.get().hasNewer) await chat.loadOlder();
  chat.send('line 0');
  await until(
    chat,
    ({ messages }) => messages.at(-1)!.content === 'line 0' && messages.at(-1)!.state === 'sent',
  );
  expect(chat.get().hasNewer).toBe(false);
  await chat.deleteMessage(chat.get().messages.at(-1)!.id!);
  stop();
});

test('memory is flat, however many messages come', async () => {
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  for (let n = 1002; n <= 1700; n += 50)
    for (let i = 0; i < 50; i++) await sendMessage(owner, pet.roomId, `line ${n + i}`);
  await until(chat, (state) => numbers(state).at(-1) === 1701);
  expect(chat.get().messages.length).toBeLessThanOrEqual(500);
  const cached = Object.keys(nuzzle.apollo.cache.extract() as object);
  expect(cached.filter((id) => id.startsWith('Message:')).length).toBeLessThanOrEqual(800);
  stop();
});
