import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { newOwner, newPet, type Owner, type TestPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { folding, remembered, settled, talk } from './owner-memory.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const env = { OPENAI_BASE_URL: provider.baseUrl, MEMORY_AFTER: '1ms', LEASE: '2s' };
const app = await startApp(env);
const embedding = await startApp({
  ...env,
  OPENAI_EMBEDDING_MODEL: 'vectors',
  EMBEDDING_TIMEOUT: '1m',
});
const impatient = await startApp({
  ...env,
  OPENAI_EMBEDDING_MODEL: 'vectors',
  EMBEDDING_TIMEOUT: '20ms',
});
const scripted = await startApp({ MEMORY_AFTER: '1ms', LEASE: '2s' });

beforeEach(async () => {
  await settled(app);
  provider.requests.length = 0;
  provider.scripts.clear();
  // In any order: a room may be folded in more than one piece.
  provider.scripts.set('memory', Array(20).fill(folding([])));
});

const start = async (on: TestApp) => {
  const owner = await newOwner(on.url);
  return { owner, pet: await newPet(owner) };
};
/** Fills a room with small talk that is older than the newest messages. */
const fill = (on: TestApp, owner: Owner, { roomId }: TestPet, count: number, first: string) =>
  on.database.query(
    `SELECT append_message($1, nextval('messages_id_seq'), clock() - ($3::integer + 1 - nth) * interval '1 minute', $2, NULL,
       CASE WHEN nth = 1 THEN $4 ELSE 'It rains again in week ' || nth END, NULL, NULL) FROM generate_series(1, $3::integer) AS nth`,
    [roomId, owner.id, count, first],
  );
const lastMessageTo = (words: string) =>
  provider.requests.findLast(({ messages }) => messages.at(-1)!.content.startsWith(words))!.messages.at(-1)!
    .content;

test.each([
  ["My cat's name is Yuna", "What's the name of my cat?", 40],
  ["My cat's name is Yuna", 'Do you remember what my cat is called?', 200],
  ['우리 고양이 이름은 유나야', '내 고양이 이름이 뭐였지?', 40],
  ['우리 고양이 이름은 유나야', '고양이 이름 기억나?', 200],
])('%s is recalled at %s, as message %d', async (said, asked, count) => {
  const { owner, pet } = await start(app);
  await fill(app, owner, pet, count - 1, said);
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'), false);
  await talk(app, owner, pet, asked);
  expect(lastMessageTo(asked)).toContain(JSON.stringify(said));
  expect(lastMessageTo(asked)).not.toContain('It rains');
});

test('what an owner in despair wrote is neither recalled nor folded', async () => {
  const { owner, pet } = await start(app);
  await fill(app, owner, pet, 50, 'Last night on the bridge I wanted to kill myself');
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  await talk(app, owner, pet, 'I was on the bridge last night, and it rained');
  expect(provider.requests.filter((request) => JSON.stringify(request).includes('kill myself'))).toEqual([]);
});

test('a room from before memory is folded from its newest 200 lines on', async () => {
  const { owner, pet } = await start(app);
  await fill(app, owner, pet, 260, 'The very first words');
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  const texts = provider.requests
    .filter(({ messages }) => messages[0]!.content.startsWith('You keep the memory'))
    .flatMap(({ messages }) => JSON.parse(messages[1]!.content).lines as { text: string }[])
    .map(({ text }) => text)
    // The rooms of other tests are folded, too.
    .filter((text) => /It rains|first words/.test(text));
  expect(texts).toHaveLength(199);
  expect(texts[0]).toBe('It rains again in week 62');
  const lines = await app.database.query('SELECT 1 FROM memory_lines WHERE chat_room_id = $1', [pet.roomId]);
  expect(lines).toHaveLength(261);
});

test('with embeddings, a message is recalled that shares no words', async () => {
  const { owner, pet } = await start(embedding);
  provider.vectorOf = (text) => (/dog|puppy/.test(text) ? [1, 0.1, 0] : [0.1, 1, text.length % 3]);
  await fill(embedding, owner, pet, 60, 'I grew up with a dog');
  await remembered(embedding, pet, await talk(embedding, owner, pet, 'Hello'), false);
  const [line] = await embedding.database.query<{ embedding: Buffer; embedding_model: string }>(
    'SELECT embedding, embedding_model FROM memory_lines WHERE chat_room_id = $1 ORDER BY message_id',
    [pet.roomId],
  );
  expect([[...new Int8Array(line!.embedding)], line!.embedding_model]).toEqual([[127, 13, 0], 'vectors']);
  await talk(embedding, owner, pet, 'My puppy is ill');
  expect(lastMessageTo('My puppy')).toContain('I grew up with a dog');
});

test('without a model messages have lines, and nothing is folded', async () => {
  const { owner, pet } = await start(scripted);
  const id = await talk(scripted, owner, pet, "My cat's name is Yuna");
  await remembered(scripted, pet, id, false);
  const rows = await scripted.database.query(
    `SELECT summary, facts_to_id, failure, (SELECT count(*)::integer FROM memory_lines WHERE chat_room_id = $1) AS lines
     FROM room_memories WHERE chat_room_id = $1`,
    [pet.roomId],
  );
  expect(rows).toEqual([{ summary: null, facts_to_id: '0', failure: null, lines: 1 }]);
});

test('an embedding that fails or does not come in time leaves recall to the terms', async () => {
  const { owner, pet } = await start(impatient);
  await fill(impatient, owner, pet, 60, "My cat's name is Yuna");
  await remembered(impatient, pet, await talk(impatient, owner, pet, 'Hello'), false);
  for (const behaviour of [500, 'never', 'garbage'] as const) {
    provider.embeddings = behaviour;
    const asked = `What is the name of my cat, ${behaviour}?`;
    await talk(impatient, owner, pet, asked);
    expect(lastMessageTo(asked)).toContain(JSON.stringify("My cat's name is Yuna"));
  }
  provider.embeddings = 'vectors';
});
