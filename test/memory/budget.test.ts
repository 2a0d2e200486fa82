import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { moveToNoon, newSpender, onBudget, spend } from '../budget/spenders.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { folding, remembered, talk } from './owner-memory.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  ...onBudget,
  OPENAI_BASE_URL: provider.baseUrl,
  MEMORY_AFTER: '1ms',
  LEASE: '2s',
});
let midnight: Date;
beforeAll(async () => {
  midnight = new Date((await moveToNoon(app)).getTime() + 12 * 3_600_000);
});

const foldings = () =>
  provider.requests.filter(({ messages }) => messages[0]!.content.startsWith('You keep the memory')).length;

test('memory stops before replies do, and goes on the next day', async () => {
  const spender = await newSpender(app.url);
  const { owner, pet } = spender;
  // Memory has 90% of the 20,000, and what it asks may take 4,000.
  await spend(app, spender, 14_001);
  provider.scripts.set('memory', [folding([{ line: 1, kind: 'ANIMAL', text: "The owner's cat is Yuna" }])]);
  const id = await talk(app, owner, pet, "My cat's name is Yuna.");
  const [memory] = await until(
    () =>
      app.database.query<{ due_at: Date | null }>(
        'SELECT due_at FROM room_memories WHERE chat_room_id = $1',
        [pet.roomId],
      ),
    ([row]) => row?.due_at != null && row.due_at.getTime() > midnight.getTime() - 3_600_000,
  );
  expect(memory!.due_at!.getTime()).toBeLessThan(midnight.getTime() + 3_600_000);
  expect(foldings()).toBe(0);
  await app.database.moveClock(midnight.getTime() + 3_600_000 - Date.now());
  await remembered(app, pet, id);
  expect(foldings()).toBe(1);
});
