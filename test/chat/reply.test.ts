import { afterAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { startApp } from '../support/start-app.js';
import { newOwner, newPet, sendMessage, type Owner, type TestPet } from '../support/client.js';
import { Provider, type Behaviour } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  OPENAI_MODEL: 'test-model',
  // Longer than a busy machine delays a process.
  VOICE_FIRST_BYTE: '4s',
  VOICE_IDLE: '4s',
  LEASE: '30s',
});

const petAdded = `subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }`;

/** An owner, a pet, and the pet's words as they come. */
async function chat() {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  const socket = openTestSocket(app.url, owner.token);
  const replies = socket.subscribe(petAdded, { after: fromTheStart });
  return {
    owner,
    pet,
    nextReply: async (): Promise<string> => (await replies.next()).petMessageAdded.node.content,
    waiting: () => replies.waiting,
    [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose](),
  };
}

const stateOf = async (owner: Owner, { roomId }: TestPet): Promise<string> =>
  (await owner.request(`query ($id: ID!) { chatRoom(id: $id) { replyState } }`, { id: roomId })).chatRoom
    .replyState;

test('the voice gets the persona and the conversation, and the reply ends the wait', async () => {
  await using talk = await chat();
  provider.requests.length = 0;
  await sendMessage(talk.owner, talk.pet.roomId, 'good morning');
  expect(await talk.nextReply()).toBe('Meow, said the provider.');
  await sendMessage(talk.owner, talk.pet.roomId, 'tuna?');
  await talk.nextReply();
  expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
  const [, second] = provider.requests;
  expect(second).toMatchObject({ model: 'test-model', stream: true });
  expect(second!.messages[0]).toMatchObject({ role: 'system' });
  expect(second!.messages[0]!.content).toContain('a sleepy cat who loves tuna');
  expect(second!.messages.slice(1)).toEqual([
    { role: 'user', content: 'good morning' },
    { role: 'assistant', content: 'Meow, said the provider.' },
    { role: 'user', content: 'tuna?' },
  ]);
});

test('messages sent while the pet thinks are answered together', async () => {
  await using talk = await chat();
  provider.script.push({ kind: 'hold', words: ['Let me '] });
  const held = provider.served();
  await sendMessage(talk.owner, talk.pet.roomId, 'one');
  await held;
  expect(await stateOf(talk.owner, talk.pet)).toBe('THINKING');
  await sendMessage(talk.owner, talk.pet.roomId, 'two');
  await sendMessage(talk.owner, talk.pet.roomId, 'three');
  provider.requests.length = 0;
  provider.release();
  expect(await talk.nextReply()).toBe('Let me');
  expect(await talk.nextReply()).toBe('Meow, said the provider.');
  expect(provider.requests).toHaveLength(1);
  // The message that came during the reply is still unanswered, so it comes last.
  expect(provider.requests[0]!.messages.slice(1)).toEqual([
    { role: 'user', content: 'one' },
    { role: 'assistant', content: 'Let me' },
    // Many chat templates refuse neighbours of one role.
    { role: 'user', content: 'two\nthree' },
  ]);
  expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
});

const passing: [string, Behaviour][] = [
  ['429 with a time to wait', { kind: 'status', status: 429, retryAfter: '1' }],
  ['500', { kind: 'status', status: 500 }],
  ['a stream cut in the middle', { kind: 'cut', words: ['Half a '] }],
  ['a stream that ends unfinished', { kind: 'unfinished', words: ['Half a '] }],
  ['no answer at all', { kind: 'silent' }],
  ['silence in the middle', { kind: 'hold', words: ['Half a '] }],
  ['garbage', { kind: 'garbage' }],
  ['an empty answer', { kind: 'speak', words: ['', ' \n', '\u200b'] }],
];
test.each(passing)('%s is retried, and only the complete reply is stored', async (_name, behaviour) => {
  await using talk = await chat();
  provider.requests.length = 0;
  provider.script.push(behaviour);
  await sendMessage(talk.owner, talk.pet.roomId, 'hello');
  expect(await talk.nextReply()).toBe('Meow, said the provider.');
  expect(provider.requests).toHaveLength(2);
  expect(talk.waiting()).toBe(0);
});

test('a reply fails with its reason after the last retry, and the next message starts another one', async () => {
  await using talk = await chat();
  provider.requests.length = 0;
  provider.otherwise = { kind: 'status', status: 503 };
  const fourth = new Promise<void>((resolve) => {
    const watch = async () => {
      for (let seen = 0; seen < 4; seen++) await provider.served();
      resolve();
    };
    void watch();
  });
  await sendMessage(talk.owner, talk.pet.roomId, 'hello');
  await fourth;
  await untilState(talk.owner, talk.pet, 'FAILED');
  expect(provider.requests).toHaveLength(4);
  expect(await reasonOf(talk.pet)).toBe('VOICE_DOWN');
  provider.otherwise = { kind: 'speak', words: ['Back again.'] };
  await sendMessage(talk.owner, talk.pet.roomId, 'hello?');
  expect(await talk.nextReply()).toBe('Back again.');
  expect(await stateOf(talk.owner, talk.pet)).toBe('IDLE');
  provider.otherwise = { kind: 'speak', words: ['Meow, ', 'said the provider.'] };
});

test('an error that a retry cannot fix is not retried', async () => {
  await using talk = await chat();
  provider.requests.length = 0;
  provider.script.push({ kind: 'status', status: 401 });
  await sendMessage(talk.owner, talk.pet.roomId, 'hello');
  await untilState(talk.owner, talk.pet, 'FAILED');
  expect(provider.requests).toHaveLength(1);
  expect(await reasonOf(talk.pet)).toBe('VOICE_MISCONFIGURED');
});

test('an endless reply is cut at a thousand characters, and the request is aborted', async () => {
  await using talk = await chat();
  provider.script.push({ kind: 'endless' });
  const aborted = provider.aborted();
  await sendMessage(talk.owner, talk.pet.roomId, 'purr');
  const words = await talk.nextReply();
  await aborted;
  expect(words.length).toBeLessThanOrEqual(1000);
  expect(words).toMatch(/^(purr )+purr$/);
});

test('deleting the pet while it thinks stores no reply', async () => {
  await using talk = await chat();
  provider.script.push({ kind: 'hold', words: ['Let me '] });
  const held = provider.served();
  await sendMessage(talk.owner, talk.pet.roomId, 'hello');
  await held;
  const aborted = provider.aborted();
  await talk.owner.request(`mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`, {
    id: talk.pet.id,
  });
  await aborted;
  const [kept] = await app.database.query<{ n: string }>(
    `SELECT count(*) AS n FROM messages WHERE chat_room_id = $1 AND message_type = 'PET'`,
    [talk.pet.roomId],
  );
  expect(kept!.n).toBe('0');
});

async function reasonOf({ roomId }: TestPet): Promise<string | null> {
  const [row] = await app.database.query<{ reply_failure: string | null }>(
    'SELECT reply_failure FROM chat_rooms WHERE id = $1',
    [roomId],
  );
  return row!.reply_failure;
}

const untilState = (owner: Owner, pet: TestPet, wanted: string): Promise<string> =>
  until(
    () => stateOf(owner, pet),
    (state) => state === wanted,
  );
