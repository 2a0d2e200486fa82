import { expect, test } from '@jest/globals';
import { fuzzed } from './proof/fuzz.js';
import { outreachOnce } from './proof/outreach.js';
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

test('whatever is asked of the schema, nothing is answered with INTERNAL_SERVER_ERROR', async () => {
  expect(await fuzzed(600, () => undefined)).toMatch(/^600 operations/);
}, 60_000);
