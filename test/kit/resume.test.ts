import { gql } from '@apollo/client';
import { afterAll, expect, test } from '@jest/globals';
import { caller, newPet, sendMessage, type Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit, until } from './kit-client.js';

const app = await startApp({ RUN: 'api' });
const client = openKit(app.url);
const { nuzzle, sockets } = client;
afterAll(() => nuzzle.dispose());
await nuzzle.session.signUp(newcomer());
const owner = caller(app.url, await nuzzle.session.accessToken());

test('nothing is lost and nothing comes twice while the connection is cut a hundred times', async () => {
  const { roomId } = await newPet(owner);
  const chat = nuzzle.chat(roomId);
  const feed: string[] = [];
  const events = nuzzle.apollo
    .subscribe<Json>({
      query: gql(`subscription ($after: String, $id: ID!) {
        messageAdded(chatRoomId: $id, after: $after) { node { id content } }
      }`),
      variables: { id: roomId, after: (await owner.request('{ me { liveCursor } }')).me.liveCursor },
      fetchPolicy: 'no-cache',
    })
    .subscribe(({ data }) => {
      feed.push(data.messageAdded.node.content);
      wake?.();
    });
  let wake: (() => void) | undefined;
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  const sent: string[] = [];
  const send = async (): Promise<void> => {
    sent.push(`message ${sent.length}`);
    await sendMessage(owner, roomId, sent.at(-1)!);
  };
  for (let cuts = 0; cuts < 100; cuts++) {
    // One message comes while there is a connection, or is on its way when it is cut; one while there is none.
    await send();
    if (cuts % 2 === 0) await until(chat, ({ messages }) => messages.length === sent.length);
    sockets.at(-1)!.terminate();
    await send();
    await until(chat, ({ messages }) => messages.length === sent.length);
  }
  expect(chat.get().messages.map(({ content }) => content)).toEqual(sent);
  while (feed.length < sent.length) await new Promise<void>((resolve) => (wake = resolve));
  expect(feed).toEqual(sent);
  expect(sockets.length).toBeGreaterThan(100);
  stop();
  events.unsubscribe();
});

test('a client that was away finds all that changed meanwhile in its cache', async () => {
  const [kept, deleted] = [await newPet(owner, 'Kept'), await newPet(owner, 'Deleted')];
  const stops = [nuzzle.rooms, nuzzle.pets].map((list) => list.subscribe(() => undefined));
  await until(nuzzle.pets, ({ items }) => items.some(({ id }) => id === deleted.id));
  await until(nuzzle.rooms, ({ items }) => items.some(({ id }) => id === deleted.roomId));
  client.isOffline = true;
  sockets.at(-1)!.terminate();
  await until(nuzzle.connection, (state) => state === 'offline');
  await owner.request('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', {
    input: { petId: kept.id, name: 'Renamed', status: 'RESTING' },
  });
  await owner.request('mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }', {
    input: { petId: deleted.id },
  });
  const added = await newPet(owner, 'Added');
  await sendMessage(owner, kept.roomId, 'from elsewhere');
  client.isOffline = false;
  await until(nuzzle.connection, (state) => state === 'connected');
  await until(nuzzle.pets, ({ items }) => items.some(({ id }) => id === added.id));
  const pets = nuzzle.pets.get().items;
  expect(pets.find(({ id }) => id === kept.id)).toMatchObject({ name: 'Renamed', status: 'RESTING' });
  expect(pets.map(({ id }) => id)).not.toContain(deleted.id);
  const { items } = await until(nuzzle.rooms, (rooms) => rooms.items[0]?.id === kept.roomId);
  expect(items[0]).toMatchObject({ lastMessage: { content: 'from elsewhere' } });
  expect(items.map(({ id }) => id)).toContain(added.roomId);
  expect(items.map(({ id }) => id)).not.toContain(deleted.roomId);
  for (const stop of stops) stop();
});

test('a list and a room that could not be read are read as soon as there is a connection', async () => {
  const { roomId } = await newPet(owner);
  client.isOffline = true;
  sockets.at(-1)!.terminate();
  const chat = nuzzle.chat(roomId);
  const stops = [chat, nuzzle.notifications].map((live) => live.subscribe(() => undefined));
  expect((await until(chat, ({ status }) => status === 'failed')).error).toMatchObject({ code: 'NETWORK' });
  await until(nuzzle.notifications, ({ status }) => status === 'failed');
  client.isOffline = false;
  await until(chat, ({ status, error }) => status === 'ready' && !error);
  await until(nuzzle.notifications, ({ status }) => status === 'ready');
  for (const stop of stops) stop();
});
