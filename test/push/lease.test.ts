import { EventEmitter, on } from 'node:events';
import { Writable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.js';
import { openMetrics } from '../../src/metrics.js';
import * as leases from '../../src/push/push-lease.js';
import { openPushWorker } from '../../src/push/push-worker.js';
import { queuePushes } from '../../src/push/queue-pushes.js';
import { OwnerQueues } from '../../src/user/owner-queue.js';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { startProcess } from '../support/process.js';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openTeller, type KeptDelivery } from './told-owner.js';

const service = await PushService.start();
afterAll(() => service.stop());
const environment = pushEnvironment();
// Nobody pushes here but the processes that a test starts.
const app = await startApp({ ...environment, RUN: 'api' });
const teller = await openTeller(app);
const em = () => teller.orm.em.fork();
const aLease = 60_000;
// No busy machine keeps a process from renewing such a lease.
const jobs = { RUN: 'jobs', LEASE: '1m' };
const isSent = (delivery: KeptDelivery | undefined) => delivery?.state === 'SENT';

/** Somebody else takes a push over, as if the lease before had run out. */
const takeOver = (notificationId: string) =>
  app.database.query(
    `UPDATE push_deliveries SET fence = fence + 1, due_at = clock() + interval '1 hour' WHERE notification_id = $1`,
    [notificationId],
  );

/** What a counter has counted, by its labels. */
const counts = async (counter: { get(): Promise<{ values: { value: number; labels: object }[] }> }) =>
  (await counter.get()).values.map(({ value, labels }) => [value, labels]);

/** A worker of this very process, and what it says. */
function openTalkativeWorker() {
  const lines: Record<string, unknown>[] = [];
  const said = new EventEmitter();
  const config = readConfig({ ...testEnvironment(app.database.url), ...environment });
  const metrics = openMetrics();
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(line, _encoding, done) {
        lines.push(JSON.parse(String(line)) as Record<string, unknown>);
        said.emit('line');
        done();
      },
    }),
  );
  const { live: pubsub, orm } = teller;
  const { push, outreach } = config;
  const worker = openPushWorker({
    em: orm.em,
    // Pushes use none.
    statements: undefined as never,
    pubsub,
    log,
    metrics,
    outreach,
    push,
    ownerQueue: new OwnerQueues(),
    // Renewed every second.
    lease: 3_000,
  });
  return {
    worker,
    metrics,
    lines,
    async says(words: string) {
      const news = on(said, 'line');
      while (!lines.some((line) => JSON.stringify(line).includes(words))) await news.next();
    },
    [Symbol.asyncDispose]: () => worker.close(),
  };
}

test('a lease is held by one, and a late write changes nothing', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told);
  const [first] = await leases.leasePushes(em(), 10, aLease);
  expect(first).toMatchObject({ notificationId: id, fence: 1, attempt: 1 });
  expect(await leases.leasePushes(em(), 10, aLease)).toEqual([]);

  await app.database.query('UPDATE push_deliveries SET due_at = clock() WHERE notification_id = $1', [id]);
  const [second] = await leases.leasePushes(em(), 10, aLease);
  expect(second).toMatchObject({ notificationId: id, fence: 2, attempt: 2 });
  const row = () => app.database.query('SELECT * FROM push_deliveries WHERE notification_id = $1', [id]);
  const before = await row();
  const writes: (() => Promise<boolean>)[] = [
    () => leases.renewLease(em(), first!, aLease),
    () => leases.giveBack(em(), first!),
    () => leases.putOff(em(), first!, 1),
    () => leases.markSent(em(), first!),
    () => leases.giveUp(em(), first!, 'LATE'),
    () => leases.removeDevice(em(), first!),
  ];
  for (const write of writes) expect(await write()).toBe(false);
  expect(await row()).toEqual(before);

  expect(await leases.markSent(em(), second!)).toBe(true);
  for (const write of [leases.giveBack, leases.markSent, leases.removeDevice])
    expect(await write(em(), second!)).toBe(false);
  expect(await teller.delivery(id)).toMatchObject({ state: 'SENT' });
});

test('a worker whose lease went to somebody else hangs up and writes nothing', async () => {
  await using talkative = openTalkativeWorker();
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'hang' });
  const id = await teller.tell(told);
  await told.device.next();
  const hungUp = service.hungUp();
  await takeOver(id);
  await hungUp;
  await talkative.says('its lease was lost');
  expect(await teller.delivery(id)).toMatchObject({ state: 'PENDING', fence: 2, attempts: 1 });
});

test.each([201, 404, 429, 400])('an answer (%p) that comes too late changes nothing', async (status) => {
  // The lease is taken over between two renewals.
  await using talkative = openTalkativeWorker();
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'hang', status });
  const id = await teller.tell(told);
  await told.device.next();
  await takeOver(id);
  service.release();
  await talkative.says('its lease was lost');
  expect(await teller.delivery(id)).toMatchObject({ state: 'PENDING', fence: 2, attempts: 1 });
  expect(
    await app.database.query('SELECT 1 FROM push_subscriptions WHERE user_id = $1', [told.owner.id]),
  ).toHaveLength(1);
});

test('a server that stops hangs up and gives the push back to the next, at once', async () => {
  const first = await app.another({ RUN: 'jobs', LEASE: '1h' });
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'hang' });
  const id = await teller.tell(told);
  await told.device.next();
  const hungUp = service.hungUp();
  await first.close();
  await hungUp;
  const kept = await teller.delivery(id);
  expect(kept).toMatchObject({ state: 'PENDING', attempts: 0 });
  expect(kept!.due_in).toBeLessThanOrEqual(0);

  const next = await app.another({ RUN: 'jobs', LEASE: '1h' });
  await told.device.next();
  expect(await teller.until(id, isSent)).toMatchObject({ state: 'SENT', attempts: 1, fence: 2 });
  await next.close();
});

test('a push of a process that is killed is sent by another, on the same topic', async () => {
  const env = { ...testEnvironment(app.database.url), ...environment, RUN: 'jobs', LEASE: '1s' };
  await using doomed = await startProcess(env);
  const told = await teller.toldOwner(service);
  told.device.script.push({ kind: 'hang' });
  const id = await teller.tell(told);
  const first = await told.device.next();
  await doomed.end('SIGKILL');
  expect(await teller.delivery(id)).toMatchObject({ state: 'PENDING', attempts: 1, fence: 1 });

  const next = await app.another({ ...jobs, LEASE: '3s' });
  expect((await told.device.next()).topic).toBe(first.topic);
  expect(await teller.until(id, isSent)).toMatchObject({ state: 'SENT', attempts: 2, fence: 2 });
  await next.close();
});

test('two processes send each push once', async () => {
  const told = await teller.toldOwner(service);
  // One process has 32 at once under way, so this many hang only where both take part.
  const many = 48;
  told.device.script.push(...Array.from({ length: many }, () => ({ kind: 'hang' }) as const));
  const ids = await Promise.all(Array.from({ length: many }, () => teller.tell(told)));
  const both = await Promise.all([app.another(jobs), app.another(jobs)]);
  for (let at = 0; at < many; at++) await told.device.next();
  service.release();
  for (const id of ids) expect(await teller.until(id, isSent)).toMatchObject({ attempts: 1 });
  expect(new Set(told.device.received.map(({ topic }) => topic)).size).toBe(many);
  expect(told.device.received).toHaveLength(many);
  await Promise.all(both.map((one) => one.close()));
});

test('a server without keys leaves pushes to others', async () => {
  const told = await teller.toldOwner(service);
  const id = await teller.tell(told);
  const mute = await app.another({
    ...jobs,
    VAPID_PUBLIC_KEY: '',
    VAPID_PRIVATE_KEY: '',
    VAPID_SUBJECT: '',
  });
  await mute.close();
  expect(await teller.delivery(id)).toMatchObject({ state: 'PENDING', attempts: 0 });
  const able = await app.another(jobs);
  expect(await teller.until(id, isSent)).toMatchObject({ attempts: 1 });
  await able.close();
});

test('each decision is counted and logged, and no line holds the address of a device', async () => {
  await using talkative = openTalkativeWorker();
  const told = await teller.toldOwner(service);
  told.device.script.push(
    { kind: 'status', status: 500 },
    { kind: 'status', status: 201 },
    { kind: 'status', status: 413 },
    { kind: 'cut' },
    { kind: 'status', status: 410 },
  );
  const first = await teller.tell(told);
  await teller.until(first, isSent);
  const second = await teller.tell(told);
  await teller.until(second, (delivery) => delivery?.state === 'FAILED');
  const third = await teller.tell(told);
  await teller.until(third, (delivery) => delivery === undefined);
  // What is decided is written first and told then.
  await talkative.says('GONE');
  const host = `127.0.0.1:${service.port}`;
  expect(talkative.lines).toMatchObject([
    {
      notificationId: first,
      attempt: 1,
      host,
      status: 500,
      reason: 'PUSH_DOWN',
      msg: 'A push failed and is put off.',
    },
    { notificationId: first, attempt: 2, host, status: 201, msg: 'A push was sent.' },
    { notificationId: second, status: 413, reason: 'PUSH_REFUSED', msg: 'A push failed for good.' },
    { notificationId: third, reason: 'PUSH_UNREACHABLE', msg: 'A push failed and is put off.' },
    {
      notificationId: third,
      status: 410,
      reason: 'GONE',
      deviceRemoved: true,
      msg: 'A push failed for good.',
    },
  ]);
  for (const line of talkative.lines) expect(line['deliveryId']).toMatch(/^\d+$/);
  const { endpoint, p256dh, auth } = told.device.subscription;
  for (const secret of [endpoint, new URL(endpoint).pathname, p256dh, auth])
    expect(JSON.stringify(talkative.lines)).not.toContain(secret);
  const { sent, retried, failed } = talkative.metrics.push;
  expect(await counts(sent)).toEqual([[1, {}]]);
  expect(await counts(retried)).toEqual([
    [1, { reason: 'PUSH_DOWN' }],
    [1, { reason: 'PUSH_UNREACHABLE' }],
  ]);
  expect(await counts(failed)).toEqual([
    [1, { reason: 'PUSH_REFUSED' }],
    [1, { reason: 'GONE' }],
  ]);
});

test('a device that is just being removed neither stops a notification nor is pushed to', async () => {
  const told = await teller.toldOwner(service);
  const [row] = await app.database.query<{ id: string }>(
    `INSERT INTO notifications (user_id, type, title, content) VALUES ($1, 'SYSTEM', 'a', 'b') RETURNING id`,
    [told.owner.id],
  );
  const removed = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const removal = em().transactional(async (own) => {
    await own.execute('DELETE FROM push_subscriptions WHERE user_id = ?', [told.owner.id]);
    removed.resolve();
    await commit.promise;
  });
  await removed.promise;
  const queued = em().transactional((own) => queuePushes(own, row!.id, told.owner.id));
  const waiting = () =>
    app.database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'push_deliveries'`,
    );
  expect(await until(waiting, ({ length }) => length > 0)).toHaveLength(1);
  commit.resolve();
  await removal;
  expect(await queued).toBe(0);
});
