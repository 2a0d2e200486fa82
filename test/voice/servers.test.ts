import { afterEach, expect, test } from '@jest/globals';
import { CircuitBreaker } from '../../src/voice/openai/circuit-breaker.js';
import type { VoiceUsage } from '../../src/voice/voice.js';
import { piece, Provider, type Behaviour } from '../support/provider.js';
import { asked, voiceOf } from './provider-voice.js';

const providers: Provider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.stop())));

async function server(otherwise: Behaviour): Promise<Provider> {
  const provider = await Provider.start();
  providers.push(provider);
  provider.otherwise = otherwise;
  return provider;
}

const first: Behaviour = { kind: 'speak', words: ['The first.'] };
const second: Behaviour = { kind: 'speak', words: ['The second.'] };
// A port on which nobody listens.
const nowhere = 'http://127.0.0.1:9/v1';

test.each<[string, Behaviour]>([
  ['is down', { kind: 'status', status: 503 }],
  ['is busy', { kind: 'status', status: 429 }],
  ['knows no such key', { kind: 'status', status: 401 }],
  ['has no credit', { kind: 'status', status: 402 }],
  ['answers with a page', { kind: 'answer', status: 200, body: '<html></html>', type: 'text/html' }],
  ['breaks off before the first word', { kind: 'cut', words: [] }],
  ['says nothing', { kind: 'speak', words: [''] }],
  ['says nothing for too long', { kind: 'silent' }],
])('if the first server %s, the second answers', async (_what, behaviour) => {
  const [one, other] = [await server(behaviour), await server(second)];
  const { say, log } = await voiceOf({
    OPENAI_BASE_URL: one.baseUrl,
    FALLBACK_BASE_URL: other.baseUrl,
    FALLBACK_MODEL: 'spare',
    VOICE_FIRST_BYTE: '2s',
  });
  expect(await say()).toBe('The second.');
  expect(other.requests[0]!.model).toBe('spare');
  expect(log.join('')).toContain('the other one is asked');
});

test('if nobody listens at the first address, the second server answers', async () => {
  const other = await server(second);
  const { say } = await voiceOf({ OPENAI_BASE_URL: nowhere, FALLBACK_BASE_URL: other.baseUrl });
  expect(await say()).toBe('The second.');
});

test('a refusal is a refusal: the second server is not asked', async () => {
  const refusal = { error: { message: 'filtered', code: 'content_filter' } };
  const one = await server({ kind: 'answer', status: 400, body: refusal });
  const other = await server(second);
  const { say } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl, FALLBACK_BASE_URL: other.baseUrl });
  await expect(say()).rejects.toMatchObject({ fault: 'VOICE_REFUSED' });
  expect(other.requests).toEqual([]);
});

test('after words that broke off, the next try begins with the second server', async () => {
  const [one, other] = [await server({ kind: 'cut', words: ['Half '] }), await server(second)];
  const { say } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl, FALLBACK_BASE_URL: other.baseUrl });
  await expect(say({ attempt: 1 })).rejects.toMatchObject({ fault: 'VOICE_CUT_OFF' });
  expect(await say({ attempt: 2 })).toBe('The second.');
});

test('a thousand replies do not each wait for a dead server, and one finds out that it is back', async () => {
  const one = await server({ kind: 'silent' });
  const { say } = await voiceOf({
    OPENAI_BASE_URL: one.baseUrl,
    VOICE_FIRST_BYTE: '1s',
    VOICE_CONCURRENCY: '8',
  });
  const all = await Promise.allSettled(
    Array.from({ length: 1_000 }, (_, at) => say({ ownerId: String(at) })),
  );
  expect(all.every(({ status }) => status === 'rejected')).toBe(true);
  // Those that were under way when it counted as dead, and no more than a probe or two.
  expect(one.requests.length).toBeLessThan(30);
  expect(all.map((end) => (end.status === 'rejected' ? end.reason.fault : ''))).toContain('VOICE_DOWN');
  one.otherwise = first;
  for (;;) {
    const failed: unknown = await say().catch((error: unknown) => error);
    if (typeof failed === 'string') break;
    const { retryAfterMs } = failed as { retryAfterMs?: number };
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(15_000);
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
  expect(await say()).toBe('The first.');
});

test('a breaker lets one request find out, waits longer each time, and opens for failures in a row alone', () => {
  let now = 0;
  const breaker = new CircuitBreaker({ failures: 3, firstPause: 100, maxPause: 300 }, () => now);
  const go = { wait: 0, isProbe: false };
  for (const sign of ['dead', 'dead', 'alive', 'dead', 'none', 'dead'] as const) {
    expect(breaker.enter()).toEqual(go);
    expect(breaker.tell(sign, go)).toBe(false);
  }
  expect(breaker.tell('dead', go)).toBe(true);
  for (const pause of [100, 200, 300, 300]) {
    expect(breaker.enter()).toEqual({ wait: pause, isProbe: false });
    now += pause;
    const probe = breaker.enter();
    expect(probe).toEqual({ wait: 0, isProbe: true });
    expect(breaker.enter().wait).toBeGreaterThan(0);
    // What began before the server died says nothing new.
    expect(breaker.tell('dead', go)).toBe(false);
    expect(breaker.tell('dead', probe)).toBe(false);
  }
  now += 300;
  const aborted = breaker.enter();
  breaker.tell('none', aborted);
  const probe = breaker.enter();
  expect(probe.isProbe).toBe(true);
  expect(breaker.tell('alive', probe)).toBe(true);
  expect(breaker.enter()).toEqual(go);
});

const petOf = (provider: Provider) =>
  provider.requests.map(({ messages }) => /^You are (\w+),/.exec(messages[0]!.content)![1]!);
const outreach = { awayFor: 1, localTime: null, avoid: [] };

/** Asks for each pet, named after its owner, and waits until so many calls are under way. */
async function callAll(provider: Provider, concurrency: number, owners: readonly string[]) {
  const { say } = await voiceOf({
    OPENAI_BASE_URL: provider.baseUrl,
    VOICE_CONCURRENCY: String(concurrency),
  });
  const done: string[] = [];
  const calls = owners.map((ownerId) =>
    say({
      ownerId,
      pet: { name: ownerId, persona: 'a cat' },
      ...(ownerId === 'away' && { outreach }),
    }).then(() => done.push(ownerId)),
  );
  while (provider.requests.length < concurrency) await provider.served();
  return async () => {
    while (done.length < owners.length) {
      provider.release();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(calls);
  };
}

test('owners take turns where calls wait', async () => {
  const one = await server({ kind: 'hold', words: ['Meow.'] });
  const finish = await callAll(one, 1, ['many', 'many', 'many', 'many', 'one']);
  expect(petOf(one)).toEqual(['many']);
  await finish();
  expect(petOf(one)).toEqual(['many', 'many', 'one', 'many', 'many']);
});

test('what nobody waits for takes half of the places, and leaves the others to replies', async () => {
  const one = await server({ kind: 'hold', words: ['Meow.'] });
  const finish = await callAll(one, 4, ['away', 'away', 'away', 'away', 'here', 'here']);
  expect(petOf(one).toSorted()).toEqual(['away', 'away', 'here', 'here']);
  await finish();
  expect(petOf(one)).toHaveLength(6);
});

test('comments extend the wait for the first word, and each try waits longer than the one before', async () => {
  const one = await server({ kind: 'comments', every: 400, count: 10, words: ['At last.'] });
  const { say } = await voiceOf({
    OPENAI_BASE_URL: one.baseUrl,
    VOICE_FIRST_BYTE: '3s',
    VOICE_LONGEST: '60s',
  });
  expect(await say()).toBe('At last.');
  expect(one.requests).toHaveLength(1);
  const cold = await server({ kind: 'comments', every: 2_500, count: 0, words: ['Warm.'] });
  // Its headers come with the first word.
  const patient = await voiceOf({
    OPENAI_BASE_URL: cold.baseUrl,
    VOICE_FIRST_BYTE: '1s',
    VOICE_LONGEST: '60s',
  });
  await expect(patient.say({ attempt: 1 })).rejects.toMatchObject({ fault: 'VOICE_TIMEOUT' });
  expect(await patient.say({ attempt: 4 })).toBe('Warm.');
}, 60_000);

test('comments without end are a timeout after VOICE_LONGEST', async () => {
  const one = await server({ kind: 'comments', every: 50, count: Infinity, words: [] });
  const { say } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl, VOICE_LONGEST: '1s' });
  await expect(say()).rejects.toMatchObject({
    fault: 'VOICE_TIMEOUT',
    explanation: expect.stringContaining('VOICE_LONGEST'),
  });
});

const words = piece({ content: 'Meow.' });
const usage = { choices: [], usage: { prompt_tokens: 120, completion_tokens: 7 } };
const counted: [what: string, behaviour: Behaviour, usage: object | undefined][] = [
  [
    'a count at the end',
    { kind: 'events', data: [words, piece({}, 'stop'), usage, '[DONE]'] },
    { inputTokens: 120, outputTokens: 7, isEstimated: false },
  ],
  ['no count', { kind: 'speak', words: ['Meow.'] }, { isEstimated: true }],
  [
    'a count that is none',
    {
      kind: 'events',
      data: [
        words,
        piece({}, 'stop'),
        { choices: [], usage: { prompt_tokens: -1, completion_tokens: 1e99 } },
        '[DONE]',
      ],
    },
    { isEstimated: true },
  ],
  ['an answer that broke off', { kind: 'cut', words: ['Meow.'] }, { isEstimated: true }],
  ['an answer that is cut at a thousand characters', { kind: 'endless' }, { isEstimated: true }],
  [
    'thoughts',
    {
      kind: 'events',
      data: [piece({ reasoning_content: 'Hm. '.repeat(100) }), words, piece({}, 'stop'), '[DONE]'],
    },
    { isEstimated: true, outputTokens: expect.any(Number) },
  ],
  ['no answer', { kind: 'status', status: 500 }, undefined],
];

test.each(counted)('of %s, the tokens are told once', async (_what, behaviour, expected) => {
  const one = await server(behaviour);
  const { say } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl, OPENAI_MODEL: 'm' });
  const told: VoiceUsage[] = [];
  await say({ onUsage: (taken) => told.push(taken) }).catch(() => undefined);
  expect(told).toHaveLength(expected ? 1 : 0);
  if (!expected) return;
  expect(told[0]).toMatchObject({ use: 'reply', model: 'm', ...expected });
  expect(told[0]!.inputTokens).toBeGreaterThan(50);
  expect(told[0]!.outputTokens).toBeGreaterThan(0);
});

test('of an answer that is aborted, the tokens so far are told, and the server stops', async () => {
  const one = await server({ kind: 'hold', words: ['Meow, I was about to say '] });
  const { voice } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl });
  const told: VoiceUsage[] = [];
  const stop = new AbortController();
  const aborted = one.aborted();
  const read = async () => {
    for await (const _ of voice.speak({ ...asked, onUsage: (taken) => told.push(taken) }, stop.signal))
      stop.abort(new Error('stopped'));
  };
  await expect(read()).rejects.toThrow('stopped');
  await aborted;
  expect(told).toMatchObject([{ isEstimated: true, outputTokens: expect.any(Number) }]);
});

test('of an answer that is aborted before it begins, the prompt is told', async () => {
  const one = await server({ kind: 'silent' });
  const { voice } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl, OPENAI_MODEL: 'm' });
  for (const ask of [
    async (onUsage: (taken: VoiceUsage) => void, signal: AbortSignal) => {
      for await (const _ of voice.speak({ ...asked, onUsage }, signal));
    },
    (onUsage: (taken: VoiceUsage) => void, signal: AbortSignal) =>
      voice.complete!(
        { use: 'memory', messages: [{ role: 'user', content: 'hello '.repeat(99) }], maxTokens: 9, onUsage },
        signal,
      ),
  ]) {
    const told: VoiceUsage[] = [];
    const stop = new AbortController();
    const [served, aborted] = [one.served(), one.aborted()];
    const answer = ask((taken) => told.push(taken), stop.signal);
    await served;
    stop.abort(new Error('stopped'));
    await expect(answer).rejects.toThrow('stopped');
    await aborted;
    expect(told).toMatchObject([{ model: 'm', outputTokens: 0, isEstimated: true }]);
    expect(told[0]!.inputTokens).toBeGreaterThan(50);
  }
});

test('of an answer that does not begin in time, the prompt is told, and then what the second server took', async () => {
  const [one, other] = [await server({ kind: 'silent' }), await server(second)];
  const { say } = await voiceOf({
    OPENAI_BASE_URL: one.baseUrl,
    OPENAI_MODEL: 'm',
    FALLBACK_BASE_URL: other.baseUrl,
    FALLBACK_MODEL: 'spare',
    VOICE_FIRST_BYTE: '2s',
  });
  const told: VoiceUsage[] = [];
  expect(await say({ onUsage: (taken) => told.push(taken) })).toBe('The second.');
  expect(told).toMatchObject([
    { model: 'm', inputTokens: expect.any(Number), outputTokens: 0, isEstimated: true },
    { model: 'spare', outputTokens: expect.any(Number), isEstimated: true },
  ]);
});

test('of what no server was sent, nothing is told', async () => {
  const one = await server({ kind: 'silent' });
  const told: VoiceUsage[] = [];
  const onUsage = (taken: VoiceUsage) => told.push(taken);
  const { voice } = await voiceOf({ OPENAI_BASE_URL: one.baseUrl });
  const early = async () => {
    for await (const _ of voice.speak({ ...asked, onUsage }, AbortSignal.abort(new Error('early'))));
  };
  await expect(early()).rejects.toThrow('early');
  const { say } = await voiceOf({ OPENAI_BASE_URL: nowhere });
  await expect(say({ onUsage })).rejects.toMatchObject({ fault: 'VOICE_DOWN' });
  expect(one.requests).toEqual([]);
  expect(told).toEqual([]);
});
