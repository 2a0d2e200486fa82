import { afterEach, expect, jest, test } from '@jest/globals';
import { LeaseWorker } from '../../src/lease/worker.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';

const log = openLog(readConfig({ DATABASE_URL: 'postgres://127.0.0.1/none', LOG_LEVEL: 'silent' }));

afterEach(() => void jest.useRealTimers());

test('rows that were leased too late take no place of those that are worked on', async () => {
  jest.useFakeTimers();
  const limits: number[] = [];
  let late: ((rows: number[]) => void) | undefined;
  const worker = new LeaseWorker<number, void>(
    {
      name: 'numbers',
      leaseMs: 1_000,
      maxConcurrent: 4,
      lease(limit) {
        limits.push(limit);
        if (limits.length > 1) return Promise.resolve([]);
        return new Promise((resolve) => (late = resolve));
      },
      renew: () => Promise.resolve(true),
      attempt: () => Promise.resolve(),
      settle: () => Promise.resolve(undefined),
    },
    log,
  );
  const woken = worker.wake();
  await jest.advanceTimersByTimeAsync(30_000);
  late!([1, 2, 3, 4]);
  await woken;
  await worker.wake();
  expect(limits).toEqual([4, 4]);
  await worker.close();
});

test('a worker works on as many rows at once as it may, and on all of them', async () => {
  const rows = Array.from({ length: 11 }, (_, at) => at);
  const done: number[] = [];
  let [running, most] = [0, 0];
  const worker = new LeaseWorker<number, number>(
    {
      name: 'numbers',
      leaseMs: 60_000,
      maxConcurrent: 4,
      lease: (limit) => Promise.resolve(rows.splice(0, limit)),
      renew: () => Promise.resolve(true),
      async attempt(row) {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return row;
      },
      settle(row) {
        done.push(row);
        return Promise.resolve(undefined);
      },
    },
    log,
  );
  await worker.wake();
  while (done.length < 11) {
    await worker.idle();
    await new Promise(setImmediate);
  }
  expect([most, done.toSorted((a, b) => a - b)]).toEqual([4, Array.from({ length: 11 }, (_, at) => at)]);
  await worker.close();
});
