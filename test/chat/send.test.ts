import { expect, test } from '@jest/globals';
import { startApp } from '../support/app.js';
import { newOwner, newPet, say } from '../support/client.js';

const app = await startApp();

test('a message is stored once under its clientMessageId, however often it is sent', async () => {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner);
  const first = await say(owner, roomId, 'hello', 'm1');
  const again = await say(owner, roomId, 'hello', 'm1');
  expect(first).toMatchObject({ duplicate: false, chatRoom: { replyState: 'THINKING' } });
  expect(again).toMatchObject({ duplicate: true, message: { id: first.message.id } });
});
