import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { pruneProgress } from '../../src/reply/reply-progress.js';
import { newOwner, newPet, sendMessage, type Json, type Owner, type TestPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { openTestSocket, type Subscription } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
// A lease that does not run out on a busy machine.
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s' });
const elsewhere = await app.another({ RUN: 'api' });

const orm = await MikroORM.init(databaseOptions(app.database.url, 1));
afterAll(() => orm.close(true));

const progress = `subscription ($id: ID!) { replyProgress(chatRoomId: $id) {
  state text seq reason chatRoom { id replyState } messageEdge { cursor node { id content type sender { __typename } chatRoom { replyState } } } } }`;
const deletePet = 'mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }';
const retry = `mutation ($input: RetryReplyInput!) { retryReply(input: $input) { chatRoom { replyState } } }`;

const someone = async () => {
  const owner = await newOwner(app.url);
  return { owner, pet: await newPet(owner) };
};

/** Takes events until one matches. */
async function until(watch: Subscription, matches: (event: Json) => boolean): Promise<Json> {
  for (;;) {
    const { replyProgress } = await watch.next();
    if (matches(replyProgress)) return replyProgress;
  }
}

const watchOf = (url: string, owner: Owner) => openTestSocket(url, owner.token);

test.each([
  ['in the process of the voice', () => app.url],
  ['in another process', () => elsewhere.url],
])(
  'subscribers get the words while the pet speaks, %s, then the message; late subscribers too',
  async (_name, url) => {
    const { owner, pet } = await someone();
    provider.script.push({ kind: 'hold', words: ['Let me ', 'think. '] });
    await using socket = watchOf(url(), owner);
    const watch = socket.subscribe(progress, { id: pet.roomId });
    await socket.connected;
    await sendMessage(owner, pet.roomId, 'hello');
    const words = await until(watch, ({ text }) => text === 'Let me think.');
    const chatRoom = { id: pet.roomId, replyState: 'THINKING' };
    expect(words).toMatchObject({ state: 'THINKING', reason: null, messageEdge: null, chatRoom });
    expect(words.seq).toBeGreaterThan(0);

    await using late = watchOf(url(), owner);
    const lately = late.subscribe(progress, { id: pet.roomId });
    expect(await until(lately, ({ text }) => text !== '')).toEqual(words);
    provider.release();
    for (const one of [watch, lately]) {
      const done = await until(one, ({ state }) => state === 'DONE');
      expect(done.messageEdge.node).toMatchObject({
        type: 'PET',
        content: done.text,
        sender: { __typename: 'Pet' },
        chatRoom: { replyState: 'IDLE' },
      });
      expect(done.chatRoom).toEqual({ id: pet.roomId, replyState: 'IDLE' });
      expect(done.text).toMatch(/^Let me think\./);
      const { chatRoom: room } = await owner.request(
        'query ($id: ID!) { chatRoom(id: $id) { messages(last: 1) { edges { cursor } } } }',
        { id: pet.roomId },
      );
      expect(done.messageEdge.cursor).toBe(room.messages.edges[0].cursor);
    }
    expect(
      await app.database.query('SELECT 1 FROM reply_progress WHERE chat_room_id = $1', [pet.roomId]),
    ).toEqual([]);
  },
);

test('words that come fast are published at most twenty times a second', async () => {
  const { owner, pet } = await someone();
  provider.script.push({ kind: 'speak', words: Array.from({ length: 180 }, (_, at) => `w${at} `) });
  await using socket = watchOf(app.url, owner);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  const since = performance.now();
  await sendMessage(owner, pet.roomId, 'say much');
  const seqs: number[] = [];
  const done = await until(watch, ({ state, seq }) => {
    if (state === 'THINKING') seqs.push(seq);
    return state === 'DONE';
  });
  expect(done.text).toContain('w179');
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(seqs.length).toBeLessThanOrEqual((performance.now() - since) / 50 + 2);
});

test('subscribers get a failure with a reason for the owner, late subscribers too, and retryReply retries', async () => {
  const { owner, pet } = await someone();
  await using socket = watchOf(app.url, owner);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  provider.script.push({ kind: 'status', status: 400 });
  await sendMessage(owner, pet.roomId, 'hello');
  const failed = await until(watch, ({ state }) => state === 'FAILED');
  expect(failed).toMatchObject({
    chatRoom: { replyState: 'FAILED' },
    text: '',
    messageEdge: null,
    reason: "Coco can't reply right now.",
  });
  await using late = watchOf(elsewhere.url, owner);
  expect((await late.subscribe(progress, { id: pet.roomId }).next()).replyProgress).toMatchObject({
    state: 'FAILED',
    reason: failed.reason,
  });

  expect(await owner.request(retry, { input: { chatRoomId: pet.roomId } })).toEqual({
    retryReply: { chatRoom: { replyState: 'THINKING' } },
  });
  const done = await until(watch, ({ state }) => state === 'DONE');
  expect(done.messageEdge.node.type).toBe('PET');
  expect((await owner.requestError(retry, { input: { chatRoomId: pet.roomId } })).extensions).toEqual({
    code: 'CONFLICT',
    fields: faults({ chatRoomId: 'Has no reply that failed.' }),
  });
});

test("another owner's room is not found, and deleting a room ends its subscriptions", async () => {
  const { owner, pet } = await someone();
  const stranger = await newOwner(app.url);
  await using foreign = watchOf(app.url, stranger);
  expect((await foreign.subscribe(progress, { id: pet.roomId }).nextError()).extensions.code).toBe(
    'NOT_FOUND',
  );
  expect((await stranger.requestError(retry, { input: { chatRoomId: pet.roomId } })).extensions.code).toBe(
    'NOT_FOUND',
  );

  await using socket = watchOf(app.url, owner);
  provider.script.push({ kind: 'hold', words: ['Hm. '] });
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  await sendMessage(owner, pet.roomId, 'hello');
  await until(watch, ({ text }) => text === 'Hm.');
  await owner.request(deletePet, { id: pet.id });
  await watch.completed;
  provider.release();
});

const wordsOf = ({ roomId }: TestPet) =>
  app.database.query<{ words: string }>('SELECT words FROM reply_progress WHERE chat_room_id = $1', [roomId]);

test('stored words are kept until the reply ends', async () => {
  const { owner, pet } = await someone();
  provider.script.push({ kind: 'hold', words: ['Hm. '] });
  await using socket = watchOf(elsewhere.url, owner);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  await sendMessage(owner, pet.roomId, 'hello');
  await until(watch, ({ text }) => text === 'Hm.');
  await pruneProgress(orm.em);
  expect(await wordsOf(pet)).toEqual([{ words: 'Hm.' }]);

  await owner.request(deletePet, { id: pet.id });
  await pruneProgress(orm.em);
  expect(await wordsOf(pet)).toEqual([]);
  provider.release();
});

test.each([
  ['of a room that waits for no reply', 0],
  ['of an earlier try', -1],
])('words %s are deleted', async (_name, tries) => {
  const { pet } = await someone();
  await app.database.query(
    `INSERT INTO reply_progress (chat_room_id, fence, seq, words)
     SELECT id, reply_fence + $2, 1, 'left over' FROM chat_rooms WHERE id = $1`,
    [pet.roomId, tries],
  );
  await pruneProgress(orm.em);
  expect(await wordsOf(pet)).toEqual([]);
});
