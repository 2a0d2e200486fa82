import { gql } from '@apollo/client';
import { afterAll, expect, test } from '@jest/globals';
import { caller, newPet, sendMessage, type Json } from '../support/client.js';
import { goAway } from '../support/absence.js';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit, until } from './kit-client.js';

const app = await startApp({ SCRIPTED_PACE: 'off', SWEEP_EVERY: '1s' });
const { nuzzle } = openKit(app.url);
afterAll(() => nuzzle.dispose());
await nuzzle.session.signUp(newcomer());
// Another device of the owner.
const owner = caller(app.url, await nuzzle.session.accessToken());
for (const list of [nuzzle.pets, nuzzle.rooms, nuzzle.notifications]) list.subscribe(() => undefined);
await until(nuzzle.rooms, ({ status }) => status === 'ready');
await until(nuzzle.notifications, ({ status }) => status === 'ready');

test('rooms are in the order of their newest message, with what is unread', async () => {
  const [coco, nabi] = [await newPet(owner, 'Coco'), await newPet(owner, 'Nabi')];
  await until(nuzzle.rooms, ({ items }) => items.length === 2);
  await sendMessage(owner, nabi.roomId, 'hello');
  await until(nuzzle.rooms, ({ items }) => items[0]?.id === nabi.roomId && items[0].unreadCount === 1);
  await sendMessage(owner, coco.roomId, 'hello');
  await until(
    nuzzle.rooms,
    ({ items, unreadCount }) =>
      items[0]?.id === coco.roomId && items[0].unreadCount === 1 && unreadCount === 2,
  );
  const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { lastMessage { id } } }', {
    id: nabi.roomId,
  });
  await owner.request('mutation ($input: MarkReadInput!) { markRead(input: $input) { user { id } } }', {
    input: { chatRoomId: nabi.roomId, upTo: chatRoom.lastMessage.id },
  });
  await until(nuzzle.rooms, ({ items, unreadCount }) => items[1]?.unreadCount === 0 && unreadCount === 1);
});

test('a reply that another one replaced leaves the room, and a deleted message loses its words', async () => {
  const pet = await newPet(owner, 'Momo');
  const chat = nuzzle.chat(pet.roomId);
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  chat.send('hello');
  const { messages } = await until(chat, (state) => state.messages.length === 2);
  await chat.regenerate();
  const after = await until(chat, (state) =>
    state.messages.some(({ replacesId }) => replacesId === messages[1]!.id),
  );
  expect(after.messages).toHaveLength(2);
  await owner.request(
    'mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { user { id } } }',
    {
      input: { messageId: messages[0]!.id },
    },
  );
  const { messages: rest } = await until(chat, (state) => state.messages[0]!.deletedAt !== null);
  expect(rest).toMatchObject([{ content: '' }, { type: 'PET' }]);
  stop();
});

test('a pet that is deleted anywhere is gone everywhere, with its room', async () => {
  const pet = await newPet(owner, 'Gone');
  await until(nuzzle.pets, ({ items }) => items.some(({ id }) => id === pet.id));
  const chat = nuzzle.chat(pet.roomId);
  const stop = chat.subscribe(() => undefined);
  await until(chat, ({ status }) => status === 'ready');
  await owner.request('mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }', {
    input: { petId: pet.id },
  });
  await until(nuzzle.pets, ({ items }) => items.every(({ id }) => id !== pet.id));
  await until(nuzzle.rooms, ({ items }) => items.every(({ id }) => id !== pet.roomId));
  const { error } = await until(chat, ({ status }) => status === 'failed');
  expect(error).toMatchObject({ code: 'NOT_FOUND' });
  expect(JSON.stringify(nuzzle.apollo.cache.extract())).not.toContain('"Gone"');
  stop();
});

test('pets are created, changed and deleted by the client', async () => {
  const before = nuzzle.pets.get().items.length;
  const pet = await nuzzle.pets.create({ name: 'Mine', persona: 'shy' });
  await until(nuzzle.pets, ({ items }) => items.length === before + 1 && items.at(-1)!.id === pet.id);
  await nuzzle.pets.update({ petId: pet.id, name: 'Yours' });
  await until(nuzzle.pets, ({ items }) => items.at(-1)!.name === 'Yours');
  await nuzzle.pets.remove(pet.id);
  await until(nuzzle.pets, ({ items }) => items.length === before);
  await expect(nuzzle.pets.create({ name: '', persona: 'shy' })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    details: { fields: [{ path: 'name', code: 'TOO_SHORT' }] },
  });
});

test('a pet that writes first is in its room and in the notifications, until they are read', async () => {
  await goAway(app, nuzzle.session.get().owner!);
  const { items } = await until(nuzzle.notifications, (state) => state.items[0]?.kind === 'PET_MESSAGE');
  expect(items[0]).toMatchObject({ delivery: 'SENT', readAt: null });
  await until(nuzzle.notifications, ({ unreadCount }) => unreadCount > 0);
  await until(nuzzle.rooms, (rooms) => rooms.items[0]?.lastMessage?.origin === 'OUTREACH');
  await nuzzle.notifications.markRead();
  await until(nuzzle.notifications, (state) => state.unreadCount === 0 && state.items[0]!.readAt !== null);
});

test('lists that the page asks for itself are right as well', async () => {
  const query = gql(
    `{ me { id pets(first: 50, orderBy: NEWEST) { totalCount edges { cursor node { id name } } pageInfo { hasNextPage } } } }`,
  );
  const { data } = await nuzzle.apollo.query<Json>({ query });
  const pet = await newPet(owner, 'Newest');
  await until(nuzzle.pets, ({ items }) => items.some(({ id }) => id === pet.id));
  const { me } = nuzzle.apollo.readQuery<Json>({ query });
  expect(me.pets.edges[0].node).toMatchObject({ name: 'Newest' });
  expect(me.pets.totalCount).toBe(data.me.pets.totalCount + 1);
});

test('an answer that is older than an event does not undo it', async () => {
  const pet = await newPet(owner, 'Late');
  await until(nuzzle.pets, ({ items }) => items.some(({ id }) => id === pet.id));
  const [answered, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = openKit(app.url, {
    storage: { get: () => undefined, set: () => undefined, remove: () => undefined },
    fetch: async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (JSON.stringify(init?.body).includes('HeldBack')) {
        answered.resolve();
        await held.promise;
      }
      return response;
    },
  });
  const person = newcomer();
  await slow.nuzzle.session.signUp(person);
  const other = caller(app.url, await slow.nuzzle.session.accessToken());
  const own = await newPet(other, 'Before');
  slow.nuzzle.pets.subscribe(() => undefined);
  await until(slow.nuzzle.pets, ({ items }) => items[0]?.name === 'Before');
  const answer = slow.nuzzle.apollo.query<Json>({
    query: gql('query HeldBack($id: ID!) { pet(id: $id) { id name } }'),
    variables: { id: own.id },
    fetchPolicy: 'network-only',
  });
  // The server has answered with the old name before it changes.
  await answered.promise;
  await other.request('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', {
    input: { petId: own.id, name: 'After' },
  });
  await until(slow.nuzzle.pets, ({ items }) => items[0]?.name === 'After');
  held.resolve();
  await answer;
  // Until this is answered, everything has been shown.
  await slow.nuzzle.apollo.query({ query: gql('{ me { id username } }'), fetchPolicy: 'network-only' });
  expect(slow.nuzzle.pets.get().items[0]!.name).toBe('After');
  await slow.nuzzle.dispose();
});
