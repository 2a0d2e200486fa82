import type { TestApp } from '../support/app.js';
import { until } from '../support/absence.js';
import { sendMessage, type Json, type Owner, type TestPet } from '../support/client.js';
import type { Behaviour } from '../support/provider.js';

/** A fact as a model answers it. */
export interface ToldFact {
  line: number;
  kind: string;
  text: string;
  replaces?: number | null;
}

/** The answer of a model that is asked what to remember. */
export const folding = (facts: readonly ToldFact[], summary = ''): Behaviour => ({
  kind: 'speak',
  words: ['```json\n', JSON.stringify({ facts, summary }), '\n```'],
});

/** What a pet remembers, newest first, as `kind content`. */
export async function memoriesOf(owner: Owner, { id }: TestPet): Promise<string[]> {
  const { pet } = await owner.request(
    'query ($id: ID!) { pet(id: $id) { memories { totalCount nodes { kind content } } } }',
    { id },
  );
  return pet.memories.nodes.map(({ kind, content }: Json) => `${kind} ${content}`);
}

/** Writes to a pet, and waits for the reply. */
export async function talk(
  app: TestApp,
  owner: Owner,
  { roomId }: TestPet,
  content: string,
): Promise<string> {
  const { message } = await sendMessage(owner, roomId, content);
  await until(
    () =>
      app.database.query<{ done: boolean }>(
        `SELECT reply_due_at IS NULL AND replied_to_id >= $2 AS done FROM chat_rooms WHERE id = $1`,
        [roomId, message.id],
      ),
    ([row]) => row!.done,
  );
  return message.id as string;
}

/** Waits until the memory of a room has every message up to one. @param folded whether a model folds them, too */
export async function remembered(
  app: TestApp,
  { roomId }: TestPet,
  messageId: string,
  folded = true,
): Promise<void> {
  await until(
    () =>
      app.database.query<{ done: boolean }>(
        `SELECT due_at IS NULL AND indexed_to_id >= $2 AND (NOT $3 OR facts_to_id >= $2) AS done
         FROM room_memories WHERE chat_room_id = $1`,
        [roomId, messageId, folded],
      ),
    ([row]) => row?.done === true,
  );
}

/** Waits until no room has anything to remember: what one test began must not take the answers of the next. */
export async function settled(app: TestApp): Promise<void> {
  await until(
    () => app.database.query<{ due: number }>('SELECT count(due_at)::integer AS due FROM room_memories'),
    ([row]) => row!.due === 0,
  );
}
