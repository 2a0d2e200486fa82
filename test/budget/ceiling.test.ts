import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { goAway } from '../support/absence.js';
import { caller } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { converse, moveToNoon, newSpender, onBudget, usageOf, spend } from './spenders.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  ...onBudget,
  OPENAI_BASE_URL: provider.baseUrl,
  VOICE_BUDGET: 'off',
  VOICE_CEILING: '20000',
});
beforeAll(() => moveToNoon(app));

test('everybody together has a ceiling, outreach first, and each process knows of it', async () => {
  const [one, other] = [await newSpender(app.url), await newSpender(app.url)];
  // Before the first answer of the day, so that the sum begins with it.
  await spend(app, other, 1_000);
  provider.script.push({
    kind: 'speak',
    words: ['Hi.'],
    usage: { prompt_tokens: 11_000, completion_tokens: 500 },
  });
  expect(await converse(one, 'hello')).toEqual({ state: 'IDLE', last: 'Hi.' });

  await goAway(app, other.owner);
  const { me } = await caller(app.url, other.owner.token, { 'nuzzle-background': '1' }).request(
    '{ me { outreach { heldBackBy } } }',
  );
  expect(me.outreach.heldBackBy).toBe('OVER_BUDGET');
  expect(await usageOf(other)).toMatchObject({ inputTokens: 1_000, limit: null, isExhausted: false });

  provider.script.push({
    kind: 'speak',
    words: ['Ho.'],
    usage: { prompt_tokens: 4_000, completion_tokens: 0 },
  });
  expect(await converse(other, 'hello')).toEqual({ state: 'IDLE', last: 'Ho.' });
  expect(await app.database.query('SELECT tokens::integer FROM voice_totals')).toEqual([{ tokens: 16_500 }]);

  // This process has no model itself, and runs no jobs that would need one.
  const api = await app.another({ RUN: 'api', OPENAI_BASE_URL: '' });
  for (const { url, spender } of [
    { url: app.url, spender: one },
    { url: api.url, spender: other },
  ]) {
    const error = await caller(url, spender.owner.token).requestError(
      'mutation ($id: ID!) { sendMessage(input: { chatRoomId: $id, content: "more" }) { duplicate } }',
      { id: spender.pet.roomId },
    );
    expect(error.extensions.code).toBe('BUDGET_EXHAUSTED');
  }
  expect(await usageOf(one)).toMatchObject({ limit: null, isExhausted: true });
});
