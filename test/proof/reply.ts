import { strict as assert } from 'node:assert';
import { newOwner, newPet, say } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { testEnvironment } from '../support/app.js';
import { startProcess, type TestProcess } from '../support/process.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
import type { Proof } from './proof.js';

/** When the process is killed: while the voice speaks, while its words are written, as the message was taken. */
const moments = ['speaking', 'writing', 'sent'] as const;

/** Killed with -9 in the middle of a reply, a process leaves it to the next, which makes it: once. */
export const killedMidReply: Proof = async (times, progress) => {
  const database = await openTestDatabase();
  const provider = await Provider.start();
  const env = { ...testEnvironment(database.url), OPENAI_BASE_URL: provider.baseUrl };
  let running: TestProcess = await startProcess(env);
  let asked = 0;
  try {
    for (let done = 0; done < times; done++) {
      progress(done, times);
      const moment = moments[done % moments.length]!;
      const owner = await newOwner(running.url);
      const { roomId } = await newPet(owner);
      provider.requests.length = 0;
      provider.script.push({ kind: 'hold', words: ['Let me think. '] });
      const speaking = provider.served();
      const { message } = await say(owner, roomId, `hello ${done}`);
      if (moment !== 'sent') await speaking;
      if (moment === 'writing') provider.release();
      assert.equal(await running.end('SIGKILL'), 'SIGKILL');
      provider.script.length = 0;

      running = await startProcess(env);
      await using socket = openTestSocket(running.url, owner.token);
      const room = socket.subscribe(
        `subscription ($id: ID!, $after: String!) { messageAdded(chatRoomId: $id, after: $after) { node { type content } } }`,
        {
          id: roomId,
          after: Buffer.from(`1|${Date.parse(message.sentAt)}|${message.id}`).toString('base64url'),
        },
      );
      assert.equal((await room.next()).messageAdded.node.type, 'PET');
      const [kept] = await database.query(
        `SELECT count(*) FILTER (WHERE message_type = 'USER')::int AS asked, count(*) FILTER (WHERE message_type = 'PET')::int AS answered,
                (SELECT reply_due_at IS NULL AND reply_to_id IS NULL FROM chat_rooms WHERE id = $1) AS idle
         FROM messages WHERE chat_room_id = $1`,
        [roomId],
      );
      assert.deepEqual(kept, { asked: 1, answered: 1, idle: true });
      if (moment === 'speaking')
        assert.ok(provider.requests.length >= 2, 'the voice must have been asked again');
      asked += provider.requests.length;
    }
    progress(times, times);
    return `killed ${times} times, answered ${times} times, once each; the voice was asked ${asked} times`;
  } finally {
    await running.end('SIGTERM');
    await provider.stop();
    await database.drop();
  }
};
