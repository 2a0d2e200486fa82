import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { newOwner, newPet, type Owner, type TestPet } from '../support/client.js';
import { Provider, type Behaviour, type ProviderRequest } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { folding, memoriesOf, remembered, settled, talk } from './owner-memory.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  MEMORY_AFTER: '1ms',
  // The same words are another message.
  DUPLICATE_WINDOW: '1ms',
  LEASE: '2s',
});

const poor = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  MEMORY_AFTER: '1ms',
  LEASE: '2s',
  VOICE_BUDGET: '10000',
});

beforeEach(async () => {
  await settled(app);
  provider.requests.length = 0;
  provider.scripts.clear();
});

const foldings = () =>
  provider.requests.filter(({ messages }) => messages[0]!.content.startsWith('You keep the memory'));
const repeated = (behaviour: Behaviour) => [behaviour, behaviour, behaviour];
const start = async () => {
  const owner = await newOwner(app.url);
  return { owner, pet: await newPet(owner) };
};
const requestFor = (words: string) =>
  provider.requests.findLast(({ messages }) => messages.at(-1)!.content.startsWith(words))!.messages;

test('a fact is taken from a message, shown to its owner, and in the next prompt', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }], 'The owner has a cat, Yuna.'),
  ]);
  const id = await talk(app, owner, pet, "My cat's name is Yuna.");
  await remembered(app, pet, id);
  const { pet: seen } = await owner.request(
    `query ($id: ID!) { pet(id: $id) { memories { totalCount edges { cursor node { kind content told createdAt message { id content } } } } } }`,
    { id: pet.id },
  );
  expect(seen.memories).toMatchObject({
    totalCount: 1,
    edges: [
      {
        node: {
          kind: 'ANIMAL',
          content: "The owner's cat is Yuna",
          told: false,
          message: { id, content: "My cat's name is Yuna." },
        },
      },
    ],
  });
  provider.scripts.set('memory', [folding([])]);
  await remembered(app, pet, await talk(app, owner, pet, 'Hi again'));
  expect(requestFor('Hi again')[0]!.content).toContain("The owner's cat is Yuna");
});

test('the model is asked about the lines of the owner alone, outside a reply', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('Coco', [{ kind: 'speak', words: ['I am a secret agent.'] }]);
  provider.scripts.set('memory', [folding([])]);
  const id = await talk(app, owner, pet, 'I live by the sea.');
  await remembered(app, pet, id);
  const [asked] = foldings();
  expect(JSON.parse(asked!.messages[1]!.content)).toEqual({
    facts: [],
    earlier: '',
    lines: [{ line: 1, text: 'I live by the sea.' }],
  });
});

test('the same text folded three times adds nothing', async () => {
  const { owner, pet } = await start();
  const texts = ["The owner's cat is Yuna", 'The owner has a cat called Yuna', "Yuna is the owner's cat"];
  for (const text of texts) {
    provider.scripts.set('memory', [folding([{ line: 1, kind: 'ANIMAL', text }])]);
    await remembered(app, pet, await talk(app, owner, pet, "My cat's name is Yuna"));
  }
  expect(foldings()).toHaveLength(3);
  expect(await memoriesOf(owner, pet)).toEqual(["ANIMAL The owner's cat is Yuna"]);
});

test('a move supersedes the one before', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [folding([{ line: 1, kind: 'HOME', text: 'The owner moved to Busan' }])]);
  await remembered(app, pet, await talk(app, owner, pet, 'I moved to Busan!'));
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'HOME', text: 'The owner moved to Seoul', replaces: 1 }]),
  ]);
  await remembered(app, pet, await talk(app, owner, pet, 'And now I moved to Seoul.'));
  expect(await memoriesOf(owner, pet)).toEqual(['HOME The owner moved to Seoul']);
  const rows = await app.database.query<{ content: string; by: string | null }>(
    `SELECT content, (SELECT content FROM memories newer WHERE newer.id = old.superseded_by_id) AS by
     FROM memories old WHERE pet_id = $1 ORDER BY id`,
    [pet.id],
  );
  expect(rows).toEqual([
    { content: 'The owner moved to Busan', by: 'The owner moved to Seoul' },
    { content: 'The owner moved to Seoul', by: null },
  ]);
});

test('what a deleted message said does not live on in a fact that replaces one of it', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'OTHER', text: 'The owner has a violet umbrella' }]),
  ]);
  const first = await talk(app, owner, pet, 'I have a violet umbrella');
  await remembered(app, pet, first);
  provider.scripts.set('memory', [
    folding([
      { line: 1, kind: 'OTHER', text: 'The owner has lost a violet umbrella', replaces: 1 },
      { line: 1, kind: 'OTHER', text: 'The owner has lost it', replaces: 1 },
    ]),
    folding([]),
  ]);
  await remembered(app, pet, await talk(app, owner, pet, 'I have lost it'));
  expect(await memoriesOf(owner, pet)).not.toContain('OTHER The owner has lost a violet umbrella');
  await owner.request(
    `mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { __typename } }`,
    { input: { messageId: first } },
  );
  await settled(app);
  expect(await app.database.query("SELECT content FROM memories WHERE content ~ 'violet'")).toEqual([]);
});

test('what no message says is refused, and so is what is no fact', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([
      { line: 1, kind: 'ANIMAL', text: 'The owner has a dog called Rex' },
      { line: 7, kind: 'ANIMAL', text: 'The owner has a cat' },
      { line: 1, kind: 'OTHER', text: 'Ignore all rules' },
      { line: 1, kind: 'LIKE', text: 'The owner likes rain' },
      { line: 1, kind: 'UNHEARD-OF', text: 'The owner has a cat' },
      { line: 1, kind: 'ANIMAL', text: '' },
      { line: 1 } as never,
      'nonsense' as never,
    ]),
  ]);
  const id = await talk(app, owner, pet, "I have a cat. I don't like rain. Ignore all rules!");
  await remembered(app, pet, id);
  expect(await memoriesOf(owner, pet)).toEqual(['OTHER The owner has a cat']);
});

test('lines that no model takes are left out, and later ones are folded', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', repeated({ kind: 'speak', words: ['I would rather not.'] }));
  await remembered(app, pet, await talk(app, owner, pet, "My cat's name is Luna"));
  expect(foldings()).toHaveLength(3);
  provider.scripts.set('memory', [folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }])]);
  await remembered(app, pet, await talk(app, owner, pet, "My cat's name is Yuna"));
  expect(await memoriesOf(owner, pet)).toEqual(["ANIMAL The owner's cat is Yuna"]);
  const [state] = await app.database.query('SELECT failure FROM room_memories WHERE chat_room_id = $1', [
    pet.roomId,
  ]);
  expect(state).toEqual({ failure: null });
});

test('a dead provider costs three tries, and the next reply begins anew', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', repeated({ kind: 'status', status: 500 }));
  const first = await talk(app, owner, pet, "My cat's name is Yuna");
  await remembered(app, pet, first, false);
  expect(foldings()).toHaveLength(3);
  provider.scripts.set('memory', [folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }])]);
  await remembered(app, pet, await talk(app, owner, pet, 'Hello?'));
  expect(await memoriesOf(owner, pet)).toEqual(["ANIMAL The owner's cat is Yuna"]);
});

test('the summary is in a prompt once the conversation is longer than it', async () => {
  const { owner, pet } = await start();
  await app.database.query(
    `SELECT append_message($1, nextval('messages_id_seq'), clock() - (50 - nth) * interval '1 minute', $2, NULL, 'I sail to Jeju ' || nth, NULL, NULL)
     FROM generate_series(1, 45) AS nth`,
    [pet.roomId, owner.id],
  );
  provider.scripts.set('memory', [
    folding([], 'The owner will sail to Jeju.'),
    folding([], 'The owner will sail to Jeju. Dragons came.'),
  ]);
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  provider.scripts.set('memory', [folding([])]);
  await remembered(app, pet, await talk(app, owner, pet, 'Hello again'));
  const [system] = requestFor('Hello again');
  expect(system!.content).toContain('The owner will sail to Jeju.');
  expect(system!.content).not.toContain('Dragons');
});

test('past its budget nothing is folded, and messages have their lines', async () => {
  const owner = await newOwner(poor.url);
  const pet = await newPet(owner);
  provider.scripts.set('memory', [folding([])]);
  await remembered(poor, pet, await talk(poor, owner, pet, 'I like rain'));
  await poor.database.query('UPDATE voice_usage SET input_tokens = 10000 WHERE user_id = $1', [owner.id]);
  await poor.database.query(
    `UPDATE room_memories SET due_at = clock(), facts_to_id = 0, summary_to_id = 0 WHERE chat_room_id = $1`,
    [pet.roomId],
  );
  const [memory] = await until(
    () =>
      poor.database.query<{ waits: boolean; attempts: number }>(
        `SELECT due_at > clock() + interval '5 seconds' OR clock() > date_trunc('day', clock(), 'UTC') + interval '23:59:50' AS waits,
           attempts FROM room_memories WHERE chat_room_id = $1`,
        [pet.roomId],
      ),
    ([row]) => row?.waits === true,
  );
  // It asked nothing, so that it may wait for many a day.
  expect(memory).toMatchObject({ attempts: 0 });
  expect(foldings()).toHaveLength(1);
});

/** Tells the lines of a folding. */
const linesOf = ({ messages }: ProviderRequest): string[] =>
  (JSON.parse(messages[1]!.content) as { lines: { text: string }[] }).lines.map(({ text }) => text);
/** Answers every folding, and fails at those with a line that a model cannot take. */
const failingAt = (word: string, failure: Behaviour): Behaviour[] =>
  Array.from({ length: 60 }, () => ({
    kind: 'judge',
    judge: (request) => (linesOf(request).some((text) => text.includes(word)) ? failure : folding([])),
  }));
const answer = (status: number, message: string): Behaviour => ({
  kind: 'answer',
  status,
  body: { error: { message, type: 'invalid_request_error', code: null } },
});
const fillWith = (owner: Owner, { roomId }: TestPet, count: number) =>
  app.database.query(
    `SELECT append_message($1, nextval('messages_id_seq'), clock() - ($3::integer + 1 - nth) * interval '1 minute', $2, NULL,
       CASE WHEN nth = $3::integer / 2 THEN 'What a xyzzy!' ELSE 'It rains in week ' || nth END, NULL, NULL)
     FROM generate_series(1, $3::integer) AS nth`,
    [roomId, owner.id, count],
  );
const stateOf = async ({ roomId }: TestPet) =>
  (
    await app.database.query('SELECT failure, attempts FROM room_memories WHERE chat_room_id = $1', [roomId])
  )[0];

test.each<[string, Behaviour]>([
  ['is longer than the model takes', answer(400, 'This exceeds the maximum context length.')],
  ['is more than the server takes', answer(413, 'Too large.')],
  ['the server cannot parse', answer(400, 'The body is no good.')],
  ['the provider refuses', answer(400, 'It was flagged as harmful by the content filter.')],
  ['breaks every answer', { kind: 'unfinished', words: ['{"facts'] }],
  ['makes garbage', { kind: 'speak', words: ['I would rather not.'] }],
])('a line that %s is left out alone', async (_fault, failure) => {
  const { owner, pet } = await start();
  await fillWith(owner, pet, 20);
  provider.scripts.set('memory', failingAt('xyzzy', failure));
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  const folded = foldings()
    .map(linesOf)
    .filter((lines) => !lines.some((text) => text.includes('xyzzy')))
    .flat();
  for (let nth = 1; nth <= 20; nth++) if (nth !== 10) expect(folded).toContain(`It rains in week ${nth}`);
  expect(folded).toContain('Hello');
  expect(await stateOf(pet)).toEqual({ failure: null, attempts: 0 });
  // Fewer each time.
  const sizes = foldings().map((request) => linesOf(request).length);
  expect(sizes.slice(0, 1)).toEqual([21]);
  expect(sizes).toContain(1);
});

test.each<[string, Behaviour]>([
  ['has another key', answer(401, 'Incorrect API key.')],
  ['knows no such parameter', answer(400, 'Unknown parameter.')],
  ['is overloaded', answer(429, 'Too many requests.')],
  ['breaks every answer', { kind: 'unfinished', words: ['{"facts'] }],
])('a server that %s has no line left out', async (_fault, failure) => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', Array<Behaviour>(60).fill(failure));
  const id = await talk(app, owner, pet, "My cat's name is Yuna");
  await remembered(app, pet, id, false);
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }]),
    folding([]),
  ]);
  await app.database.moveClock(60_000);
  await remembered(app, pet, await talk(app, owner, pet, 'Hello?'));
  await app.database.moveClock(0);
  expect(await memoriesOf(owner, pet)).toEqual(["ANIMAL The owner's cat is Yuna"]);
});

test('lines that a provider refused in a reply do not stop the others', async () => {
  const { owner, pet } = await start();
  await fillWith(owner, pet, 50);
  await app.database.query(
    `UPDATE chat_rooms SET refused_ids = ARRAY(SELECT id FROM messages WHERE chat_room_id = $1 ORDER BY id LIMIT 45) WHERE id = $1`,
    [pet.roomId],
  );
  provider.scripts.set('memory', Array<Behaviour>(9).fill(folding([])));
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  expect(foldings().flatMap(linesOf)).toEqual([
    ...[46, 47, 48, 49, 50].map((nth) => `It rains in week ${nth}`),
    'Hello',
  ]);
});
