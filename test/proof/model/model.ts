import { strict as assert } from 'node:assert';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../../support/absence.js';
import { testEnvironment } from '../../support/app.js';
import { caller, newOwner, newPet, sendMessage, type Caller, type TestPet } from '../../support/client.js';
import { openTestDatabase } from '../../support/database.js';
import { startProcess, type TestProcess } from '../../support/process.js';
import { openTestSocket } from '../../support/socket.js';
import type { Proof } from '../proof.js';
import { fetchModel } from './files.js';

const serverFile = new URL('./server.js', import.meta.url).pathname;
const conversations: Record<string, readonly string[]> = {
  en: [
    'Good morning! Did you sleep well?',
    'I had toast and tea for breakfast.',
    'My sister Yuna visits us today.',
    'What would you like to do this afternoon?',
    'It is raining outside.',
    'Who visits us today?',
    'Tell me something funny.',
    'Good night, sleep well!',
  ],
  ko: [
    '안녕! 잘 잤어?',
    '아침에 빵이랑 차를 먹었어.',
    '오늘 동생 유나가 놀러 와.',
    '오후에 뭐 하고 싶어?',
    '밖에 비가 와.',
    '오늘 누가 온다고 했지?',
    '재미있는 얘기 해 줘.',
    '잘 자, 좋은 꿈 꿔!',
  ],
};
// What a model's template or our prompt leaves behind, if nobody cleans it up.
const remains = /<\|im_|<\/?(?:think|character|owner|earlier)>|^Coco:|\bRules:/;
async function startModel(): Promise<{ url: string; process: ChildProcess }> {
  const files = await fetchModel();
  const child = fork(serverFile, [JSON.stringify(files)], { execArgv: [] });
  const started = new AbortController();
  try {
    const { signal } = started;
    const [port] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`The model ended with ${String(code)}.`);
      }),
    ])) as [number];
    return { url: `http://127.0.0.1:${port}/v1`, process: child };
  } finally {
    started.abort();
  }
}

const roomQuery = `query ($id: ID!) {
  chatRoom(id: $id) { replyState messages(last: 40) { edges { node { type content stopped } } } }
}`;

interface Room {
  replyState: string;
  messages: { type: string; content: string; stopped: boolean }[];
}

async function readRoom(owner: Caller, { roomId }: TestPet): Promise<Room> {
  const { chatRoom } = await owner.request(roomQuery, { id: roomId });
  return { ...chatRoom, messages: chatRoom.messages.edges.map(({ node }: { node: object }) => node) };
}

/** Waits until the pet has answered, and checks its answer. */
async function answered(owner: Caller, pet: TestPet): Promise<void> {
  const room = await until(
    () => readRoom(owner, pet),
    ({ replyState }) => replyState !== 'THINKING',
  );
  assert.equal(room.replyState, 'IDLE', JSON.stringify(room));
  const { type, content } = room.messages.at(-1)!;
  assert.equal(type, 'PET');
  assert.ok(!remains.test(content), `a reply has what its owner must not see: ${content}`);
}

/** Stops the reply as soon as its first words are there. */
async function stopReply(owner: Caller, { roomId }: TestPet): Promise<void> {
  await using socket = openTestSocket(owner.url, owner.token);
  const progress = socket.subscribe('subscription ($id: ID!) { replyProgress(chatRoomId: $id) { text } }', {
    id: roomId,
  });
  while (!(await progress.next()).replyProgress.text);
  await owner.request(
    'mutation ($input: StopReplyInput!) { stopReply(input: $input) { chatRoom { replyState } } }',
    { input: { chatRoomId: roomId } },
  );
}

/**
 * A small real model holds conversations of eight turns in English and Korean, through a real server process. In each, one
 * reply is stopped by its owner, and the process is killed with -9 during one; each message has one answer all the same, without what a
 * template leaves behind.
 */
export const modelSpeaks: Proof = async (times, progress) => {
  const model = await startModel();
  const database = await openTestDatabase();
  const env = {
    ...testEnvironment(database.url),
    OPENAI_BASE_URL: model.url,
    OPENAI_MODEL: 'SmolLM2-135M-Instruct',
    VOICE_FIRST_BYTE: '2m',
    VOICE_IDLE: '1m',
    VOICE_LONGEST: '5m',
    LEASE: '3s',
    // The model holds 4,096 tokens, and counts Korean by the byte.
    VOICE_CONTEXT: '1200',
    LOG_LEVEL: 'info',
  };
  let running: TestProcess = await startProcess(env);
  let done = 0;
  try {
    while (done < times)
      for (const [locale, messages] of Object.entries(conversations)) {
        const { token } = await newOwner(running.url);
        const ownerNow = () => caller(running.url, token);
        await ownerNow().request(
          'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }',
          { input: { locale } },
        );
        const pet = await newPet(ownerNow());
        for (const [turn, content] of messages.entries()) {
          progress(done++, times);
          await sendMessage(ownerNow(), pet.roomId, content);
          if (turn === 2) await stopReply(ownerNow(), pet);
          if (turn === 4) {
            await running.end('SIGKILL');
            running = await startProcess(env);
          }
          if (turn !== 2) await answered(ownerNow(), pet);
        }
        const { messages: kept } = await readRoom(ownerNow(), pet);
        assert.deepEqual(
          kept.map(({ type }) => type),
          messages.flatMap(() => ['USER', 'PET']),
        );
        assert.equal(kept.filter(({ stopped }) => stopped).length, 1);
      }
    progress(times, times);
    return `a model of 135 million parameters held ${done} turns in English and Korean, and one of eight replies was stopped, and one was killed with its process`;
  } finally {
    await running.end('SIGTERM');
    model.process.disconnect();
    await once(model.process, 'exit');
    await database.drop();
  }
};
