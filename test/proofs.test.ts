import { expect, test } from '@jest/globals';
import { archivedUnderSenders, archiveKilled } from './proof/archive.js';
import { fuzzed } from './proof/fuzz.js';
import { outreachOnce } from './proof/outreach.js';
import { slowReadersBounded } from './proof/slow.js';
import { liveThroughChaos } from './proof/live.js';
import { orderKept } from './proof/order.js';
import { leftMidReply } from './proof/reply.js';

// The short forms; `npm run proof -- NAME` runs the long ones.

test('killed or frozen in the middle of a reply, a process leaves it to the next, which makes it once', async () => {
  const result = await leftMidReply(4, () => undefined);
  expect(result).toBe('left 4 times in the middle, answered 4 times, once each; 1 late writes refused');
}, 60_000);

test('killed at each of seven points on the way to an outreach, processes send it once all the same', async () => {
  const result = await outreachOnce({ poll: 200, frozenToo: false }, 2, () => undefined);
  expect(result).toMatch(/^killed 2 times at each of seven points .*: 14 absences, 14 messages, none double/);
}, 60_000);

test('archiving killed at each of five points, with its server too, loses nothing, and the next run finishes it', async () => {
  expect(await archiveKilled(2, () => undefined)).toBe(
    'killed 10 times at five points, 4 times with the server: 2000 messages, none lost, none double',
  );
}, 120_000);

test('eighty moves under eight senders make no send fail', async () => {
  expect(await archivedUnderSenders(80, () => undefined)).toMatch(
    /^80 moves under \d+ sends of eight senders, none failed/,
  );
}, 60_000);

test('what sixteen writers commit, a reader who resumes by cursor sees once and in order', async () => {
  expect(await orderKept(5, () => undefined)).toMatch(
    /: 0 lost, 0 repeated; without the lock \d+ of \d+ in the room and \d+ of \d+ in the feed lost$/,
  );
}, 60_000);

test('through kills, stops, cuts and lost news every client sees every message once and in order', async () => {
  expect(await liveThroughChaos(8, () => undefined)).toMatch(/0 lost, 0 repeated, in order$/);
}, 90_000);

test('fifty sockets that take nothing cost a bounded memory, and are closed', async () => {
  // More than the system's own buffers may hold for a socket.
  expect(await slowReadersBounded(12_000, () => undefined)).toMatch(/all closed with 1013$/);
}, 90_000);

test('whatever is asked of the schema, nothing is answered with INTERNAL_SERVER_ERROR', async () => {
  expect(await fuzzed(600, () => undefined)).toMatch(/^600 operations/);
}, 60_000);
