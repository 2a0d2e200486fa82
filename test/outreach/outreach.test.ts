import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { dueAt, goAway, outreachesOf, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage, type Owner } from '../support/client.js';
import { crowdAway } from '../support/crowd.js';
import { Provider } from '../support/provider.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const hour = 3_600_000;
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, SWEEP_EVERY: '1s', LEASE: '2s' });

beforeEach(() => {
  provider.requests.length = 0;
  provider.script.length = 0;
  provider.otherwise = { kind: 'speak', words: ['The sun is ', 'on your chair.'] };
});

const petAdded = `subscription ($after: String) {
  petMessageAdded(after: $after) { node { content chatRoom { id } sender { ... on Pet { id name } } } }
}`;

/** The messages of an owner's pets. */
function follow(owner: Owner) {
  const socket = openTestSocket(app.url, owner.token);
  const messages = socket.subscribe(petAdded, { after: fromTheStart });
  return {
    next: async () => (await messages.next()).petMessageAdded.node,
    waiting: () => messages.waiting,
    [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose](),
  };
}

const notificationsOf = async (owner: Owner) =>
  (
    await owner.request(
      `{ me { notifications(last: 20) { edges { node { type status title content sentAt pet { id } message { content } } } } } }`,
    )
  ).me.notifications.edges
    .map(({ node }: { node: unknown }) => node)
    .filter(({ type }: { type: string }) => type === 'PET_MESSAGE');

test('a pet writes once to an owner who has been away for two hours', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await using pets = follow(owner);
  await goAway(app, owner);
  expect(await pets.next()).toEqual({
    content: 'The sun is on your chair.',
    chatRoom: { id: pet.roomId },
    sender: { id: pet.id, name: 'Coco' },
  });
  expect(await outreachesOf(app, owner)).toEqual([{ state: 'SENT', reason: null, attempts: 0 }]);
  // The same absence becomes due again, as after a clock that jumps or a job that runs twice.
  await app.database.query(
    `INSERT INTO outreach_due SELECT id, last_active_at, clock() FROM users WHERE id = $1`,
    [owner.id],
  );
  await until(
    () => dueAt(app, owner),
    (due) => due === undefined,
  );
  expect(await outreachesOf(app, owner)).toHaveLength(1);
  expect(pets.waiting()).toBe(0);
  expect(provider.requests).toHaveLength(1);
  expect(await notificationsOf(owner)).toEqual([
    {
      type: 'PET_MESSAGE',
      status: 'SENT',
      title: 'Coco',
      content: 'The sun is on your chair.',
      sentAt: expect.any(String),
      pet: { id: pet.id },
      message: { content: 'The sun is on your chair.' },
    },
  ]);
});

test('no pet writes to an owner who was active less than two hours ago', async () => {
  const [present, away] = [await newOwner(app.url), await newOwner(app.url)];
  await newPet(present);
  await newPet(away);
  await goAway(app, present, 2 * hour - 60_000);
  await using pets = follow(away);
  await goAway(app, away);
  await pets.next();
  expect(await outreachesOf(app, present)).toEqual([]);
});

test('the voice gets how long the owner has been away, the local time, and the last conversation', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await owner.request(
    `mutation { updateOutreachSettings(input: { timeZone: "Asia/Seoul" }) { user { timeZone } } }`,
  );
  await using pets = follow(owner);
  provider.script.push({ kind: 'speak', words: ['Tuna, please.'] });
  await sendMessage(owner, pet.roomId, 'what would you like?');
  await pets.next();
  await goAway(app, owner, 5 * hour);
  await pets.next();
  const [, { messages }] = provider.requests as [unknown, (typeof provider.requests)[number]];
  const [system, ...conversation] = messages;
  expect(system!.content).toContain('a sleepy cat who loves tuna');
  const note = conversation.at(-1)!;
  expect(note.role).toBe('user');
  expect(note.content).toContain('has been away for 5 hours');
  const [{ now }] = (await app.database.query<{ now: Date }>('SELECT clock() AS now')) as [{ now: Date }];
  const inSeoul = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', weekday: 'long' }).format(now);
  expect(note.content).toMatch(
    new RegExp(`it is ${inSeoul} \\d\\d:\\d\\d|it is ${inSeoul},? (at )?\\d\\d:\\d\\d`),
  );
  expect(note.content).toMatch(/Do not plead.*do not blame.*do not guess/);
  expect(conversation.slice(0, 2)).toEqual([
    { role: 'user', content: 'what would you like?' },
    { role: 'assistant', content: 'Tuna, please.' },
  ]);
});

test('without a time zone the voice gets no local time', async () => {
  const owner = await newOwner(app.url);
  await newPet(owner);
  await using pets = follow(owner);
  await goAway(app, owner);
  await pets.next();
  expect(JSON.stringify(provider.requests[0]!.messages)).not.toContain('Where the owner is');
});

test('the pet that the owner wrote to last writes, or else the oldest; a resting pet never does', async () => {
  const owner = await newOwner(app.url);
  const oldest = await newPet(owner, 'Oldest');
  const middle = await newPet(owner, 'Middle');
  await newPet(owner, 'Youngest');
  await using pets = follow(owner);
  await goAway(app, owner);
  expect((await pets.next()).sender.id).toBe(oldest.id);
  await sendMessage(owner, middle.roomId, 'hello, you');
  expect((await pets.next()).sender.id).toBe(middle.id);
  provider.otherwise = { kind: 'speak', words: ['Something else.'] };
  await goAway(app, owner);
  expect((await pets.next()).sender.id).toBe(middle.id);
  await sendMessage(owner, middle.roomId, 'hello again');
  await pets.next();
  await owner.request(
    `mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { status } } }`,
    { id: middle.id },
  );
  provider.otherwise = { kind: 'speak', words: ['And something else.'] };
  await goAway(app, owner);
  expect((await pets.next()).sender.id).toBe(oldest.id);
});

test('an owner who returns while the voice runs gets no message, and the outreach is FAILED', async () => {
  const owner = await newOwner(app.url);
  await newPet(owner);
  await using pets = follow(owner);
  provider.script.push({ kind: 'hold', words: ['Just as you'] });
  const speaking = provider.served();
  await goAway(app, owner);
  await speaking;
  await owner.request('{ me { id } }');
  provider.release();
  await until(
    () => outreachesOf(app, owner),
    ([first]) => first?.state === 'FAILED',
  );
  expect(await outreachesOf(app, owner)).toMatchObject([{ state: 'FAILED', reason: 'OWNER_RETURNED' }]);
  expect(await notificationsOf(owner)).toMatchObject([{ status: 'FAILED', message: null, sentAt: null }]);
  expect(pets.waiting()).toBe(0);
  expect(await dueAt(app, owner)).toBeInstanceOf(Date);
});

test.each([
  ['deleted', `mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`],
  ['put to rest', `mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { id } } }`],
])('a pet that is %s while it finds its words sends none', async (_name, mutation) => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  provider.script.push({ kind: 'hold', words: ['Just as you'] });
  const speaking = provider.served();
  await goAway(app, owner);
  await speaking;
  await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(mutation, { id: pet.id });
  provider.release();
  await until(
    () => outreachesOf(app, owner),
    ([first]) => first?.state === 'FAILED',
  );
  expect(await outreachesOf(app, owner)).toMatchObject([{ reason: 'NO_ACTIVE_PET' }]);
  expect(await notificationsOf(owner)).toMatchObject([{ status: 'FAILED', message: null }]);
});

test('a sweep reads only the owners who are due', async () => {
  await crowdAway(app.database, 5_000, 7 * 3_600);
  // Counted at once, so that the reads of the test are not counted as the sweep's.
  await app.database.query(
    `UPDATE outreach_due SET due_at = clock() + interval '1 day';
     ANALYZE outreach_due;
     SELECT pg_stat_force_next_flush()`,
  );
  const readOf = async () =>
    (
      await app.database.query<{ scans: number; rows: number; sequential: number }>(
        `SELECT i.idx_scan::int AS scans, i.idx_tup_read::int AS rows, t.seq_tup_read::int AS sequential
         FROM pg_stat_user_indexes i JOIN pg_stat_user_tables t USING (relid) WHERE i.indexrelname = 'idx_outreach_due_due'`,
      )
    )[0]!;
  const before = await readOf();
  const owner = await newOwner(app.url);
  await newPet(owner);
  await goAway(app, owner);
  await until(
    () => outreachesOf(app, owner),
    ([first]) => first?.state === 'SENT',
  );
  // Two more sweeps, which find nobody.
  const after = await until(readOf, ({ scans }) => scans >= before.scans + 3);
  expect(after.rows - before.rows).toBeLessThan(100);
  expect(after.sequential).toBe(before.sequential);
});

test('an open page with its refreshes and reconnects does not count as activity', async () => {
  const owner = await newOwner(app.url);
  await newPet(owner);
  await using pets = follow(owner);
  await goAway(app, owner, 2 * hour - 60_000);
  const before = await dueAt(app, owner);
  const page = caller(app.url, owner.token, { 'nuzzle-background': '1' });
  await page.request('{ me { id } }');
  await owner.request(
    `mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { expiresAt } }`,
    {
      token: owner.refreshToken,
    },
  );
  await owner.requestError(
    `mutation { registerPushSubscription(input: { endpoint: "https://push.example.com/1", p256dh: "x", auth: "y" }) { pushSubscription { id } } }`,
  );
  await using again = openTestSocket(app.url, owner.token);
  await again.connected;
  again.subscribe(petAdded, { after: fromTheStart });
  expect(await dueAt(app, owner)).toEqual(before);
  expect(pets.waiting()).toBe(0);
  // An ordinary query does.
  await owner.request('{ me { id } }');
  expect((await dueAt(app, owner))!.getTime()).toBeGreaterThan(before!.getTime() + hour);
});

test('no pet writes the same text twice in a row', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await using pets = follow(owner);
  await goAway(app, owner);
  expect((await pets.next()).content).toBe('The sun is on your chair.');
  provider.script.push({ kind: 'speak', words: ['Yes.'] });
  await sendMessage(owner, pet.roomId, 'is it?');
  await pets.next();
  provider.script.push(
    { kind: 'speak', words: ['The sun is on your chair.'] },
    { kind: 'speak', words: ['Yes.'] },
    { kind: 'speak', words: ['The rain is, now.'] },
  );
  await goAway(app, owner);
  expect((await pets.next()).content).toBe('The rain is, now.');
  expect(provider.requests.at(-1)!.messages.at(-1)!.content).toContain('“The sun is on your chair.”');
});
