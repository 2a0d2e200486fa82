import { randomUUID } from 'node:crypto';
import { goAway, until } from '../support/absence.js';
import type { TestApp } from '../support/app.js';
import { newOwner, newPet, sendMessage, type Json, type Owner, type TestPet } from '../support/client.js';
import type { Conversation } from './conversation.js';
import { fillRoom } from './fill-room.js';
import { brokenRules } from './rules.js';

const hour = 3_600_000;
const locales = { en: 'en-US', ko: 'ko-KR' };

/** A turn that was held: what was said, and the rules that the answer broke. */
export interface HeldTurn {
  readonly id: string;
  readonly kind: string;
  readonly said: string;
  /** Undefined if the pet said nothing. */
  readonly answer: string | undefined;
  readonly broken: readonly string[];
}

/** Signs up as the owner of a conversation, and creates its pet. */
async function meet(app: TestApp, { pet, owner, language }: Conversation): Promise<[Owner, TestPet]> {
  const signedUp = await newOwner(app.url);
  await signedUp.request(
    'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }',
    { input: { locale: locales[language], ...owner } },
  );
  return [signedUp, await newPet(signedUp, pet.name, pet.persona)];
}

/** Sends a message and waits for its reply. @returns undefined if the reply failed */
async function ask(owner: Owner, { roomId }: TestPet, content: string): Promise<string | undefined> {
  const { message } = await sendMessage(owner, roomId, content, randomUUID());
  const { chatRoom } = await until<Json>(
    () =>
      owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { id type content } } }', {
        id: roomId,
      }),
    (seen) => seen.chatRoom.replyState !== 'THINKING',
  );
  const last = chatRoom.lastMessage;
  return last.type === 'PET' && BigInt(last.id) > BigInt(message.id) ? (last.content as string) : undefined;
}

/** Lets the owner leave, until a pet has written or keeps silent. */
async function beAway(
  app: TestApp,
  owner: Owner,
  { roomId }: TestPet,
  hours: number,
): Promise<string | undefined> {
  await goAway(app, owner, hours * hour);
  await until(
    () =>
      app.database.query<{ is_over: boolean }>(
        `SELECT state IN ('SENT', 'FAILED') AS is_over FROM outreaches WHERE user_id = $1`,
        [owner.id],
      ),
    (rows) => rows.length > 0 && rows.every(({ is_over: isOver }) => isOver),
  );
  const { chatRoom } = await owner.request(
    'query ($id: ID!) { chatRoom(id: $id) { lastMessage { origin content } } }',
    { id: roomId },
  );
  return chatRoom.lastMessage.origin === 'OUTREACH' ? (chatRoom.lastMessage.content as string) : undefined;
}

/** Waits until the pet's memory has taken in what was said. People write slower than this. */
async function remembered(app: TestApp, { roomId }: TestPet): Promise<void> {
  await until(
    () =>
      app.database.query<{ done: boolean }>(
        'SELECT due_at IS NULL AND indexed_to_id > 0 AS done FROM room_memories WHERE chat_room_id = $1',
        [roomId],
      ),
    ([row]) => row?.done === true,
  );
}

/** Holds a conversation through the API, and checks each answer. */
export async function holdConversation(app: TestApp, conversation: Conversation): Promise<HeldTurn[]> {
  const [owner, pet] = await meet(app, conversation);
  const before: string[] = [];
  const held: HeldTurn[] = [];
  for (const turn of conversation.turns) {
    if ('fillUpTo' in turn) {
      await remembered(app, pet);
      await fillRoom(app.database, owner, pet, conversation.language, turn.fillUpTo - 1);
      continue;
    }
    const isOutreach = 'awayForHours' in turn;
    const answer = isOutreach
      ? await beAway(app, owner, pet, turn.awayForHours)
      : await ask(owner, pet, turn.say);
    const { expect } = turn;
    held.push({
      id: conversation.id,
      kind: conversation.kind,
      said: isOutreach ? `(away for ${turn.awayForHours} hours)` : turn.say,
      answer,
      broken: brokenRules({ words: answer, before: [...before], conversation, expect, isOutreach }),
    });
    if (answer !== undefined) before.push(answer);
  }
  return held;
}
