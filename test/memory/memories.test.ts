import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { until } from '../support/absence.js';
import { caller, newOwner, newPet, type Json, type Owner, type TestPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { folding, memoriesOf, remembered, settled, talk } from './owner-memory.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, MEMORY_AFTER: '1ms', LEASE: '2s' });

beforeEach(async () => {
  await settled(app);
  provider.requests.length = 0;
  provider.scripts.clear();
});

const remember = `mutation ($input: RememberThisInput!) { rememberThis(input: $input) {
  memory { id kind content told message { id } } pet { id memories { totalCount } } } }`;
const forget = `mutation ($input: ForgetMemoryInput!) { forgetMemory(input: $input) {
  forgottenMemoryId pet { id memories { totalCount nodes { content } } } } }`;
const rememberThis = async (owner: Owner, input: Record<string, unknown>): Promise<Json> =>
  (await owner.request(remember, { input })).rememberThis;
const start = async () => {
  const owner = await newOwner(app.url);
  return { owner, pet: await newPet(owner) };
};
const nothing = folding([]);
const linesOf = async ({ roomId }: TestPet) =>
  (
    await app.database.query<{ id: string }>(
      'SELECT message_id AS id FROM memory_lines WHERE chat_room_id = $1 ORDER BY message_id',
      [roomId],
    )
  ).map(({ id }) => id);

test('an owner has a pet remember words of their own, or a message', async () => {
  const { owner, pet } = await start();
  const told = await rememberThis(owner, {
    petId: pet.id,
    content: '  I am called Mina. ',
    kind: 'NAME',
  });
  expect(told).toMatchObject({
    memory: { kind: 'NAME', content: 'I am called Mina.', told: true, message: null },
    pet: { id: pet.id, memories: { totalCount: 1 } },
  });
  const messageId = await talk(app, owner, pet, 'I am allergic\nto peanuts');
  const taken = await rememberThis(owner, { petId: pet.id, messageId });
  expect(taken.memory).toMatchObject({
    kind: 'OTHER',
    content: 'I am allergic to peanuts',
    message: { id: messageId },
  });
  expect(await memoriesOf(owner, pet)).toEqual(['OTHER I am allergic to peanuts', 'NAME I am called Mina.']);
  // The same again is the same memory.
  const again = await rememberThis(owner, { petId: pet.id, content: 'I am allergic to peanuts!' });
  expect(again).toMatchObject({ memory: { id: taken.memory.id }, pet: { memories: { totalCount: 2 } } });
});

test('the pet is told what its owner had it remember', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [nothing]);
  await rememberThis(owner, { petId: pet.id, content: 'I am called Mina' });
  await talk(app, owner, pet, 'Hi there');
  const spoken = provider.requests.find(({ messages }) => messages.at(-1)!.content.startsWith('Hi there'))!;
  expect(spoken.messages[0]!.content).toContain('I am called Mina');
});

test('a message that is deleted meanwhile is not remembered', async () => {
  const { owner, pet } = await start();
  const messageId = await talk(app, owner, pet, 'I have a violet umbrella');
  await settled(app);
  // While another transaction locks the owner's row, what was asked for waits with the message that it has read.
  const holder = new Client({ connectionString: app.database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [owner.id]);
  const asked = owner.requestError(remember, { input: { petId: pet.id, messageId } });
  await until(
    () =>
      app.database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'FROM users'`,
      ),
    (waiting) => waiting.length > 0,
  );
  await holder.query('SELECT delete_message($1, $2)', [owner.id, messageId]);
  await holder.query('COMMIT');
  await holder.end();
  expect((await asked).extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'messageId' }] });
  expect(await memoriesOf(owner, pet)).toEqual([]);
});

test('a memory has words, of 1 to 200 characters', async () => {
  const { owner, pet } = await start();
  const long = await talk(app, owner, pet, 'Very long. '.repeat(30));
  const faults: [Record<string, unknown>, string, string][] = [
    [{}, 'content', 'REQUIRED'],
    [{ content: ' ' }, 'content', 'TOO_SHORT'],
    [{ content: 'x'.repeat(201) }, 'content', 'TOO_LONG'],
    [{ content: 'two\nlines' }, 'content', 'INVALID_CHARACTERS'],
    [{ messageId: long }, 'content', 'TOO_LONG'],
  ];
  for (const [input, path, code] of faults) {
    const error = await owner.requestError(remember, { input: { petId: pet.id, ...input } });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path, code }] });
  }
  expect(await memoriesOf(owner, pet)).toEqual([]);
});

test("another pet's message, a pet's own and another owner's are no source", async () => {
  const { owner, pet } = await start();
  const other = await newPet(owner, 'Momo');
  const messageId = await talk(app, owner, other, 'I like the sea');
  const [reply] = await app.database.query<{ id: string }>(
    `SELECT id FROM messages WHERE chat_room_id = $1 AND message_type = 'PET'`,
    [other.roomId],
  );
  for (const input of [
    { petId: pet.id, messageId },
    { petId: other.id, messageId: reply!.id },
  ])
    expect((await owner.requestError(remember, { input })).extensions.code).toBe('BAD_USER_INPUT');
  const { owner: stranger, pet: theirs } = await start();
  for (const input of [
    { petId: theirs.id, messageId },
    { petId: pet.id, content: 'x' },
  ])
    expect((await stranger.requestError(remember, { input })).extensions.code).toBe('NOT_FOUND');
});

test('forty things that the owner told are enough', async () => {
  const { owner, pet } = await start();
  for (let nth = 0; nth < 40; nth++)
    await rememberThis(owner, { petId: pet.id, content: `Fact number${nth}` });
  const error = await owner.requestError(remember, { input: { petId: pet.id, content: 'One more thing' } });
  expect(error.extensions).toMatchObject({ code: 'CONFLICT', fields: [{ code: 'TOO_MANY' }] });
});

test('what is forgotten stays forgotten, in every prompt', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'HOME', text: 'The owner moved to Busan' }], 'The owner moved to Busan.'),
  ]);
  const first = await talk(app, owner, pet, 'I moved to Busan!');
  await remembered(app, pet, first);
  provider.scripts.set('memory', [folding([{ line: 1, kind: 'HOME', text: 'The owner moved to Seoul' }])]);
  const second = await talk(app, owner, pet, 'Today I moved to Seoul');
  await remembered(app, pet, second);
  provider.scripts.set('memory', [nothing]);
  const third = await talk(app, owner, pet, 'I have a headache');
  await remembered(app, pet, third);
  const { pet: seen } = await owner.request(
    'query ($id: ID!) { pet(id: $id) { memories { nodes { id } } } }',
    {
      id: pet.id,
    },
  );
  provider.requests.length = 0;
  // A model that sees the lines again would take the fact again.
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'OTHER', text: 'The owner has a headache' }], 'The owner has a headache.'),
  ]);
  const memoryId = seen.memories.nodes[0].id;
  const { forgetMemory } = await owner.request(forget, { input: { memoryId } });
  expect(forgetMemory).toEqual({
    forgottenMemoryId: memoryId,
    pet: { id: pet.id, memories: { totalCount: 0, nodes: [] } },
  });
  await remembered(app, pet, third);
  expect(await linesOf(pet)).toEqual([third]);
  expect(await memoriesOf(owner, pet)).toEqual([]);
  expect(JSON.parse(provider.requests[0]!.messages[1]!.content).lines).toEqual([
    { line: 1, text: 'I have a headache' },
  ]);
  const kept = await app.database.query('SELECT summary FROM room_memories WHERE chat_room_id = $1', [
    pet.roomId,
  ]);
  expect(kept).toEqual([{ summary: 'The owner has a headache.' }]);
  expect(await app.database.query('SELECT 1 FROM memories WHERE pet_id = $1', [pet.id])).toEqual([]);
});

test('the other devices of an owner learn what a pet remembers', async () => {
  const { owner, pet } = await start();
  await using socket = openTestSocket(app.url, owner.token);
  const events = socket.subscribe(
    `subscription ($after: String) { ownerEvents(after: $after) { node { ... on Pet { id memories(first: 5) { nodes { content } } } } } }`,
    { after: fromTheStart },
  );
  const told = async (expected: string[]) => {
    for (;;) {
      const { node }: Json = (await events.next()).ownerEvents;
      if (
        node.memories &&
        JSON.stringify(node.memories.nodes.map(({ content }: Json) => content)) === JSON.stringify(expected)
      )
        return;
    }
  };
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'LIKE', text: 'The owner likes rain' }]),
    nothing,
  ]);
  const messageId = await talk(app, owner, pet, 'I like rain');
  await told(['The owner likes rain']);
  const { memory } = await rememberThis(owner, { petId: pet.id, content: 'I am called Mina' });
  await told(['I am called Mina', 'The owner likes rain']);
  await owner.request(forget, { input: { memoryId: memory.id } });
  await told(['The owner likes rain']);
  await owner.request(
    'mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }',
    {
      input: { messageId },
    },
  );
  await told([]);
});

test('a deleted message leaves memory', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }], 'The cat is Yuna.'),
    nothing,
  ]);
  const messageId = await talk(app, owner, pet, "My cat's name is Yuna");
  await remembered(app, pet, messageId);
  expect(await memoriesOf(owner, pet)).toHaveLength(1);
  await owner.request(
    'mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }',
    {
      input: { messageId },
    },
  );
  expect(await memoriesOf(owner, pet)).toEqual([]);
  expect(await linesOf(pet)).toEqual([]);
  const kept = await app.database.query('SELECT summary FROM room_memories WHERE chat_room_id = $1', [
    pet.roomId,
  ]);
  expect(kept).toEqual([{ summary: null }]);
});

test('what is deleted while a model reads it is not written', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    {
      kind: 'hold',
      words: [JSON.stringify({ facts: [{ line: 1, kind: 'LIKE', text: 'The owner likes rain' }] })],
    },
    nothing,
    nothing,
  ]);
  const messageId = await talk(app, owner, pet, 'I like rain');
  while (!provider.requests.some(({ messages }) => messages[0]!.content.startsWith('You keep')))
    await provider.served();
  await owner.request(
    'mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { id } } }',
    {
      input: { messageId },
    },
  );
  provider.release();
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  expect(await memoriesOf(owner, pet)).toEqual([]);
});

test("another owner's memory is not there to forget, nor one that was superseded", async () => {
  const { owner, pet } = await start();
  const { memory } = await rememberThis(owner, { petId: pet.id, content: 'I live in Busan', kind: 'HOME' });
  await rememberThis(owner, { petId: pet.id, content: 'I live in Seoul', kind: 'HOME' });
  const stranger = await newOwner(app.url);
  for (const one of [stranger, owner]) {
    const error = await one.requestError(forget, { input: { memoryId: memory.id } });
    expect([error.extensions.code, error.message]).toEqual(['NOT_FOUND', 'No such memory.']);
  }
  expect(
    (await caller(app.url).requestError(forget, { input: { memoryId: memory.id } })).extensions.code,
  ).toBe('UNAUTHENTICATED');
});

test('memories are exported, and erased with the account', async () => {
  const { owner, pet } = await start();
  provider.scripts.set('memory', [
    folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }], 'The cat is Yuna.'),
  ]);
  const messageId = await talk(app, owner, pet, "My cat's name is Yuna");
  await remembered(app, pet, messageId);
  const { exportMyData } = await owner.request(
    'mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) { url } }',
    { input: { password: owner.password } },
  );
  const exported = await (await fetch(new URL(exportMyData.url as string, app.url))).text();
  const lines = exported
    .trim()
    .split('\n')
    .map((line): Json => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ type: 'memory', content: "The owner's cat is Yuna", petId: pet.id, messageId }),
  );
  expect(lines).toContainEqual({ type: 'summary', chatRoomId: pet.roomId, content: 'The cat is Yuna.' });
  await owner.request(
    'mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId } }',
    {
      input: { password: owner.password },
    },
  );
  const left = await app.database.query(
    `SELECT 1 FROM memories WHERE user_id = $1 UNION ALL SELECT 1 FROM room_memories WHERE user_id = $1`,
    [owner.id],
  );
  expect(left).toEqual([]);
});
