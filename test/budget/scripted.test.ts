import { expect, test } from '@jest/globals';
import { startApp } from '../support/start-app.js';
import { converse, newSpender, spend, usageOf } from './spenders.js';

const app = await startApp({ VOICE_BUDGET: '8000', VOICE_CEILING: '8000' });

test('the scripted voice costs nothing and has no limit', async () => {
  const spender = await newSpender(app.url);
  // From when there was a model.
  await spend(app, spender, 9_000);
  for (const words of ['one', 'two', 'three'])
    expect(await converse(spender, words)).toMatchObject({ state: 'IDLE' });
  expect(await usageOf(spender)).toMatchObject({
    inputTokens: 9_000,
    outputTokens: 0,
    limit: null,
    isExhausted: false,
  });
  expect(await app.database.query('SELECT answers FROM voice_usage')).toEqual([{ answers: 1 }]);
});
