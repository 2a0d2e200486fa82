import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { caller, sendMessage } from '../support/client.js';
import { Provider, type Behaviour } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { converse, moveToNoon, newSpender, onBudget, usageOf } from './spenders.js';

const admin = 'the-token-of-an-operator-is-long-enough';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  ...onBudget,
  OPENAI_BASE_URL: provider.baseUrl,
  ADMIN_TOKEN: admin,
  // Longer than a busy machine delays a process.
  VOICE_FIRST_BYTE: '4s',
  VOICE_IDLE: '4s',
});
let noon: Date;
beforeAll(async () => {
  noon = await moveToNoon(app);
});
beforeEach(() => {
  provider.requests.length = 0;
});

const words = ['Meow, ', 'I am a cat.'];
const told: Behaviour = { kind: 'speak', words, usage: { prompt_tokens: 1_200, completion_tokens: 34 } };

const metric = async (line: string): Promise<number> => {
  const response = await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${admin}` } });
  const found = (await response.text()).split('\n').find((one) => one.startsWith(`${line} `));
  return found ? Number(found.slice(line.length + 1)) : 0;
};
const tokens = (direction: string, estimated: string) =>
  metric(
    `nuzzle_voice_tokens_total{use="reply",model="test-model",direction="${direction}",estimated="${estimated}"}`,
  );

test('what the provider tells is counted for the owner and the day, in the metrics and by its price', async () => {
  const [one, other] = [await newSpender(app.url), await newSpender(app.url)];
  provider.script.push(told, told);
  const cost = 'nuzzle_voice_cost_total{use="reply",model="test-model"}';
  const before = [await tokens('input', 'no'), await tokens('output', 'no'), await metric(cost)];
  await converse(one, 'hello');
  await converse(one, 'and how are you?');
  const midnight = new Date(noon);
  midnight.setUTCHours(24);
  expect(await usageOf(one)).toEqual({
    inputTokens: 2_400,
    outputTokens: 68,
    estimatedTokens: 0,
    limit: 20_000,
    isExhausted: false,
    resetsAt: midnight.toISOString(),
  });
  expect(await usageOf(other)).toMatchObject({ inputTokens: 0, outputTokens: 0, isExhausted: false });
  expect((await tokens('input', 'no')) - before[0]!).toBe(2_400);
  expect((await tokens('output', 'no')) - before[1]!).toBe(68);
  expect((await metric(cost)) - before[2]!).toBeCloseTo((2_400 * 2 + 68 * 10) / 1_000_000, 9);
  expect(await metric('nuzzle_voice_first_word_seconds_count{use="reply"}')).toBeGreaterThanOrEqual(2);
  // Nothing stays reserved.
  expect(await app.database.query('SELECT * FROM voice_reservations')).toEqual([]);
});

test('the provider learns the most that it may say, and a hash in place of the owner', async () => {
  const [one, other] = [await newSpender(app.url, 'One'), await newSpender(app.url, 'Other')];
  await converse(one, 'hello');
  await converse(one, 'hello again');
  await converse(other, 'hello');
  const [first, second, third] = provider.requests;
  // Servers know it by two names.
  expect(first!.max_tokens ?? first!.max_completion_tokens).toBe(1_000);
  expect(first!.safety_identifier).toMatch(/^[\da-f]{64}$/);
  expect(second!.safety_identifier).toBe(first!.safety_identifier);
  expect(third!.safety_identifier).not.toBe(first!.safety_identifier);
});

const untold: [name: string, behaviour: Behaviour][] = [
  ['tells nothing', { kind: 'speak', words }],
  ['breaks off', { kind: 'cut', words }],
];

test.each(untold)('an answer whose provider %s is estimated', async (_name, behaviour) => {
  const spender = await newSpender(app.url);
  provider.script.push(behaviour);
  const estimated = await tokens('input', 'yes');
  expect(await converse(spender, 'hello there')).toEqual({ state: 'IDLE', last: expect.any(String) });
  const usage = await usageOf(spender);
  expect(usage.inputTokens).toBeGreaterThan(50);
  expect(usage.outputTokens).toBeGreaterThan(3);
  expect(usage.estimatedTokens).toBe(usage.inputTokens + usage.outputTokens);
  expect((await tokens('input', 'yes')) - estimated).toBe(usage.inputTokens);
});

test('a provider that tells nonsense keeps no answer from its owner', async () => {
  const spender = await newSpender(app.url);
  provider.script.push({ kind: 'speak', words, usage: { prompt_tokens: -5, completion_tokens: 1e300 } });
  expect(await converse(spender, 'hello there')).toEqual({ state: 'IDLE', last: words.join('') });
  const usage = await usageOf(spender);
  // As good as it gets: an estimate, or a number that a day has room for.
  for (const count of [usage.inputTokens, usage.outputTokens]) {
    expect(count).toBeGreaterThanOrEqual(0);
    expect(count).toBeLessThanOrEqual(10_000_000);
  }
});

test('a reply that the owner stops is counted, as an estimate', async () => {
  const spender = await newSpender(app.url);
  provider.script.push({ kind: 'hold', words: ['Once upon a time there was ', 'a cat.'] });
  const served = provider.served();
  await sendMessage(spender.owner, spender.pet.roomId, 'tell me a story');
  await served;
  await spender.owner.request(
    'mutation ($id: ID!) { stopReply(input: { chatRoomId: $id }) { chatRoom { replyState } } }',
    { id: spender.pet.roomId },
  );
  const usage = await until(
    () => usageOf(spender),
    ({ inputTokens }) => inputTokens > 0,
  );
  expect(usage.estimatedTokens).toBe(usage.inputTokens + usage.outputTokens);
  provider.release();
});

test('a request that the provider refuses takes nothing, and its fault is counted by kind', async () => {
  const spender = await newSpender(app.url);
  const refused = 'nuzzle_voice_faults_total{use="reply",fault="VOICE_MISCONFIGURED"}';
  const empty = 'nuzzle_voice_faults_total{use="reply",fault="VOICE_EMPTY"}';
  const before = [await metric(refused), await metric(empty)];
  provider.script.push({ kind: 'status', status: 401 });
  expect(await converse(spender, 'hello')).toMatchObject({ state: 'FAILED' });
  expect(await usageOf(spender)).toMatchObject({ inputTokens: 0, outputTokens: 0, estimatedTokens: 0 });
  provider.script.push({ kind: 'speak', words: [''] });
  expect(await converse(spender, 'hello again')).toMatchObject({ state: 'IDLE' });
  expect((await metric(refused)) - before[0]!).toBe(1);
  expect((await metric(empty)) - before[1]!).toBe(1);
});

test('an export has the usage of each day, and nothing of it stays after the account is deleted', async () => {
  const spender = await newSpender(app.url);
  provider.script.push(told);
  await converse(spender, 'hello');
  const { owner } = spender;
  const { exportMyData } = await owner.request(
    'mutation ($password: String!) { exportMyData(input: { password: $password }) { url } }',
    { password: owner.password },
  );
  const lines = (await (await fetch(new URL(exportMyData.url, `${app.url}/graphql`))).text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(lines.filter(({ type }) => type === 'voiceUsage')).toEqual([
    {
      type: 'voiceUsage',
      day: noon.toISOString().slice(0, 10),
      answers: 1,
      inputTokens: 1_200,
      outputTokens: 34,
      estimatedTokens: 0,
    },
  ]);
  await caller(app.url, owner.token).request(
    'mutation ($password: String!) { deleteAccount(input: { password: $password }) { deletedUserId } }',
    { password: owner.password },
  );
  // An answer that was in the making ends after that.
  await app.database.query('SELECT settle_voice($1, NULL, 100, 10, 0, 1)', [owner.id]);
  expect(await app.database.query('SELECT * FROM voice_usage WHERE user_id = $1', [owner.id])).toEqual([]);
});
