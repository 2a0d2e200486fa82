import { afterAll, expect, test } from '@jest/globals';
import { newOwner, newPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
import { folding, remembered, talk } from './owner-memory.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
  OPENAI_BASE_URL: provider.baseUrl,
  OPENAI_EMBEDDING_MODEL: 'vectors',
  EMBEDDING_TIMEOUT: '1m',
  MEMORY_AFTER: '1ms',
});

/** A room with many lines, two of which are odd, after memory had its turn. */
async function room() {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await app.database.query(
    `SELECT append_message($1, nextval('messages_id_seq'), clock() - (101 - nth) * interval '1 minute', $2, NULL,
       CASE WHEN nth IN (30, 99) THEN 'What a xyzzy ' ELSE 'It rains in week ' END || nth, NULL, NULL)
     FROM generate_series(1, 100) AS nth`,
    [pet.roomId, owner.id],
  );
  provider.scripts.set('memory', Array(20).fill(folding([])));
  await remembered(app, pet, await talk(app, owner, pet, 'Hello'));
  const rows = await app.database.query<{ content: string; has: boolean; model: string | null }>(
    `SELECT content, embedding IS NOT NULL AS has, embedding_model AS model
     FROM memory_lines JOIN all_messages ON id = message_id WHERE memory_lines.chat_room_id = $1`,
    [pet.roomId],
  );
  return { owner, pet, rows };
}

test.each([400, 500, 'garbage'] as const)(
  'lines that the model makes no vector of stop no others (%s)',
  async (refusal) => {
    provider.refuseVectorOf = (text) => (text.includes('xyzzy') ? refusal : undefined);
    const { owner, pet, rows } = await room();
    expect(rows).toHaveLength(101);
    expect(rows.filter(({ has }) => !has).map(({ content }) => content)).toEqual(
      expect.arrayContaining(['What a xyzzy 30', 'What a xyzzy 99']),
    );
    expect(rows.filter(({ has }) => has)).toHaveLength(99);
    expect(rows.every(({ model }) => model === 'vectors')).toBe(true);
    // A line without a vector is no obstacle to those that have one.
    await talk(app, owner, pet, 'Does it rain?');
  },
);

test.each([400, 401, 500, 'garbage'] as const)(
  'a server that makes no vectors at all is asked for them again later (%s)',
  async (refusal) => {
    provider.refuseVectorOf = () => refusal;
    const { rows } = await room();
    expect(rows.filter(({ model }) => model !== null)).toEqual([]);
  },
);

test('what vectors take is counted for the owner', async () => {
  provider.refuseVectorOf = () => undefined;
  const { owner } = await room();
  const [usage] = await app.database.query<{ told: string }>(
    'SELECT input_tokens + output_tokens - estimated_tokens AS told FROM voice_usage WHERE user_id = $1',
    [owner.id],
  );
  // Of answers, this provider tells nothing.
  expect(Number(usage!.told)).toBeGreaterThan(0);
});
