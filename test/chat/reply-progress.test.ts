import { afterAll, expect, test } from '@jest/globals';
import { newOwner, newPet, say, type Loose, type Owner } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { openTestSocket, type Subscription } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s' });
const elsewhere = await app.another({ RUN: 'api' });

const progress = `subscription ($id: ID!) { replyProgress(chatRoomId: $id) {
  state text seq reason messageEdge { cursor node { id content type sender { __typename } chatRoom { replyState } } } } }`;
const retry = `mutation ($input: RetryReplyInput!) { retryReply(input: $input) { chatRoom { replyState } } }`;

const someone = async () => {
  const owner = await newOwner(app.url);
  return { owner, pet: await newPet(owner) };
};

/** Takes events until one is as wanted. */
async function until(watch: Subscription, wanted: (event: Loose) => boolean): Promise<Loose> {
  for (;;) {
    const { replyProgress } = await watch.next();
    if (wanted(replyProgress)) return replyProgress;
  }
}

const watchOf = (url: string, owner: Owner) => openTestSocket(url, owner.token);

test.each([
  ['where the voice runs', () => app.url],
  ['in another process', () => elsewhere.url],
])(
  'the words come as they are said, %s, to who comes late too, and then the message itself',
  async (_name, url) => {
    const { owner, pet } = await someone();
    provider.script.push({ kind: 'hold', words: ['Let me ', 'think. '] });
    await using socket = watchOf(url(), owner);
    const watch = socket.subscribe(progress, { id: pet.roomId });
    await socket.connected;
    await say(owner, pet.roomId, 'hello');
    const words = await until(watch, ({ text }) => text === 'Let me think.');
    expect(words).toMatchObject({ state: 'THINKING', reason: null, messageEdge: null });
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
      expect(done.text).toMatch(/^Let me think\./);
      const { chatRoom } = await owner.ask(
        'query ($id: ID!) { chatRoom(id: $id) { messages(last: 1) { edges { cursor } } } }',
        { id: pet.roomId },
      );
      expect(done.messageEdge.cursor).toBe(chatRoom.messages.edges[0].cursor);
    }
    expect(
      await app.database.query('SELECT 1 FROM reply_progress WHERE chat_room_id = $1', [pet.roomId]),
    ).toEqual([]);
  },
);

test('words that come fast are gathered, at most twenty times a second', async () => {
  const { owner, pet } = await someone();
  provider.script.push({ kind: 'speak', words: Array.from({ length: 180 }, (_, at) => `w${at} `) });
  await using socket = watchOf(app.url, owner);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  const since = performance.now();
  await say(owner, pet.roomId, 'say much');
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

test('a failure comes with a sentence to show, to who comes late too, and is tried again when asked', async () => {
  const { owner, pet } = await someone();
  await using socket = watchOf(app.url, owner);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  provider.script.push({ kind: 'status', status: 400 });
  await say(owner, pet.roomId, 'hello');
  const failed = await until(watch, ({ state }) => state === 'FAILED');
  expect(failed).toMatchObject({
    text: '',
    messageEdge: null,
    reason: expect.stringMatching(/^The voice .*\.$/),
  });
  await using late = watchOf(elsewhere.url, owner);
  expect((await late.subscribe(progress, { id: pet.roomId }).next()).replyProgress).toMatchObject({
    state: 'FAILED',
    reason: failed.reason,
  });

  expect(await owner.ask(retry, { input: { chatRoomId: pet.roomId } })).toEqual({
    retryReply: { chatRoom: { replyState: 'THINKING' } },
  });
  const done = await until(watch, ({ state }) => state === 'DONE');
  expect(done.messageEdge.node.type).toBe('PET');
  expect((await owner.refused(retry, { input: { chatRoomId: pet.roomId } })).extensions).toEqual({
    code: 'CONFLICT',
    fields: { chatRoomId: 'has no reply that failed' },
  });
});

test("a stranger's room does not exist, and a room that is gone ends its watchers", async () => {
  const { owner, pet } = await someone();
  const stranger = await newOwner(app.url);
  await using foreign = watchOf(app.url, stranger);
  expect((await foreign.subscribe(progress, { id: pet.roomId }).refusal()).extensions.code).toBe('NOT_FOUND');
  expect((await stranger.refused(retry, { input: { chatRoomId: pet.roomId } })).extensions.code).toBe(
    'NOT_FOUND',
  );

  await using socket = watchOf(app.url, owner);
  provider.script.push({ kind: 'hold', words: ['Hm. '] });
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  await say(owner, pet.roomId, 'hello');
  await until(watch, ({ text }) => text === 'Hm.');
  await owner.ask('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
    id: pet.id,
  });
  await watch.completed;
  provider.release();
});
