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
import { openNotifier, type StoredDelivery } from './recipient.js';

const service = await PushService.start();
afterAll(() => service.stop());
const environment = pushEnvironment();
// Only the processes that a test starts send pushes.
const app = await startApp({ ...environment, RUN: 'api' });
const notifier = await openNotifier(app);
const em = () => notifier.orm.em.fork();
const aLease = 60_000;
// Long enough for a busy machine to renew it.
const jobs = { RUN: 'jobs', LEASE: '1m' };
const isSent = (delivery: StoredDelivery | undefined) => delivery?.state === 'SENT';

/** Leases a push as another worker does after the first lease has run out. */
const takeOver = (notificationId: string) =>
  app.database.query(
    `UPDATE push_deliveries SET fence = fence + 1, due_at = clock() + interval '1 hour' WHERE notification_id = $1`,
    [notificationId],
  );

/** Reads a counter's values with their labels. */
const counts = async (counter: { get(): Promise<{ values: { value: number; labels: object }[] }> }) =>
  (await counter.get()).values.map(({ value, labels }) => [value, labels]);

/** Opens a worker in this process and records its log. */
function openLoggingWorker() {
  const lines: Record<string, unknown>[] = [];
  const written = new EventEmitter();
  const config = readConfig({ ...testEnvironment(app.database.url), ...environment });
  const metrics = openMetrics();
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(line, _encoding, done) {
        lines.push(JSON.parse(String(line)) as Record<string, unknown>);
        written.emit('line');
        done();
      },
    }),
  );
  const { pubsub, orm } = notifier;
  const { push, mail, outreach } = config;
  const worker = openPushWorker({
    em: orm.em,
    // Pushes use none of these.
    statements: undefined as never,
    sessions: undefined as never,
    security: undefined as never,
    limits: undefined as never,
    safety: undefined as never,
    petsPerOwner: 0,
    voiceBudget: undefined as never,
    duplicateWindow: 0,
    memory: { after: 0, context: 3_000 },
    pubsub,
    personalTables: [],
    log,
    metrics,
    outreach,
    push,
    mail,
    ownerQueue: new OwnerQueues(),
    // Renewed every second.
    lease: 3_000,
  });
  return {
    worker,
    metrics,
    lines,
    async logs(words: string) {
      const events = on(written, 'line');
      while (!lines.some((line) => JSON.stringify(line).includes(words))) await events.next();
    },
    [Symbol.asyncDispose]: () => worker.close(),
  };
}

test('one worker holds a lease, and a late write changes nothing', async () => {
  const recipient = await notifier.newRecipient(service);
  const id = await notifier.notify(recipient);
  const [first] = await leases.pushTable.lease(em(), 10, aLease);
  expect(first).toMatchObject({ notificationId: id, fence: 1, attempt: 1 });
  expect(await leases.pushTable.lease(em(), 10, aLease)).toEqual([]);

  await app.database.query('UPDATE push_deliveries SET due_at = clock() WHERE notification_id = $1', [id]);
  const [second] = await leases.pushTable.lease(em(), 10, aLease);
  expect(second).toMatchObject({ notificationId: id, fence: 2, attempt: 2 });
  const row = () => app.database.query('SELECT * FROM push_deliveries WHERE notification_id = $1', [id]);
  const before = await row();
  const writes: (() => Promise<boolean>)[] = [
    () => leases.pushTable.renew(em(), first!, aLease),
    () => leases.pushTable.release(em(), first!),
    () => leases.pushTable.postpone(em(), first!, 1),
    () => leases.markSent(em(), first!),
    () => leases.markFailed(em(), first!, 'LATE'),
    () => leases.removeDevice(em(), first!),
  ];
  for (const write of writes) expect(await write()).toBe(false);
  expect(await row()).toEqual(before);

  expect(await leases.markSent(em(), second!)).toBe(true);
  expect(await leases.pushTable.release(em(), second!)).toBe(false);
  for (const write of [leases.markSent, leases.removeDevice]) expect(await write(em(), second!)).toBe(false);
  expect(await notifier.delivery(id)).toMatchObject({ state: 'SENT' });
});

test('a worker that loses its lease aborts the request and writes nothing', async () => {
  await using logging = openLoggingWorker();
  const recipient = await notifier.newRecipient(service);
  recipient.device.script.push({ kind: 'hang' });
  const id = await notifier.notify(recipient);
  await recipient.device.next();
  const aborted = service.aborted();
  await takeOver(id);
  await aborted;
  await logging.logs('its lease was lost');
  expect(await notifier.delivery(id)).toMatchObject({ state: 'PENDING', fence: 2, attempts: 1 });
});

test.each([201, 404, 429, 400])(
  'a response (%p) that comes after the lease is lost changes nothing',
  async (status) => {
    // The lease is taken over between two renewals.
    await using logging = openLoggingWorker();
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push({ kind: 'hang', status });
    const id = await notifier.notify(recipient);
    await recipient.device.next();
    await takeOver(id);
    service.release();
    await logging.logs('its lease was lost');
    expect(await notifier.delivery(id)).toMatchObject({ state: 'PENDING', fence: 2, attempts: 1 });
    expect(
      await app.database.query('SELECT 1 FROM push_subscriptions WHERE user_id = $1', [recipient.owner.id]),
    ).toHaveLength(1);
  },
);

test('a server that stops aborts the request and gives the push back at once', async () => {
  const first = await app.another({ RUN: 'jobs', LEASE: '1h' });
  const recipient = await notifier.newRecipient(service);
  recipient.device.script.push({ kind: 'hang' });
  const id = await notifier.notify(recipient);
  await recipient.device.next();
  const aborted = service.aborted();
  await first.close();
  await aborted;
  const stored = await notifier.delivery(id);
  expect(stored).toMatchObject({ state: 'PENDING', attempts: 0 });
  expect(stored!.due_in).toBeLessThanOrEqual(0);

  const next = await app.another({ RUN: 'jobs', LEASE: '1h' });
  await recipient.device.next();
  expect(await notifier.until(id, isSent)).toMatchObject({ state: 'SENT', attempts: 1, fence: 2 });
  await next.close();
});

test('another process sends the push of a killed one, on the same topic', async () => {
  const env = { ...testEnvironment(app.database.url), ...environment, RUN: 'jobs', LEASE: '1s' };
  await using doomed = await startProcess(env);
  const recipient = await notifier.newRecipient(service);
  recipient.device.script.push({ kind: 'hang' });
  const id = await notifier.notify(recipient);
  const first = await recipient.device.next();
  await doomed.end('SIGKILL');
  expect(await notifier.delivery(id)).toMatchObject({ state: 'PENDING', attempts: 1, fence: 1 });

  const next = await app.another({ ...jobs, LEASE: '3s' });
  expect((await recipient.device.next()).topic).toBe(first.topic);
  expect(await notifier.until(id, isSent)).toMatchObject({ state: 'SENT', attempts: 2, fence: 2 });
  await next.close();
});

test('two processes send each push once', async () => {
  const recipient = await notifier.newRecipient(service);
  // One process sends 32 at once, so this many hang only if both processes send.
  const many = 48;
  recipient.device.script.push(...Array.from({ length: many }, () => ({ kind: 'hang' }) as const));
  const ids = await Promise.all(Array.from({ length: many }, () => notifier.notify(recipient)));
  const both = await Promise.all([app.another(jobs), app.another(jobs)]);
  for (let at = 0; at < many; at++) await recipient.device.next();
  service.release();
  for (const id of ids) expect(await notifier.until(id, isSent)).toMatchObject({ attempts: 1 });
  expect(new Set(recipient.device.received.map(({ topic }) => topic)).size).toBe(many);
  expect(recipient.device.received).toHaveLength(many);
  await Promise.all(both.map((one) => one.close()));
});

test('a server without keys leases no push', async () => {
  const recipient = await notifier.newRecipient(service);
  const id = await notifier.notify(recipient);
  const mute = await app.another({
    ...jobs,
    VAPID_PUBLIC_KEY: '',
    VAPID_PRIVATE_KEY: '',
    VAPID_SUBJECT: '',
  });
  await mute.close();
  expect(await notifier.delivery(id)).toMatchObject({ state: 'PENDING', attempts: 0 });
  const able = await app.another(jobs);
  expect(await notifier.until(id, isSent)).toMatchObject({ attempts: 1 });
  await able.close();
});

test('each outcome is counted and logged, and no log line contains the address of a device', async () => {
  await using logging = openLoggingWorker();
  const recipient = await notifier.newRecipient(service);
  recipient.device.script.push(
    { kind: 'status', status: 500 },
    { kind: 'status', status: 201 },
    { kind: 'status', status: 413 },
    { kind: 'cut' },
    { kind: 'status', status: 410 },
  );
  const first = await notifier.notify(recipient);
  await notifier.until(first, isSent);
  const second = await notifier.notify(recipient);
  await notifier.until(second, (delivery) => delivery?.state === 'FAILED');
  const third = await notifier.notify(recipient);
  await notifier.until(third, (delivery) => delivery === undefined);
  // An outcome is written first and logged then.
  await logging.logs('GONE');
  const host = `127.0.0.1:${service.port}`;
  expect(logging.lines).toMatchObject([
    {
      notificationId: first,
      attempt: 1,
      host,
      status: 500,
      reason: 'PUSH_DOWN',
      msg: 'A push failed and will be retried.',
    },
    { notificationId: first, attempt: 2, host, status: 201, msg: 'A push was sent.' },
    { notificationId: second, status: 413, reason: 'PUSH_REFUSED', msg: 'A push failed for good.' },
    { notificationId: third, reason: 'PUSH_UNREACHABLE', msg: 'A push failed and will be retried.' },
    {
      notificationId: third,
      status: 410,
      reason: 'GONE',
      deviceRemoved: true,
      msg: 'A push failed for good.',
    },
  ]);
  for (const line of logging.lines) expect(line['deliveryId']).toMatch(/^\d+$/);
  const { endpoint, p256dh, auth } = recipient.device.subscription;
  for (const secret of [endpoint, new URL(endpoint).pathname, p256dh, auth])
    expect(JSON.stringify(logging.lines)).not.toContain(secret);
  const { sent, retried, failed } = logging.metrics.push;
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

test('a device that is being removed does not make a notification fail, and gets no push', async () => {
  const recipient = await notifier.newRecipient(service);
  const [row] = await app.database.query<{ id: string }>(
    `INSERT INTO notifications (user_id, notification_type, title, content) VALUES ($1, 'SYSTEM', 'a', 'b') RETURNING id`,
    [recipient.owner.id],
  );
  const removed = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const removal = em().transactional(async (own) => {
    await own.execute('DELETE FROM push_subscriptions WHERE user_id = ?', [recipient.owner.id]);
    removed.resolve();
    await commit.promise;
  });
  await removed.promise;
  const queued = em().transactional((own) => queuePushes(own, row!.id, recipient.owner.id));
  const waiting = () =>
    app.database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'push_deliveries'`,
    );
  expect(await until(waiting, ({ length }) => length > 0)).toHaveLength(1);
  commit.resolve();
  await removal;
  expect(await queued).toBe(0);
});
