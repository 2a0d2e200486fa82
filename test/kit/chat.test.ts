import { afterEach, expect, test } from '@jest/globals';
import type { ChatState } from '@nuzzle/client';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit, until, type KitClient } from './kit-client.js';

const app = await startApp({ SCRIPTED_PACE: 'off' });
const clients: KitClient[] = [];
afterEach(() => Promise.all(clients.splice(0).map(({ nuzzle }) => nuzzle.dispose())));

const contents = ({ messages }: ChatState): string[] => messages.map(({ content }) => content);

async function openOwner() {
  const client = openKit(app.url);
  clients.push(client);
  await client.nuzzle.session.signUp(newcomer());
  const pet = await client.nuzzle.pets.create({ name: 'Coco', persona: 'a sleepy cat who loves tuna' });
  return {
    ...client,
    pet,
    chat: client.nuzzle.chat(pet.chatRoom.id),
    reply: client.nuzzle.reply(pet.chatRoom.id),
  };
}

test('a message is shown at once, arrives once, and is answered', async () => {
  const { nuzzle, chat, reply } = await openOwner();
  const seen: string[][] = [];
  const stop = chat.subscribe(() => seen.push(contents(chat.get())));
  const words: string[] = [];
  const stopReply = reply.subscribe(() => words.push(reply.get().text));
  await until(chat, ({ status }) => status === 'ready');
  chat.send('Hello!');
  expect(chat.get().messages).toMatchObject([{ content: 'Hello!', state: 'sending' }]);
  const key = chat.get().messages[0]!.key;
  const { messages } = await until(chat, (state) => state.messages.length === 2);
  expect(messages).toMatchObject([
    { content: 'Hello!', state: 'sent', type: 'USER', key },
    { state: 'sent', type: 'PET', origin: 'REPLY' },
  ]);
  for (const list of seen) expect(list.filter((content) => content === 'Hello!').length).toBeLessThan(2);
  await until(nuzzle.rooms, ({ items }) => items[0]?.unreadCount === 1);
  await chat.markRead();
  await until(nuzzle.rooms, ({ unreadCount, items }) => unreadCount === 0 && items[0]?.unreadCount === 0);
  stop();
  stopReply();
});
