import { Writable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { databaseOptions } from '../../mikro-orm.config.js';
import { BudgetExhausted } from '../../src/budget/budget-exhausted.js';
import { meteredVoice } from '../../src/budget/metered-voice.js';
import { priceOf } from '../../src/budget/price.js';
import { safetyIdentifiers } from '../../src/budget/safety-identifier.js';
import { readConfig } from '../../src/config.js';
import { openMetrics } from '../../src/metrics.js';
import { VoiceError, type Voice, type VoiceRequest } from '../../src/voice/voice.js';
import { newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { moveToNoon, spend, usageOf } from './spenders.js';

const app = await startApp({ RUN: 'api', VOICE_BUDGET: '20000' });
const orm = await MikroORM.init(databaseOptions(app.database.url, 4));
afterAll(() => orm.close(true));
await moveToNoon(app);

const request: VoiceRequest = { pet: { name: 'Coco', persona: 'a cat' }, conversation: [] };
const { signal } = new AbortController();

/** A voice that tells its usage and does as it is told, with what metering needs. */
function openParts(voice: Partial<Voice> = {}) {
  const lines: string[] = [];
  const services = {
    em: orm.em,
    log: pino({}, new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) })),
    metrics: openMetrics(),
    voiceBudget: {
      perOwner: 20_000,
      forAll: undefined,
      perAnswer: 4_000,
      lasting: 60_000,
      prices: new Map(),
      identify: safetyIdentifiers('a secret'),
    },
    voice: {
      name: 'a test',
      async *speak({ onUsage }: VoiceRequest) {
        yield 'Meow.';
        onUsage?.({ use: 'reply', model: 'm', inputTokens: 100, outputTokens: 10, isEstimated: false });
      },
      ...voice,
    } satisfies Voice,
  };
  return { services, lines };
}

async function drain(words: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const word of words) all += word;
  return all;
}

const reservations = () => app.database.query('SELECT * FROM voice_reservations');

test('what is no speech is on the budget too, and stops after outreach and before replies', async () => {
  const owner = await newOwner(app.url);
  const asked: unknown[] = [];
  const { services } = openParts({
    complete: async ({ onUsage, safetyIdentifier }) => {
      asked.push(safetyIdentifier);
      onUsage?.({ use: 'memory', model: 'm', inputTokens: 900, outputTokens: 20, isEstimated: true });
      return '[]';
    },
  });
  const complete = (use: 'memory' | 'reply') =>
    meteredVoice(services, owner.id, use).complete!({ use, messages: [], maxTokens: 100 }, signal);
  expect(await complete('memory')).toBe('[]');
  expect(asked).toEqual([services.voiceBudget.identify(owner.id)]);
  expect(await usageOf({ owner })).toMatchObject({
    inputTokens: 900,
    outputTokens: 20,
    estimatedTokens: 920,
  });
  // 90% of 20,000, less what one answer may take.
  await spend(app, { owner }, 14_001 - 920);
  await expect(drain(meteredVoice(services, owner.id, 'outreach').speak(request, signal))).rejects.toThrow(
    BudgetExhausted,
  );
  const error = await complete('memory').catch((refused: unknown) => refused);
  expect(error).toMatchObject({ budget: 'owner' });
  const wait = (error as BudgetExhausted).wait / 3_600_000;
  expect(wait).toBeGreaterThan(11);
  expect(wait).toBeLessThanOrEqual(12);
  expect(await complete('reply')).toBe('[]');
  expect(asked).toHaveLength(2);
  expect(await reservations()).toEqual([]);
});

test('a voice without a model has no completions, with a budget or without', () => {
  expect(meteredVoice(openParts().services, '1', 'memory')).not.toHaveProperty('complete');
});

test('a consumer that stops early gives back what was reserved', async () => {
  const owner = await newOwner(app.url);
  const { services } = openParts();
  for await (const word of meteredVoice(services, owner.id, 'reply').speak(request, signal)) if (word) break;
  expect(await reservations()).toEqual([]);
});

test('whoever waits for others to use less can be stopped, and reserves nothing', async () => {
  const owner = await newOwner(app.url);
  await app.database.query(`SELECT reserve_voice($1, 17000, 20000, NULL, interval '1 minute')`, [owner.id]);
  const { services } = openParts();
  const stop = new AbortController();
  const reason = new Error('stopped');
  const spoken = drain(meteredVoice(services, owner.id, 'reply').speak(request, stop.signal));
  stop.abort(reason);
  await expect(spoken).rejects.toBe(reason);
  expect(await reservations()).toHaveLength(1);
  await app.database.query('DELETE FROM voice_reservations');
});

test('nothing is said for an owner who is gone', async () => {
  const { services } = openParts();
  await expect(
    drain(meteredVoice(services, '999999999', 'reply').speak(request, signal)),
  ).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
});

test('a count that cannot be kept loses no words, is logged and counted, and its reservation stays', async () => {
  const owner = await newOwner(app.url);
  const { services, lines } = openParts();
  await app.database.query('ALTER TABLE voice_usage ADD CONSTRAINT none CHECK (false) NOT VALID');
  try {
    expect(await drain(meteredVoice(services, owner.id, 'reply').speak(request, signal))).toBe('Meow.');
  } finally {
    await app.database.query('ALTER TABLE voice_usage DROP CONSTRAINT none');
  }
  expect(lines.join('')).toContain('could not be counted');
  expect((await services.metrics.voice.unsettled.get()).values).toMatchObject([{ value: 1 }]);
  expect(await reservations()).toMatchObject([{ user_id: owner.id, tokens: '4000' }]);
  await app.database.query('DELETE FROM voice_reservations');
});

test('a fault is counted once by its kind, however many see it', async () => {
  const owner = await newOwner(app.url);
  const fault = new VoiceError('VOICE_DOWN');
  const { services } = openParts({
    async *speak() {
      yield await Promise.reject(fault);
    },
  });
  for (const _ of [1, 2])
    await expect(drain(meteredVoice(services, owner.id, 'reply').speak(request, signal))).rejects.toBe(fault);
  expect((await services.metrics.voice.faults.get()).values).toMatchObject([
    { value: 1, labels: { use: 'reply', fault: 'VOICE_DOWN' } },
  ]);
});

test.each([
  [-5, 1e300, [0, 10_000_000]],
  [Number.NaN, Infinity, [0, 10_000_000]],
  [1.4, 0, [1, 0]],
])('a provider that tells %d and %d is believed as far as it can be', async (input, output, believed) => {
  const owner = await newOwner(app.url);
  const { services } = openParts({
    async *speak({ onUsage }) {
      yield 'Meow.';
      onUsage?.({ use: 'reply', model: 'm', inputTokens: input, outputTokens: output, isEstimated: false });
    },
  });
  await drain(meteredVoice(services, owner.id, 'reply').speak(request, signal));
  const { inputTokens, outputTokens } = await usageOf({ owner });
  expect([inputTokens, outputTokens]).toEqual(believed);
});

test('what vectors take is counted for the owner, and nothing is reserved for it', async () => {
  const owner = await newOwner(app.url);
  const { services } = openParts({
    embedder: {
      model: 'vectors',
      timeout: 1_000,
      async embed(texts, _signal, onUsage) {
        expect(await reservations()).toEqual([]);
        onUsage?.({ model: 'vectors', inputTokens: 7, outputTokens: 0, isEstimated: false });
        return texts.map(() => [1]);
      },
    },
  });
  const { embedder } = meteredVoice(services, owner.id, 'memory');
  expect(await embedder!.embed(['tuna'], signal)).toEqual([[1]]);
  expect(await usageOf({ owner })).toMatchObject({ inputTokens: 7, outputTokens: 0, estimatedTokens: 0 });
  const { values } = await services.metrics.voice.tokens.get();
  expect(values).toContainEqual(
    expect.objectContaining({
      value: 7,
      labels: expect.objectContaining({ use: 'memory', model: 'vectors' }),
    }),
  );
});

test('a provider that invents names of models makes no endless number of time series', async () => {
  const owner = await newOwner(app.url);
  const { services } = openParts({
    async *speak({ onUsage }) {
      for (let at = 0; at < 100; at++)
        onUsage?.({ use: 'reply', model: `m${at}`, inputTokens: 1, outputTokens: 1, isEstimated: false });
      yield 'Meow.';
    },
  });
  await drain(meteredVoice(services, owner.id, 'reply').speak(request, signal));
  const { values } = await services.metrics.voice.tokens.get();
  expect(values).toHaveLength(2 * 21);
  expect(values.reduce((sum, { value }) => sum + value, 0)).toBe(200);
});

test('a model has its own price, that of its family, or that of all others', () => {
  const prices = readConfig({
    VOICE_PRICES: 'gpt-5=1.25/10, gpt-5-mini=0.25/2,llama3:8b=0/0,a/b=c=3/4',
  }).voiceBudget.prices;
  const table: [model: string, input: number | undefined][] = [
    ['gpt-5', 1.25],
    ['gpt-5-2026-01-01', 1.25],
    ['gpt-5-mini', 0.25],
    ['gpt-5-mini-2026-01-01', 0.25],
    ['llama3:8b', 0],
    ['a/b=c', 3],
    ['other', undefined],
  ];
  for (const [model, input] of table) expect([model, priceOf(prices, model)?.input]).toEqual([model, input]);
  const { prices: withRest } = readConfig({ VOICE_PRICES: '*=1/2,gpt-5=1.25/10' }).voiceBudget;
  expect(priceOf(withRest, 'other')).toEqual({ input: 1, output: 2 });
});

test('an identifier is the same for the same owner, and another with another secret', () => {
  const [one, other] = [safetyIdentifiers('one'), safetyIdentifiers('other')];
  expect(one('1')).toBe(one('1'));
  expect(new Set([one('1'), one('2'), one('11'), other('1')]).size).toBe(4);
  expect(one('1')).toMatch(/^[\da-f]{64}$/);
});
