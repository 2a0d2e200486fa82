import { expect, test } from '@jest/globals';
import { goAway, until } from '../support/absence.js';
import { brokenInvariants } from '../support/broken-invariants.js';
import {
  caller,
  newOwner,
  newPet,
  sendMessage,
  type Json,
  type Owner,
  type TestPet,
} from '../support/client.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ SWEEP_EVERY: '1s' });

const room = `unreadCount readUpTo readCursor readAt messages(last: 100) { nodes { id type origin } }`;

const read = async (owner: Owner, { roomId }: TestPet): Promise<Json> =>
  await owner.request(
    `query ($id: ID!) { chatRoom(id: $id) { ${room} } me { unreadCount unreadNotificationCount } }`,
    { id: roomId },
  );

const mark = `mutation ($input: MarkReadInput!) {
  markRead(input: $input) { chatRoom { id ${room} } user { unreadCount unreadNotificationCount } } }`;

const markRead = async (owner: Owner, { roomId }: TestPet, upTo: string): Promise<Json> =>
  (await owner.request(mark, { input: { chatRoomId: roomId, upTo } })).markRead;

/** Waits for the pet's answer to everything, and returns the room. */
const answered = (owner: Owner, pet: TestPet, replies: number) =>
  until(
    () => read(owner, pet),
    ({ chatRoom }) => chatRoom.messages.nodes.filter(({ type }: Json) => type === 'PET').length === replies,
  );

test('replies count as unread until they are marked, on every device, and never again', async () => {
  const owner = await newOwner(app.url);
  const [pet, other] = [await newPet(owner), await newPet(owner, 'Mimi')];
  expect((await read(owner, pet)).chatRoom).toMatchObject({ unreadCount: 0, readUpTo: null, readAt: null });
  const { message } = await sendMessage(owner, pet.roomId, 'hello');
  const { chatRoom } = await answered(owner, pet, 1);
  expect(chatRoom).toMatchObject({ unreadCount: 1, readUpTo: message.id, readAt: message.sentAt });
  await sendMessage(owner, other.roomId, 'hello');
  await answered(owner, other, 1);
  expect((await read(owner, pet)).me.unreadCount).toBe(2);

  const reply = chatRoom.messages.nodes.at(-1).id;
  const { chatRoom: unread } = await owner.request(
    'query ($id: ID!, $after: String) { chatRoom(id: $id) { messages(first: 5, after: $after) { nodes { id } } } }',
    { id: pet.roomId, after: chatRoom.readCursor },
  );
  expect(unread.messages.nodes).toEqual([{ id: reply }]);
  const marked = await markRead(owner, pet, reply);
  expect(marked.chatRoom).toMatchObject({ unreadCount: 0, readUpTo: reply });
  expect(marked.user.unreadCount).toBe(1);
  // A slower device, and the same one again, change nothing.
  const device = caller(app.url, owner.token);
  for (const upTo of [message.id, reply])
    expect((await markRead({ ...owner, ...device } as Owner, pet, upTo)).chatRoom).toEqual(marked.chatRoom);
  expect((await read(owner, pet)).chatRoom).toMatchObject({ unreadCount: 0, readUpTo: reply });
  expect(await brokenInvariants(app.database)).toEqual([]);
});

test('sending a message marks its room read, with its notifications, and answers with the new counts', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await goAway(app, owner);
  await until(
    () =>
      app.database.query('SELECT 1 FROM outreaches WHERE user_id = $1 AND message_id IS NOT NULL', [
        owner.id,
      ]),
    (rows) => rows.length === 1,
  );
  // The welcome is the other notification.
  expect((await read(owner, pet)).me).toEqual({ unreadCount: 1, unreadNotificationCount: 2 });
  const { sendMessage: sent } = await owner.request(
    `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
      messageEdge { cursor node { id origin } } chatRoom { unreadCount } user { unreadCount unreadNotificationCount } } }`,
    { input: { chatRoomId: pet.roomId, content: 'I am back' } },
  );
  expect(sent).toMatchObject({
    messageEdge: { node: { origin: 'OWNER' } },
    chatRoom: { unreadCount: 0 },
    user: { unreadCount: 0, unreadNotificationCount: 1 },
  });
  const { notifications } = (
    await owner.request('{ me { notifications(orderBy: NEWEST) { nodes { type readAt } } } }')
  ).me;
  expect(notifications.nodes).toEqual([
    { type: 'PET_MESSAGE', readAt: expect.any(String) },
    { type: 'SYSTEM', readAt: null },
  ]);
  const { chatRoom } = await answered(owner, pet, 2);
  expect(chatRoom.messages.nodes.map(({ origin }: Json) => origin)).toEqual(['OUTREACH', 'OWNER', 'REPLY']);
  expect(await brokenInvariants(app.database)).toEqual([]);
});

test('marking a room read marks its notifications, counts as presence, and leaves other rooms alone', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await newPet(owner, 'Mimi');
  await goAway(app, owner);
  const [outreach] = await until(
    () =>
      app.database.query<{ id: string }>(
        'SELECT message_id AS id FROM outreaches WHERE user_id = $1 AND message_id IS NOT NULL',
        [owner.id],
      ),
    (rows) => rows.length === 1,
  );
  const presence = async () =>
    (
      await app.database.query<{ at: Date }>('SELECT last_active_at AS at FROM users WHERE id = $1', [
        owner.id,
      ])
    )[0]!.at;
  const before = await presence();
  const background = caller(app.url, owner.token, { 'nuzzle-background': '1' });
  const { markRead: marked } = await background.request(mark, {
    input: { chatRoomId: pet.roomId, upTo: outreach!.id },
  });
  expect(marked.user).toEqual({ unreadCount: 0, unreadNotificationCount: 1 });
  expect((await presence()).getTime()).toBeGreaterThan(before.getTime());
});

test('notifications are marked up to one of them, or all', async () => {
  const owner = await newOwner(app.url);
  const ids = await app.database.query<{ id: string }>(
    `INSERT INTO notifications (user_id, notification_type, title, content, status, sent_at)
     SELECT $1, 'SYSTEM', 'News', 'number ' || n, 'SENT', clock() FROM generate_series(1, 3) n RETURNING id`,
    [owner.id],
  );
  const marking = async (upTo?: string) =>
    (
      await owner.request(
        `mutation ($input: MarkNotificationsReadInput!) {
          markNotificationsRead(input: $input) { marked user { unreadNotificationCount } } }`,
        { input: { upTo } },
      )
    ).markNotificationsRead;
  expect(await marking(ids[1]!.id)).toEqual({ marked: 3, user: { unreadNotificationCount: 1 } });
  expect(await marking(ids[0]!.id)).toEqual({ marked: 0, user: { unreadNotificationCount: 1 } });
  expect(await marking()).toEqual({ marked: 1, user: { unreadNotificationCount: 0 } });
});

test('a message of another room, or of nobody, is not found', async () => {
  const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
  const [pet, other, foreign] = [await newPet(owner), await newPet(owner), await newPet(stranger)];
  const elsewhere = (await sendMessage(owner, other.roomId, 'hello')).message.id;
  const strange = (await sendMessage(stranger, foreign.roomId, 'hello')).message.id;
  for (const upTo of [elsewhere, strange, '999999999'])
    expect(await owner.requestError(mark, { input: { chatRoomId: pet.roomId, upTo } })).toMatchObject({
      message: 'No such message.',
      extensions: { code: 'NOT_FOUND' },
    });
  expect(
    await owner.requestError(mark, { input: { chatRoomId: foreign.roomId, upTo: strange } }),
  ).toMatchObject({
    message: 'No such chat room.',
    extensions: { code: 'NOT_FOUND' },
  });
});

test('without a model, a pet that is asked again says something else', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await sendMessage(owner, pet.roomId, 'hello');
  await answered(owner, pet, 1);
  const content = async (): Promise<string> =>
    (
      await owner.request('query ($id: ID!) { chatRoom(id: $id) { lastMessage { content } } }', {
        id: pet.roomId,
      })
    ).chatRoom.lastMessage.content;
  const first = await content();
  await owner.request('mutation ($id: ID!) { regenerateReply(input: { chatRoomId: $id }) { replacesId } }', {
    id: pet.roomId,
  });
  expect(await until(content, (now) => now !== first)).not.toBe('');
});
