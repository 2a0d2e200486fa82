import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { askerOf } from '../../src/session/asker.js';
import { FairQueue } from '../../src/fair-queue.js';
import { unauthenticated } from '../../src/errors.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ RUN: 'api', TRUST_PROXY: 'loopback' });
const bounds = { concurrency: 1, maxWaitingPerKey: 100, maxWaiting: 1_000, maxWait: 60_000 };

/** Work that ends when the test says so. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

test('keys take turns, and as much runs at once as is allowed', async () => {
  const queue = new FairQueue({ ...bounds, concurrency: 2 });
  const { open, opened } = gate();
  const order: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string) => async () => {
    most = Math.max(most, ++running);
    await opened;
    order.push(name);
    running--;
  };
  const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1'].map((name) => queue.run(name[0]!, work(name)));
  open();
  await Promise.all(all);
  expect(order).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2', 'a5']);
  expect(most).toBe(2);
});

test('too much for one key, too much in all, and what waits too long is RATE_LIMITED, and the rest goes on', async () => {
  const queue = new FairQueue({ concurrency: 1, maxWaitingPerKey: 2, maxWaiting: 3, maxWait: 50 });
  const { open, opened } = gate();
  const limited = { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } };
  const first = queue.run('a', () => opened);
  const waiting = [queue.run('a', delay), queue.run('a', delay), queue.run('b', delay)];
  const ended = Promise.allSettled(waiting);
  await expect(queue.run('a', delay)).rejects.toMatchObject(limited);
  await expect(queue.run('c', delay)).rejects.toMatchObject(limited);
  for (const outcome of await ended) expect(outcome).toMatchObject({ status: 'rejected', reason: limited });
  open();
  await first;
  expect(await queue.run('a', async () => 'done')).toBe('done');
  await expect(queue.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run('a', async () => 'still works')).toBe('still works');
});

/** Who asks from an address without being logged in. */
const askerFrom = (address: string) =>
  askerOf({ viewer: unauthenticated(), client: { address, userAgent: undefined } });

test('an asker is the owner who is logged in, or else an IPv4 address or an IPv6 network', () => {
  expect(askerFrom('192.0.2.1')).not.toBe(askerFrom('192.0.2.2'));
  expect(askerFrom('2001:db8::1')).toBe(askerFrom('2001:db8:0:0:ffff::2'));
  expect(askerFrom('2001:db8::1')).not.toBe(askerFrom('2001:db8:0:1::1'));
  const viewer = { userId: '7', sessionId: '1' };
  expect(askerOf({ viewer, client: { address: '192.0.2.1', userAgent: undefined } })).toBe('owner 7');
});

test('200 log-ins from one address delay neither a log-in from another nor a chat', async () => {
  const owner = await newOwner(app.url);
  const logIn = `mutation ($input: LogInInput!) { logIn(input: $input) { user { id } } }`;
  const from = (address: string) => caller(app.url, undefined, { 'x-forwarded-for': address });
  const input = { username: owner.username, password: owner.password };
  await from('198.51.100.7').request(logIn, { input });

  const ended: string[] = [];
  const note = (name: string) => (answer: { errors?: { extensions: { code: string } }[] }) => {
    ended.push(answer.errors ? answer.errors[0]!.extensions.code : name);
  };
  const burst = Array.from({ length: 200 }, () =>
    from('203.0.113.9')
      .send(logIn, { input: { ...input, password: 'not it, really' } })
      .then(note('guessed')),
  );
  // Begins when the burst is under way, and has one turn to wait for, not all that are before it.
  await Promise.race(burst);
  const chat = owner.request('{ me { id } }').then(() => ended.push('chat'));
  const honest = from('198.51.100.7').send(logIn, { input }).then(note('honest'));
  await Promise.all([...burst, chat, honest]);
  const guesses = ended.filter((code) => code === 'INVALID_CREDENTIALS').length;
  const before = (name: string) =>
    ended.slice(0, ended.indexOf(name)).filter((code) => code === 'INVALID_CREDENTIALS').length;
  expect(guesses).toBeGreaterThanOrEqual(60);
  expect(before('honest')).toBeLessThan(guesses / 2);
  expect(before('chat')).toBeLessThan(guesses / 2);
});
