import { newOwner, newPet, sendMessage, type Owner, type TestPet } from './client.js';
import { fromTheStart, openTestSocket } from './socket.js';
import type { TestApp } from './app.js';

/** An owner who talks with a pet, and everything that the pet shows and says. */
export interface Talk extends Disposable {
  readonly owner: Owner;
  readonly pet: TestPet;
  /** Sends a message and waits for the pet's next message. */
  ask(content: string): Promise<string>;
  /** Waits for the pet's next message. */
  nextReply(): Promise<string>;
  /** Every text that `replyProgress` has shown since the last call. */
  shown(): string[];
}

/** Begins a talk. @param language what the owner reads; English without it */
export async function beginTalk(
  app: Pick<TestApp, 'url'>,
  { locale, timeZone, petName = 'Coco' }: { locale?: string; timeZone?: string; petName?: string } = {},
): Promise<Talk> {
  const owner = await newOwner(app.url);
  if (locale)
    await owner.request(
      'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }',
      {
        input: { locale },
      },
    );
  if (timeZone)
    await owner.request(
      'mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { user { id } } }',
      { input: { timeZone } },
    );
  const pet = await newPet(owner, petName);
  const socket = openTestSocket(app.url, owner.token);
  const replies = socket.subscribe(
    'subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }',
    { after: fromTheStart },
  );
  const progress = socket.subscribe(
    'subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state text } }',
    { id: pet.roomId },
  );
  await socket.connected;
  const texts: string[] = [];
  void (async () => {
    for (;;) texts.push((await progress.next()).replyProgress.text as string);
  })().catch(() => undefined);
  const nextReply = async (): Promise<string> =>
    (await replies.next()).petMessageAdded.node.content as string;
  return {
    owner,
    pet,
    nextReply,
    async ask(content) {
      await sendMessage(owner, pet.roomId, content);
      return nextReply();
    },
    shown: () => texts.splice(0),
    [Symbol.dispose]: () => void socket[Symbol.asyncDispose](),
  };
}
