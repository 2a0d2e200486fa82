import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { voiceUsageJob } from '../../src/budget/voice-usage.job.js';
import { openLog } from '../../src/log.js';
import { goAway, outreachesOf, until } from '../support/absence.js';
import { caller, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { converse, moveToNoon, newSpender, onBudget, replyOf, spend, usageOf } from './spenders.js';

const hour = 3_600_000;
const admin = 'the-token-of-an-operator-is-long-enough';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  ...onBudget,
  OPENAI_BASE_URL: provider.baseUrl,
  ADMIN_TOKEN: admin,
  SWEEP_EVERY: '1s',
  // Longer than a busy machine delays a process.
  VOICE_FIRST_BYTE: '4s',
  VOICE_IDLE: '4s',
});
let noon: Date;
let midnight: Date;
beforeAll(async () => {
  noon = await moveToNoon(app);
  midnight = new Date(noon.getTime() + 12 * hour);
});
beforeEach(() => {
  provider.requests.length = 0;
  provider.script.length = 0;
});

const exhausted = () => ({
  code: 'BUDGET_EXHAUSTED',
  resetsAt: midnight.toISOString(),
  retryAfterSeconds: expect.any(Number),
});

const refusedSends = async (): Promise<number> => {
  const response = await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${admin}` } });
  const found = /^nuzzle_voice_refused_total\{use="send",budget="owner"\} (\d+)$/m.exec(
    await response.text(),
  );
  return Number(found?.[1] ?? 0);
};

// What only a resolver answers takes the other path.
const paths: [path: string, selection: string][] = [
  ['compiled', 'duplicate message { id content }'],
  ['resolver', 'duplicate message { id content chatRoom { user { outreach { idleSince } } } }'],
];

test.each(paths)(
  'on the %s path, a message past the limit is BUDGET_EXHAUSTED until midnight UTC, and a repeat is answered',
  async (_path, selection) => {
    const [spender, other] = [await newSpender(app.url), await newSpender(app.url)];
    const { owner, pet } = spender;
    const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${selection} } }`;
    const send = (content: string, clientMessageId?: string) =>
      owner.send(query, { input: { chatRoomId: pet.roomId, content, clientMessageId } });
    await converse(spender, 'one');
    const { data: first } = await send('two', 'a');
    await until(
      () => replyOf(spender),
      ({ state }) => state === 'IDLE',
    );
    // One answer may take 4,000 of the 20,000.
    await spend(app, spender, 16_000);
    const refused = await refusedSends();
    for (const clientMessageId of ['b', undefined]) {
      const { errors } = await send('three', clientMessageId);
      expect(errors![0]!.extensions).toEqual(exhausted());
      expect(errors![0]!.message).toBe(
        'Your pets have said as much as they can for one day. They can answer again from midnight UTC.',
      );
      const seconds = errors![0]!.extensions.retryAfterSeconds!;
      expect(seconds).toBeLessThanOrEqual(12 * 3_600);
      expect(seconds).toBeGreaterThan(11 * 3_600);
    }
    expect((await refusedSends()) - refused).toBe(2);
    expect((await send('two', 'a')).data.sendMessage).toMatchObject({
      duplicate: true,
      message: { id: first.sendMessage.message.id },
    });
    expect((await send('other', 'a')).errors![0]!.extensions.code).toBe('CONFLICT');
    expect(await usageOf(spender)).toMatchObject({ isExhausted: true, limit: 20_000 });
    expect(
      (
        await app.database.query(`SELECT 1 FROM messages WHERE chat_room_id = $1 AND message_type = 'USER'`, [
          pet.roomId,
        ])
      ).length,
    ).toBe(2);
    // Nobody else is concerned.
    expect(await converse(other, 'one')).toMatchObject({ state: 'IDLE' });
  },
);

test('a Korean owner reads it in Korean', async () => {
  const { owner, pet } = await newSpender(app.url);
  await spend(app, { owner }, 20_000);
  const { message } = await caller(app.url, owner.token, { 'accept-language': 'ko' }).requestError(
    'mutation ($id: ID!) { sendMessage(input: { chatRoomId: $id, content: "안녕" }) { duplicate } }',
    { id: pet.roomId },
  );
  expect(message).toContain('자정부터 다시 대답할 수 있습니다');
});

test.each(['retryReply', 'regenerateReply'])('past the limit, %s is BUDGET_EXHAUSTED too', async (name) => {
  const spender = await newSpender(app.url);
  if (name === 'retryReply') provider.script.push({ kind: 'status', status: 401 });
  await converse(spender, 'hello');
  await spend(app, spender, 20_000);
  const query = `mutation ($id: ID!) { ${name}(input: { chatRoomId: $id }) { chatRoom { id } } }`;
  const { extensions } = await spender.owner.requestError(query, { id: spender.pet.roomId });
  expect(extensions).toEqual(exhausted());
});

test.each([
  [500, 'the second one speaks', 2],
  [5_000, 'the second one fails with a reason', 1],
])(
  'two replies at once do not pass the limit: after one that takes %d, %s',
  async (taken, _what, requests) => {
    const spender = await newSpender(app.url);
    const second = { ...spender, pet: await newPet(spender.owner, 'Second') };
    // 4,000 fit twice into what is left of the day only if the first takes less than it may.
    await spend(app, spender, 13_000);
    provider.script.push({
      kind: 'hold',
      words: ['Purr.'],
      usage: { prompt_tokens: taken, completion_tokens: 0 },
    });
    const served = provider.served();
    await sendMessage(spender.owner, spender.pet.roomId, 'hello');
    await served;
    await sendMessage(spender.owner, second.pet.roomId, 'hello');
    // Its lease is renewed while it waits, or it has asked already, which it must not.
    const leased = () =>
      app.database.query<{ until: Date | null }>(
        'SELECT reply_leased_until AS until FROM chat_rooms WHERE id = $1',
        [second.pet.roomId],
      );
    const [since] = await until(leased, ([row]) => row!.until !== null);
    await until(leased, ([row]) => row!.until?.getTime() !== since!.until!.getTime());
    expect(provider.requests).toHaveLength(1);
    provider.release();
    const { state } = await until(
      () => replyOf(second),
      (reply) => reply.state === 'FAILED' || reply.last === 'Meow, said the provider.',
    );
    expect([state, provider.requests.length]).toEqual([requests === 2 ? 'IDLE' : 'FAILED', requests]);
    const { inputTokens, outputTokens } = await usageOf(spender);
    if (requests === 1) expect(inputTokens + outputTokens).toBe(18_000);
    expect(inputTokens + outputTokens).toBeLessThanOrEqual(20_000);
  },
);

test('a reply that finds nothing left says so to whoever follows it', async () => {
  const spender = await newSpender(app.url);
  provider.script.push({ kind: 'status', status: 500, retryAfter: '1' });
  const served = provider.served();
  await sendMessage(spender.owner, spender.pet.roomId, 'hello');
  await served;
  // Used up before the second try.
  await spend(app, spender, 20_000);
  await until(
    () => replyOf(spender),
    ({ state }) => state === 'FAILED',
  );
  const [room] = await app.database.query('SELECT reply_failure FROM chat_rooms WHERE id = $1', [
    spender.pet.roomId,
  ]);
  expect(room).toEqual({ reply_failure: 'BUDGET_EXHAUSTED' });
  expect(provider.requests).toHaveLength(1);
});

test('of two hundred reservations at once, as many succeed as fit', async () => {
  const { owner } = await newSpender(app.url);
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, () =>
      app.database.query<{ outcome: string }>(
        `SELECT outcome FROM reserve_voice($1, 4000, 50000, NULL, interval '1 minute')`,
        [owner.id],
      ),
    ),
  );
  const count = (wanted: string) => outcomes.filter(([row]) => row!.outcome === wanted).length;
  expect([count('RESERVED'), count('WAIT')]).toEqual([12, 188]);
  await app.database.query('DELETE FROM voice_reservations WHERE user_id = $1', [owner.id]);
});

const statusOf = async (url: string, token: string) =>
  (
    await caller(url, token, { 'nuzzle-background': '1' }).request(
      '{ me { outreach { heldBackBy nextEligibleAt } } }',
    )
  ).me.outreach;

test('outreach stops before replies do, until midnight UTC', async () => {
  const spender = await newSpender(app.url);
  // Outreach has 80% of the 20,000, and one may take 4,000.
  await spend(app, spender, 12_001);
  await goAway(app, spender.owner);
  expect(await statusOf(app.url, spender.owner.token)).toEqual({
    heldBackBy: 'OVER_BUDGET',
    nextEligibleAt: midnight.toISOString(),
  });
  const [due] = await until(
    () =>
      app.database.query<{ due_at: Date }>('SELECT due_at FROM outreach_due WHERE user_id = $1', [
        spender.owner.id,
      ]),
    ([row]) => row !== undefined && row.due_at.getTime() === midnight.getTime(),
  );
  expect(due).toBeDefined();
  expect(provider.requests).toEqual([]);
  expect(await outreachesOf(app, spender.owner)).toEqual([]);
  expect(await converse(spender, 'I am back')).toMatchObject({ state: 'IDLE' });
});

test('words that are paid for are sent, even if they used the budget up', async () => {
  const spender = await newSpender(app.url, 'Spender');
  await spend(app, spender, 12_000);
  provider.scripts.set('Spender', [
    { kind: 'speak', words: ['Hello!'], usage: { prompt_tokens: 9_000, completion_tokens: 10 } },
  ]);
  await goAway(app, spender.owner);
  await until(
    () => outreachesOf(app, spender.owner),
    ([one]) => one?.state === 'SENT',
  );
  expect(await replyOf(spender)).toMatchObject({ last: 'Hello!' });
  expect(await usageOf(spender)).toMatchObject({ inputTokens: 21_000, outputTokens: 10, isExhausted: true });
});

test('what a dead process had reserved is counted once, as an estimate, when it expires', async () => {
  const { owner } = await newSpender(app.url);
  const orm = await MikroORM.init(databaseOptions(app.database.url, 2));
  try {
    const { run } = voiceUsageJob({ em: orm.em, log: openLog(readConfig({ LOG_LEVEL: 'silent' })) });
    const reserve = (expiry: string) =>
      app.database.query(
        `INSERT INTO voice_reservations (user_id, day, tokens, expires_at)
         VALUES ($1, (clock() AT TIME ZONE 'UTC')::date, 4000, clock() + $2::interval)`,
        [owner.id, expiry],
      );
    await reserve('-1 second');
    await reserve('1 minute');
    const { signal } = new AbortController();
    await Promise.all([run(signal), run(signal)]);
    await run(signal);
    expect(await usageOf({ owner })).toMatchObject({
      inputTokens: 4_000,
      outputTokens: 0,
      estimatedTokens: 4_000,
    });
    expect(
      await app.database.query('SELECT tokens::integer FROM voice_reservations WHERE user_id = $1', [
        owner.id,
      ]),
    ).toEqual([{ tokens: 4_000 }]);
  } finally {
    await orm.close(true);
  }
});

test('usage is forgotten after four hundred days', async () => {
  const spender = await newSpender(app.url);
  await app.database.query(
    `INSERT INTO voice_usage (user_id, day, answers, input_tokens, output_tokens, estimated_tokens)
     SELECT $1, (clock() AT TIME ZONE 'UTC')::date - age, 1, 10, 1, 0 FROM unnest(ARRAY[399, 400, 401, 4000]) AS age`,
    [spender.owner.id],
  );
  const orm = await MikroORM.init(databaseOptions(app.database.url, 2));
  try {
    const { run } = voiceUsageJob({ em: orm.em, log: openLog(readConfig({ LOG_LEVEL: 'silent' })) });
    await run(new AbortController().signal);
  } finally {
    await orm.close(true);
  }
  expect(
    await app.database.query(
      `SELECT (clock() AT TIME ZONE 'UTC')::date - day AS age FROM voice_usage WHERE user_id = $1 ORDER BY age`,
      [spender.owner.id],
    ),
  ).toEqual([{ age: 399 }, { age: 400 }]);
});

test('the next day has a budget of its own', async () => {
  const spender = await newSpender(app.url);
  await spend(app, spender, 20_000);
  expect(await usageOf(spender)).toMatchObject({ isExhausted: true });
  await app.database.moveClock(midnight.getTime() + 1_000 - Date.now());
  expect(await usageOf(spender)).toMatchObject({ inputTokens: 0, isExhausted: false });
  expect(await converse(spender, 'good morning')).toMatchObject({ state: 'IDLE' });
});
