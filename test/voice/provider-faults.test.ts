import { afterAll, expect, test } from '@jest/globals';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import type { VoiceRequest } from '../../src/voice/voice.js';
import { Provider, type Behaviour } from '../support/provider.js';
import { textOf, voiceOf } from './provider-voice.js';

const provider = await Provider.start();
const database = await openTestDatabase();
const log: string[] = [];
const config = readConfig({
  ...testEnvironment(database.url),
  LOG_LEVEL: 'info',
  OPENAI_BASE_URL: provider.baseUrl,
  VOICE_FIRST_BYTE: '30s',
  LEASE: '30s',
});
const app = await openApp(config, openLog(config, { write: (line) => void log.push(line) }));
afterAll(async () => {
  await app.close();
  await Promise.all([provider.stop(), database.drop()]);
});
const owner = await newOwner(app.url);

const roomOf = async (roomId: string) => {
  const query = 'query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type content } } }';
  return (await owner.request(query, { id: roomId })).chatRoom;
};
const settled = (roomId: string) =>
  until(
    () => roomOf(roomId),
    ({ replyState }) => replyState === 'IDLE' || replyState === 'FAILED',
  );

test('a message that a filter refuses fails alone: later prompts leave it out, and a retry asks again', async () => {
  provider.otherwise = {
    kind: 'judge',
    judge: (request) =>
      textOf(request).includes('forbidden')
        ? {
            kind: 'answer',
            status: 400,
            body: { error: { message: 'The prompt was filtered.', code: 'content_filter', param: 'prompt' } },
          }
        : { kind: 'speak', words: ['Meow.'] },
  };
  const { roomId } = await newPet(owner, 'Filtered');
  await sendMessage(owner, roomId, 'good morning');
  expect((await settled(roomId)).replyState).toBe('IDLE');
  await sendMessage(owner, roomId, 'forbidden words');
  expect((await settled(roomId)).replyState).toBe('FAILED');
  // The owner's own retry is about that message.
  const retry = 'mutation ($id: ID!) { retryReply(input: { chatRoomId: $id }) { chatRoom { id } } }';
  await owner.request(retry, { id: roomId });
  expect((await settled(roomId)).replyState).toBe('FAILED');
  expect(textOf(provider.requests.at(-1)!)).toContain('forbidden words');
  await sendMessage(owner, roomId, 'what about tuna?');
  expect(await settled(roomId)).toMatchObject({
    replyState: 'IDLE',
    lastMessage: { type: 'PET', content: 'Meow.' },
  });
  const last = textOf(provider.requests.at(-1)!);
  expect(last).not.toContain('forbidden');
  expect(last).toContain('good morning');
  await sendMessage(owner, roomId, 'and milk?');
  await settled(roomId);
  expect(textOf(provider.requests.at(-1)!)).not.toContain('forbidden');
  const [room] = await database.query<{ refused: string }>(
    'SELECT array_to_string(refused_ids, $1) AS refused FROM chat_rooms WHERE id = $2',
    [',', roomId],
  );
  expect(room!.refused).toMatch(/^\d+$/);
});

test('no transaction is open while a model is awaited', async () => {
  provider.script.push({ kind: 'silent' });
  const { roomId } = await newPet(owner, 'Slow');
  const served = provider.served();
  await sendMessage(owner, roomId, 'hello');
  await served;
  const open = await until(
    () =>
      database.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND state LIKE 'idle in%'`,
      ),
    (rows) => rows.length === 0,
  );
  expect(open).toEqual([]);
  expect((await roomOf(roomId)).replyState).toBe('THINKING');
  await owner.request('mutation ($id: ID!) { stopReply(input: { chatRoomId: $id }) { chatRoom { id } } }', {
    id: roomId,
  });
});

const key = 'sk-test-A1b2C3d4E5f6G7h8';
const explained: [what: string, behaviour: Behaviour, words: string][] = [
  [
    'a wrong key',
    {
      kind: 'answer',
      status: 401,
      body: { error: { message: `Incorrect API key provided: ${key}.`, code: 'invalid_api_key' } },
    },
    'Check OPENAI_API_KEY. Its code: invalid_api_key. It says: Incorrect API key provided',
  ],
  [
    'no credit',
    {
      kind: 'answer',
      status: 429,
      body: { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } },
    },
    'The account has no credit left.',
  ],
  [
    'no such model',
    {
      kind: 'answer',
      status: 404,
      body: { error: { message: 'model "m" not found, try pulling it first' } },
    },
    'Check OPENAI_MODEL.',
  ],
  [
    'a base URL without /v1',
    { kind: 'answer', status: 404, body: '404 page not found', type: 'text/plain' },
    'for most servers it ends with /v1',
  ],
  [
    'a page with an error',
    { kind: 'answer', status: 503, body: '<html><body>Bad gateway</body></html>', type: 'text/html' },
    'It sent an HTML page.',
  ],
  [
    'a page',
    { kind: 'answer', status: 200, body: '<!doctype html><p>Welcome', type: 'text/html' },
    'an HTML page instead of a stream',
  ],
  [
    'a redirection',
    { kind: 'answer', status: 308, body: '', headers: { location: 'https://example.com' } },
    'It redirects',
  ],
  [
    'what the owner wrote, repeated',
    {
      kind: 'answer',
      status: 400,
      body: {
        error: { message: 'Could not parse "my secret diary" of Mina at line 1: 나는 비밀 이야기를 했다' },
      },
    },
    'Could not parse',
  ],
];

test.each(explained)(
  'the log explains %s, with an id and without secrets',
  async (_what, behaviour, words) => {
    provider.script.push(behaviour);
    const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl, OPENAI_API_KEY: key });
    const error = await say({
      ownerName: 'Mina',
      conversation: [{ by: 'USER', content: 'This is my secret diary. 나는 비밀 이야기를 했다.' }],
    }).catch((failure: unknown) => failure as { explanation: string; requestId: string });
    if (typeof error === 'string') throw new Error('It succeeded.');
    expect(error.explanation).toContain(words);
    expect(error.requestId).toMatch(/^[\w-]{8,}$/);
    for (const secret of [key, 'secret diary', '비밀', '이야기를', 'A1b2C3'])
      expect(error.explanation).not.toContain(secret);
  },
);

test.each<[what: string, request: Partial<VoiceRequest>]>([
  ['the persona', { pet: { name: 'Coco', persona: 'my dearest secret wish' } }],
  ['a fact', { facts: ['My dearest secret wish is tuna.'] }],
  ['the summary', { summary: 'My dearest secret wish is tuna.' }],
  ['a recalled message', { recalled: [{ by: 'USER', content: 'my dearest secret wish' }] }],
  ['a reply to replace', { instead: 'my dearest secret wish' }],
  [
    'what an outreach avoids',
    { outreach: { awayFor: 1, localTime: null, avoid: ['my dearest secret wish'] } },
  ],
])('a refusal that repeats %s is explained without it', async (_what, request) => {
  const { say } = await voiceOf({ OPENAI_BASE_URL: provider.baseUrl });
  provider.script.push({
    kind: 'answer',
    status: 400,
    body: { error: { message: 'I will not parse: my dearest secret wish' } },
  });
  const { explanation } = await say(request).then(
    () => ({ explanation: '' }),
    (error: { explanation: string }) => error,
  );
  expect(explanation).toContain('I will not parse');
  expect(explanation).not.toContain('secret');
});

test('the log of a failed reply has the explanation and the id, and nothing that anybody wrote', async () => {
  const before = log.length;
  provider.script.push({
    kind: 'answer',
    status: 400,
    headers: { 'x-request-id': 'req_42' },
    body: { error: { message: 'I will not parse: my dearest secret wish' } },
  });
  const { roomId } = await newPet(owner, 'Logged');
  await sendMessage(owner, roomId, 'Hear my dearest secret wish');
  expect((await settled(roomId)).replyState).toBe('FAILED');
  await until(
    async () => log.slice(before).find((line) => line.includes('failed for good')),
    (line) => line !== undefined,
  );
  const line = log.slice(before).find((one) => one.includes('failed for good'))!;
  expect(JSON.parse(line)).toMatchObject({
    chatRoomId: roomId,
    reason: 'VOICE_MISCONFIGURED',
    err: { requestId: 'req_42', explanation: expect.stringContaining('I will not parse') },
  });
  expect(log.slice(before).join('')).not.toContain('secret wish');
});
