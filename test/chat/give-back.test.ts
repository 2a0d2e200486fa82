import { afterAll, expect, test } from '@jest/globals';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
// Only the processes that the test starts reply. A lease lasts longer than the test.
const app = await startApp({ RUN: 'api', OPENAI_BASE_URL: provider.baseUrl, LEASE: '1h' });

test('a server that stops aborts the request to the voice and gives the reply back at once', async () => {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner);
  const first = await app.another({ RUN: 'jobs' });
  provider.script.push({ kind: 'hold', words: ['Let me '] });
  const held = provider.served();
  await sendMessage(owner, roomId, 'hello');
  await held;
  const aborted = provider.aborted();
  await first.close();
  await aborted;
  const [room] = await app.database.query(
    'SELECT reply_due_at <= clock() AS due, reply_attempts AS attempts FROM chat_rooms WHERE id = $1',
    [roomId],
  );
  expect(room).toEqual({ due: true, attempts: 0 });

  await app.another({ RUN: 'jobs' });
  await using socket = openTestSocket(app.url, owner.token);
  const replies = socket.subscribe(
    `subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }`,
    { after: fromTheStart },
  );
  expect((await replies.next()).petMessageAdded.node.content).toBe('Meow, said the provider.');
});
