import { expect, test } from '@jest/globals';
import { newOwner, newPet, type Owner, type TestPet } from '../support/client.js';
import { jobsReady, outlivesMongo } from '../proof/store.js';
import { until } from '../support/absence.js';
import { findMongo, givenMongo, quietPort, startMongo } from '../support/mongo.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ RUN: 'api' });
const missing = await findMongo();
const onMongo = missing ? test.skip : test;
const given = await givenMongo();

/** Adds a message that waits for a reply and was not published, as a crashed process leaves it: a job finds it. */
async function addUnpublished(owner: Owner, pet: TestPet): Promise<void> {
  await app.database.query(
    `WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_user_id, content) VALUES ($1, 'USER', $2, 'is anybody there?') RETURNING id, sent_at
     )
     UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at,
       reply_to_id = added.id, reply_due_at = clock() FROM added WHERE chat_rooms.id = $1`,
    [pet.roomId, owner.id],
  );
}

/** Adds an unpublished message and waits for its reply, which must be the only one. */
async function expectOneReply(): Promise<void> {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await using socket = openTestSocket(app.url, owner.token);
  const room = socket.subscribe(
    `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { type } } }`,
    { id: pet.roomId, after: fromTheStart },
  );
  await addUnpublished(owner, pet);
  expect((await room.next()).messageAdded.node.type).toBe('USER');
  expect((await room.next()).messageAdded.node.type).toBe('PET');
  const [kept] = await app.database.query(`SELECT count(*)::int AS n FROM messages WHERE chat_room_id = $1`, [
    pet.roomId,
  ]);
  expect(kept).toEqual({ n: 2 });
}

/** Waits until the readiness of the jobs is as expected. */
const untilReady = (url: string, expected: boolean) =>
  until(
    () => jobsReady(url),
    (ready) => ready === expected,
  );

test('jobs are stored in PostgreSQL, in a schema of their own', async () => {
  const jobs = await app.another({ RUN: 'jobs' });
  expect(jobs.facts['Job store']).toBe('PostgreSQL (schema agenda)');
  await untilReady(jobs.url, true);
  await expectOneReply();
  const names = await app.database.query<{ name: string }>(
    'SELECT name FROM agenda.agenda_jobs ORDER BY name',
  );
  expect(names.map(({ name }) => name)).toEqual([
    'archive',
    'erasures',
    'limits',
    'mails',
    'memories',
    'outreach',
    'partitions',
    'pushes',
    'replies',
    'safety',
    'search-index',
    'sessions',
    'voice-usage',
  ]);
  await jobs.close();
});

const onGiven = given ? [given] : [];
for (const database of onGiven)
  test('jobs are stored in the MongoDB of MONGODB_URL', async () => {
    const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: database.url });
    expect(jobs.facts['Job store']).toBe('MongoDB');
    await untilReady(jobs.url, true);
    await expectOneReply();
    await jobs.close();
    await database.drop();
  });

onMongo.each(['standalone', 'replica set'] as const)('jobs are stored in MongoDB, %s', async (kind) => {
  const mongo = await startMongo(kind);
  const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: mongo.url });
  expect(jobs.facts['Job store']).toBe('MongoDB');
  await untilReady(jobs.url, true);
  await expectOneReply();
  await jobs.close();
  await mongo.stop();
});

onMongo.each(['standalone', 'replica set'] as const)(
  'MongoDB, %s, is killed and restarted after five seconds: readiness reports it, and every owner gets one reply',
  (kind) => outlivesMongo(app, kind, 5_000),
);

onMongo('a process finds a MongoDB that starts after it', async () => {
  const port = await quietPort();
  const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: `mongodb://127.0.0.1:${port}/nuzzle` });
  await untilReady(jobs.url, false);
  const mongo = await startMongo('standalone', port);
  await untilReady(jobs.url, true);
  await expectOneReply();
  await jobs.close();
  await mongo.stop();
});
