import { until } from '../support/absence.js';
import type { TestApp } from '../support/app.js';
import { newOwner, newPet, sendMessage, type Owner, type TestPet } from '../support/client.js';

/** A model's price in `VOICE_PRICES`, and a budget that five answers fit into: each may take 4,000 tokens. */
export const onBudget = {
  OPENAI_MODEL: 'test-model',
  VOICE_MAX_OUTPUT: '1000',
  VOICE_BUDGET: '20000',
  VOICE_PRICES: 'test=2/10',
};

/** An owner with a pet. */
export interface Spender {
  readonly owner: Owner;
  readonly pet: TestPet;
}

/** Signs an owner up, with a pet. */
export async function newSpender(url: string, name = 'Coco'): Promise<Spender> {
  const owner = await newOwner(url);
  return { owner, pet: await newPet(owner, name) };
}

/** Moves the database's clock to a noon of UTC, so that no midnight comes while a test runs. */
export async function moveToNoon(app: TestApp): Promise<Date> {
  const noon = new Date();
  noon.setUTCHours(36, 0, 0, 0);
  await app.database.moveClock(noon.getTime() - Date.now());
  return noon;
}

/** Counts tokens for an owner as of now. */
export const spend = (app: TestApp, { owner }: Pick<Spender, 'owner'>, tokens: number) =>
  app.database.query('SELECT settle_voice($1, NULL, $2, 0, 0, 1)', [owner.id, tokens]);

/** What an owner's pets used. */
export const usageOf = async ({ owner }: Pick<Spender, 'owner'>) =>
  (
    await owner.request(
      '{ me { voiceUsage { inputTokens outputTokens estimatedTokens limit isExhausted resetsAt } } }',
    )
  ).me.voiceUsage;

/** The reply of a pet's room as it is now. */
export async function replyOf({ owner, pet }: Spender): Promise<{ state: string; last: string }> {
  const { chatRoom } = await owner.request(
    'query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { content } } }',
    { id: pet.roomId },
  );
  return { state: chatRoom.replyState, last: chatRoom.lastMessage?.content };
}

/** Sends a message, waits until its reply has ended, and returns how. */
export async function converse(spender: Spender, content: string) {
  await sendMessage(spender.owner, spender.pet.roomId, content);
  return until(
    () => replyOf(spender),
    ({ state }) => state === 'IDLE' || state === 'FAILED',
  );
}
