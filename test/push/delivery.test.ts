import { afterAll, expect, test } from '@jest/globals';
import { countCharacters } from '../../src/text.js';
import { PushService, pushEnvironment, type PushBehaviour } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openTeller, registration } from './told-owner.js';

const service = await PushService.start();
afterAll(() => service.stop());
const environment: Record<string, string> = pushEnvironment();
const app = await startApp(environment);
const teller = await openTeller(app);

const devicesOf = (ownerId: string) =>
  app.database.query('SELECT id FROM push_subscriptions WHERE user_id = $1', [ownerId]);
const status = (code: number, headers: Record<string, string> = {}): PushBehaviour => ({
  kind: 'status',
  status: code,
  headers,
});
const hour = 3_600;

test('a notification reaches the browser, encrypted for it and signed by this server', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told, { content: 'I found your sock.' });
  const push = await told.device.next();
  expect(push).toMatchObject({
    payload: {
      title: told.pet.name,
      body: 'I found your sock.',
      tag: push.topic,
      data: { notificationId: id, chatRoomId: told.pet.roomId, petId: told.pet.id },
    },
    urgency: 'normal',
    vapid: { publicKey: environment['VAPID_PUBLIC_KEY'], subject: environment['VAPID_SUBJECT'] },
  });
  expect(push.ttl).toBeGreaterThan(2 * hour - 60);
  expect(push.ttl).toBeLessThanOrEqual(2 * hour);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'SENT');
  expect(kept).toMatchObject({ state: 'SENT', attempts: 1, reason: null, due_in: null });
});

test('each notification has a topic of its own', async () => {
  const told = await teller.toldOwner(service);
  for (const content of ['one', 'two']) await teller.tell(told, { content });
  const topics = [(await told.device.next()).topic, (await told.device.next()).topic];
  expect(new Set(topics).size).toBe(2);
});

test.each(['🐈‍⬛'.repeat(250), '\u0001'.repeat(998) + 'ab', 'Meow. '.repeat(166)])(
  'long words are shortened to what a push can carry',
  async (content) => {
    const told = await teller.toldOwner(service);
    await teller.tell(told, { content: content.trim() });
    const { payload, bytes } = await told.device.next();
    const body = payload['body'] as string;
    expect(countCharacters(body)).toBeLessThanOrEqual(300);
    expect(countCharacters(body)).toBeGreaterThan(150);
    expect(content.startsWith(body)).toBe(true);
    expect(bytes).toBeLessThanOrEqual(4096);
  },
);

test("all of an owner's devices are told, and nobody else's", async () => {
  const told = await teller.toldOwner(service);
  const stranger = await teller.toldOwner(service);
  const second = service.newDevice();
  await told.owner.ask(registration, { input: second.subscription });
  await teller.tell(told);
  const [one, other] = await Promise.all([told.device.next(), second.next()]);
  expect(one.payload).toEqual(other.payload);
  expect(stranger.device.received).toEqual([]);
});

test.each([404, 410])('a device that is gone (%p) is removed', async (code) => {
  const told = await teller.toldOwner(service);
  told.device.script.push(status(code));
  const id = await teller.tell(told);
  expect(await teller.until(id, (delivery) => delivery === undefined)).toBeUndefined();
  expect(await devicesOf(told.owner.id)).toEqual([]);
  expect(told.device.received).toHaveLength(1);
});

const waits: [headers: Record<string, string>, seconds: number][] = [
  [{ 'retry-after': '120' }, 120],
  [
    {
      'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT',
      // The service's clock need not be ours.
      date: 'Mon, 23 Nov 2026 10:00:00 GMT',
    },
    90,
  ],
  [{ 'retry-after': '86400' }, hour],
];
test.each(waits)(
  'a push service that is busy (429) is left alone as it says: %p',
  async (headers, seconds) => {
    const told = await teller.toldOwner(service);
    told.device.script.push(status(429, headers));
    await app.database.stopClock(new Date());
    const id = await teller.tell(told);
    const kept = await teller.until(id, (delivery) => (delivery?.due_in ?? 0) > 30);
    await app.database.moveClock(0);
    expect(kept).toMatchObject({ state: 'PENDING', attempts: 1, due_in: seconds });
    expect(told.device.received).toHaveLength(1);
  },
);

const passing: [string, PushBehaviour][] = [
  ['500', status(500)],
  ['503', status(503)],
  ['429 without a time', status(429)],
  ['429 with a time that is none', status(429, { 'retry-after': 'soon' })],
  ['a connection that is cut', { kind: 'cut' }],
];
test.each(passing)('%s is tried again, under the same topic', async (_name, behaviour) => {
  const told = await teller.toldOwner(service);
  told.device.script.push(behaviour);
  const id = await teller.tell(told);
  const [first, second] = [await told.device.next(), await told.device.next()];
  expect(second.topic).toBe(first.topic);
  expect(second.payload).toEqual(first.payload);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'SENT');
  expect(kept).toMatchObject({ state: 'SENT', attempts: 2 });
});

const later: [attempts: number, pause: number][] = [
  [3, 8],
  [7, 128],
  [8, 256],
];
test.each(later)('after %p failures the next one waits for %p s', async (attempts, pause) => {
  const told = await teller.toldOwner(service);
  told.device.script.push(status(500));
  await app.database.stopClock(new Date());
  const id = await teller.tell(told, { dueIn: hour });
  await dueAfter(id, attempts);
  await told.device.next();
  const kept = await teller.until(
    id,
    (delivery) => delivery?.attempts === attempts + 1 && isPutOff(delivery),
  );
  await app.database.moveClock(0);
  expect(kept!.due_in).toBe(pause);
});

test('after the tenth try it is given up, and the device stays', async () => {
  const told = await teller.toldOwner(service);
  told.device.script.push(status(500));
  const id = await teller.tell(told, { dueIn: hour });
  await dueAfter(id, 9);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'FAILED');
  expect(kept).toMatchObject({ state: 'FAILED', reason: 'PUSH_DOWN', attempts: 10, due_in: null });
  expect(await devicesOf(told.owner.id)).toHaveLength(1);
});

test('a push whose processes died ten times is not tried once more', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told, { dueIn: hour });
  await dueAfter(id, 10);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'FAILED');
  expect(kept).toMatchObject({ state: 'FAILED', reason: 'INTERNAL' });
  expect(told.device.received).toEqual([]);
});

test.each([400, 401, 403, 413])('a push that is refused (%p) is not tried again', async (code) => {
  const told = await teller.toldOwner(service);
  told.device.script.push(status(code));
  const id = await teller.tell(told);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'FAILED');
  expect(kept).toMatchObject({ state: 'FAILED', reason: 'PUSH_REFUSED', attempts: 1 });
  expect(await devicesOf(told.owner.id)).toHaveLength(1);
});

test.each([301, 302, 307, 308])('nobody is sent elsewhere (%p): the device is removed', async (code) => {
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'redirect', status: code });
  const id = await teller.tell(told);
  expect(await teller.until(id, (delivery) => delivery === undefined)).toBeUndefined();
  expect(await devicesOf(told.owner.id)).toEqual([]);
  expect(told.device.received).toHaveLength(1);
  expect(service.elsewhere).toBe(0);
});

test('an answer without end is hung up on long before its time is over, and its push was sent', async () => {
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'endless' });
  const hungUp = service.hungUp();
  const id = await teller.tell(told);
  await hungUp;
  // Little more than the system's buffers hold: in the ten seconds that an answer may take it would be far more.
  expect(service.poured).toBeLessThan(32 * 1024 ** 2);
  expect(await teller.until(id, (delivery) => delivery?.state === 'SENT')).toMatchObject({ attempts: 1 });
});

test('a device whose session has ended gets nothing more, and is removed', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told, { dueIn: hour });
  await told.owner.ask('mutation { logOut { loggedOut } }');
  expect(await devicesOf(told.owner.id)).toHaveLength(1);
  await dueAfter(id, 0);
  expect(await teller.until(id, (delivery) => delivery === undefined)).toBeUndefined();
  expect(await devicesOf(told.owner.id)).toEqual([]);
  expect(told.device.received).toEqual([]);
});

test('nothing is queued for a device whose session has ended', async () => {
  const told = await teller.toldOwner(service);
  await told.owner.ask('mutation { logOut { loggedOut } }');
  expect(await teller.delivery(await teller.tell(told))).toBeUndefined();
});

test('a device that changed hands behind the back gets nothing of its former owner', async () => {
  const told = await teller.toldOwner(service);
  const other = await teller.toldOwner(service);
  const id = await teller.tell(told, { dueIn: hour });
  await app.database.query(
    `UPDATE push_subscriptions SET user_id = $2, session_id = (SELECT max(id) FROM sessions WHERE user_id = $2)
     WHERE user_id = $1`,
    [told.owner.id, other.owner.id],
  );
  await dueAfter(id, 0);
  const kept = await teller.until(id, (delivery) => delivery?.state === 'FAILED');
  expect(kept).toMatchObject({ reason: 'OWNER_CHANGED' });
  expect(told.device.received).toEqual([]);
});

test('the time to live runs from when the notification was sent', async () => {
  const told = await teller.toldOwner(service);
  await teller.tell(told, { secondsAgo: hour });
  const { ttl } = await told.device.next();
  expect(ttl).toBeGreaterThan(hour - 60);
  expect(ttl).toBeLessThanOrEqual(hour);
});

test('what is older than two hours is not sent any more', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told, { secondsAgo: 2 * hour + 1 });
  const kept = await teller.until(id, (delivery) => delivery?.state === 'FAILED');
  expect(kept).toMatchObject({ state: 'FAILED', reason: 'EXPIRED' });
  expect(told.device.received).toEqual([]);
});

test('a push that nobody told of, and one whose lease ran out, are found', async () => {
  const told = await teller.toldOwner(service);
  const ids = [await teller.tell(told, { dueIn: hour }), await teller.tell(told, { dueIn: hour })];
  // As a process leaves them that dies after the commit, and one that dies while it sends.
  await app.database.query(`UPDATE push_deliveries SET due_at = clock() WHERE notification_id = $1`, [
    ids[0],
  ]);
  await app.database.query(
    `UPDATE push_deliveries SET due_at = clock(), fence = 1, attempts = 1 WHERE notification_id = $1`,
    [ids[1]],
  );
  for (const [at, id] of ids.entries())
    expect(await teller.until(id, (delivery) => delivery?.state === 'SENT')).toMatchObject({
      fence: at + 1,
      attempts: at + 1,
    });
  expect(told.device.received).toHaveLength(2);
});

test('deliveries are forgotten after a week', async () => {
  const told = await teller.toldOwner(service);
  const [old, fresh] = [await teller.tell(told), await teller.tell(told)];
  for (const id of [old, fresh]) await teller.until(id, (delivery) => delivery?.state === 'SENT');
  await app.database.query(
    `UPDATE push_deliveries SET created_at = clock() - interval '7 days 1 minute' WHERE notification_id = $1`,
    [old],
  );
  expect(await teller.until(old, (delivery) => delivery === undefined)).toBeUndefined();
  expect(await teller.delivery(fresh)).toMatchObject({ state: 'SENT' });
});

/** Makes a push due that has failed so often, without telling anybody. */
async function dueAfter(notificationId: string, attempts: number): Promise<void> {
  await app.database.query(
    `UPDATE push_deliveries SET attempts = $2, due_at = clock() WHERE notification_id = $1`,
    [notificationId, attempts],
  );
}

/** Whether it waits for longer than a lease lasts here. */
const isPutOff = ({ due_in }: { due_in: number | null }): boolean => due_in !== null && due_in > 1;
