import { expect, test } from '@jest/globals';
import { scriptedVoice } from '../../src/voice/scripted-voice.js';
import { until as poll } from '../support/absence.js';
import { newOwner, newPet, sendMessage, type Json } from '../support/client.js';
import { openTestSocket, type Subscription } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const app = await startApp();
const production = await startApp({ NODE_ENV: 'production' });
const progress = `subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state text reason messageEdge { node { content } } } }`;

async function until(watch: Subscription, matches: (event: Json) => boolean): Promise<Json> {
  for (;;) {
    const { replyProgress } = await watch.next();
    if (matches(replyProgress)) return replyProgress;
  }
}

/** Sends a message to a new pet, and follows its reply. */
async function tell(content: string, url = app.url) {
  const owner = await newOwner(url);
  const pet = await newPet(owner);
  const socket = openTestSocket(url, owner.token);
  const watch = socket.subscribe(progress, { id: pet.roomId });
  await socket.connected;
  await sendMessage(owner, pet.roomId, content);
  return { owner, pet, watch, [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose]() };
}

test('/fail fails, and the next message gets a reply', async () => {
  await using told = await tell('/fail');
  const failed = await until(told.watch, ({ state }) => state === 'FAILED');
  expect(failed.reason).toEqual(expect.any(String));
  await sendMessage(told.owner, told.pet.roomId, 'hello');
  await until(told.watch, ({ state }) => state === 'DONE');
});

test('/slow thinks for a while before the first word', async () => {
  await using told = await tell('/slow');
  const first = await until(told.watch, ({ state }) => state === 'THINKING');
  expect(first.text).toBe('');
  const { chatRoom } = await told.owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', {
    id: told.pet.roomId,
  });
  expect(chatRoom.replyState).toBe('THINKING');
});

test('/long streams a reply as long as a message may be', async () => {
  await using told = await tell('/long');
  const texts = new Set<string>();
  const done = await until(told.watch, ({ state, text }) => {
    texts.add(text);
    return state === 'DONE';
  });
  expect(texts.size).toBeGreaterThan(5);
  const { length } = done.messageEdge.node.content;
  expect(length).toBeGreaterThan(800);
  expect(length).toBeLessThanOrEqual(1_000);
}, 60_000);

test('in production a command is a message like any other', async () => {
  const owner = await newOwner(production.url);
  const pet = await newPet(owner);
  await sendMessage(owner, pet.roomId, '/fail');
  const { chatRoom } = await poll(
    () =>
      owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState lastMessage { type content } } }', {
        id: pet.roomId,
      }),
    (seen) => seen.chatRoom.replyState !== 'THINKING',
  );
  expect(chatRoom).toMatchObject({
    replyState: 'IDLE',
    lastMessage: { type: 'PET', content: expect.stringContaining('no language model is set up for Coco') },
  });
});

test('each word takes its pace, and an abort ends it at once', async () => {
  const voice = scriptedVoice({ pace: 1_000, takesCommands: true });
  const request = {
    pet: { name: 'Coco', persona: 'a cat' },
    conversation: [{ by: 'USER', content: 'hello' }],
  };
  const abort = new AbortController();
  const speaking = voice.speak(request as never, abort.signal)[Symbol.asyncIterator]();
  const begin = performance.now();
  expect((await speaking.next()).done).toBe(false);
  expect(performance.now() - begin).toBeGreaterThan(900);
  const next = speaking.next();
  abort.abort(new Error('enough'));
  await expect(next).rejects.toThrow('enough');
});
