import { expect, test } from '@jest/globals';
import { caller, newOwner, newPet } from '../support/client.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const app = await startApp();
// Two processes: each queues the writes of an owner, and only the database orders those of both.
const other = await app.another({ RUN: 'api' });

test.each([
  [1_000, 'with an id of their own', 'm1'],
  [200, 'without one', undefined],
])(
  '%i parallel repeats of one send, %s, store one row and get one reply',
  async (count, _name, clientMessageId) => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    // Without an id, only the same text within two seconds is a repeat, so the clock is stopped.
    await app.database.stopClock(new Date());
    await using socket = openTestSocket(app.url, owner.token);
    const room = socket.subscribe(
      `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { id type } } }`,
      { id: roomId, after: fromTheStart },
    );
    const answers = await Promise.all(
      Array.from({ length: count }, (_, at) => {
        const send = () =>
          caller(at % 2 ? app.url : other.url, owner.token).send(
            `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate message { id } } }`,
            {
              input: { chatRoomId: roomId, content: 'are you there?', clientMessageId },
            },
          );
        // On a slow machine the server may just be closing the kept connection of an earlier test.
        return send().catch(send);
      }),
    );
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.sendMessage.message.id)).size).toBe(1);
    expect(answers.filter(({ data }) => !data.sendMessage.duplicate)).toHaveLength(1);
    expect((await room.next()).messageAdded.node).toEqual({
      id: answers[0]!.data.sendMessage.message.id,
      type: 'USER',
    });
    expect((await room.next()).messageAdded.node.type).toBe('PET');
    await app.database.moveClock(0);
    const [kept] = await app.database.query(
      `SELECT (SELECT count(*) FROM messages WHERE chat_room_id = $1 AND message_type = 'USER')::int AS sent,
              (SELECT count(*) FROM messages WHERE chat_room_id = $1 AND message_type = 'PET')::int AS answered,
              (SELECT count(*) FROM activities WHERE user_id = $2 AND activity_type = 'CHAT_SEND')::int AS recorded`,
      [roomId, owner.id],
    );
    expect(kept).toEqual({ sent: 1, answered: 1, recorded: 1 });
  },
);
