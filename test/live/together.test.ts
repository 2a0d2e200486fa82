import { expect, test } from '@jest/globals';
import { newOwner, newPet, type Owner } from '../support/client.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const token = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ RUN: 'api', ADMIN_TOKEN: token });
const petAdded = `subscription ($after: String) {
  petMessageAdded(after: $after) { cursor node { content chatRoom { id user { id } } sender { ... on Pet { name chatRoom { id } } } } }
}`;
// Only resolvers can answer `outreach`.
const resolved = `subscription ($after: String) {
  petMessageAdded(after: $after) { node { content chatRoom { id user { id outreach { enabled } } } } }
}`;
// The notifications have rooms and messages, which only their owner may see.
const notified = `subscription ($after: String) {
  notificationAdded(after: $after) { node { type content chatRoom { id } message { content } } }
}`;

const newCrowd = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const owner = await newOwner(app.url);
      return { owner, pet: await newPet(owner) };
    }),
  );

type Crowd = Awaited<ReturnType<typeof newCrowd>>;

/** Every pet writes a message, in one commit, and all are published together. */
const allWrite = (crowd: Crowd, words: string) =>
  app.database.query(
    `WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content)
       SELECT room.id, 'PET', room.pet_id, $2 || ' to ' || room.id FROM chat_rooms room WHERE room.id = ANY ($1::bigint[])
       RETURNING id, sent_at, chat_room_id, sender_pet_id
     ), moved AS (
       UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at
       FROM added WHERE chat_rooms.id = added.chat_room_id RETURNING user_id, pet_id, chat_rooms.id, last_message_id, last_message_at
     ), sent AS (
       INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at, message_id, message_sent_at)
       SELECT user_id, pet_id, 'PET_MESSAGE', 'Coco', $2 || ' to ' || id, 'SENT', last_message_at, last_message_id, last_message_at FROM moved
     )
     SELECT pg_notify('nuzzle_live', json_agg(json_build_array('message',
              json_build_object('ownerId', user_id::text, 'chatRoomId', id::text, 'type', 'PET')))::text),
            pg_notify('nuzzle_live', json_agg(json_build_array('notification', json_build_object('ownerId', user_id::text)))::text)
     FROM moved`,
    [crowd.map(({ pet }) => pet.roomId), words],
  );

async function reads(): Promise<number> {
  const metrics = await fetch(`${app.url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } });
  return Number(/^nuzzle_live_reads_total (\d+)$/m.exec(await metrics.text())![1]);
}

const follow = ({ token: own }: Owner) => {
  const socket = openTestSocket(app.url, own);
  const messages = socket.subscribe(petAdded, { after: fromTheStart });
  const plain = socket.subscribe(resolved, { after: fromTheStart });
  const notifications = socket.subscribe(notified, { after: Buffer.from('1||1').toString('base64url') });
  return { socket, messages, plain, notifications };
};

test('simultaneous events of many owners are read together, and each owner receives only their own', async () => {
  const crowd = await newCrowd(70);
  await using all = new AsyncDisposableStack();
  const following = crowd.map(({ owner, pet }) => {
    const one = follow(owner);
    all.use(one.socket);
    return { ...one, owner, pet };
  });
  async function expectReceived(words: string) {
    for (const { owner, pet, messages, plain, notifications } of following) {
      const content = `${words} to ${pet.roomId}`;
      expect((await messages.next()).petMessageAdded.node).toEqual({
        content,
        chatRoom: { id: pet.roomId, user: { id: owner.id } },
        sender: { name: 'Coco', chatRoom: { id: pet.roomId } },
      });
      expect((await plain.next()).petMessageAdded.node).toEqual({
        content,
        chatRoom: { id: pet.roomId, user: { id: owner.id, outreach: { enabled: true } } },
      });
      let { node } = (await notifications.next()).notificationAdded;
      // Every owner got a welcome.
      if (node.type === 'SYSTEM') ({ node } = (await notifications.next()).notificationAdded);
      expect(node).toEqual({
        type: 'PET_MESSAGE',
        content,
        chatRoom: { id: pet.roomId },
        message: { content },
      });
    }
  }
  await allWrite(crowd, 'hello');
  await expectReceived('hello');
  const before = await reads();
  await allWrite(crowd, 'hello again');
  await expectReceived('hello again');
  // 210 feeds, each kind in two statements, except those that a catch-up or another batch reads.
  expect((await reads()) - before).toBeLessThan(following.length);
  for (const { messages, plain, notifications } of following)
    expect([messages.waiting, plain.waiting, notifications.waiting]).toEqual([0, 0, 0]);
});

test('a feed that cannot be read does not delay the feeds that are read with it', async () => {
  const crowd = await newCrowd(3);
  await using all = new AsyncDisposableStack();
  const following = crowd.map(({ owner }) => {
    const one = follow(owner);
    all.use(one.socket);
    return one;
  });
  await allWrite(crowd, 'hello');
  for (const { messages } of following) await messages.next();
  const bad = crowd[0]!.pet.roomId;
  const view = 'CREATE OR REPLACE VIEW all_messages AS SELECT * FROM messages';
  const rest = 'UNION ALL SELECT * FROM messages_archive';
  await app.database.query(
    `CREATE FUNCTION refuse_bad(id bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
     BEGIN IF id = ${bad} THEN RAISE EXCEPTION 'refused' USING ERRCODE = 'data_exception'; END IF; RETURN true; END $$`,
  );
  await app.database.query(`${view} WHERE refuse_bad(chat_room_id) ${rest}`);
  await allWrite(crowd, 'and again');
  for (const { messages } of following.slice(1))
    expect((await messages.next()).petMessageAdded.node.content).toMatch('and again');
  expect(following[0]!.messages.waiting).toBe(0);
  // Nothing is lost: the next read finds it.
  await app.database.query(`${view} ${rest}`);
  expect((await following[0]!.messages.next()).petMessageAdded.node.content).toBe(`and again to ${bad}`);
});
