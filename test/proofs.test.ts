import { expect, test } from '@jest/globals';
import { fuzzed } from './proof/fuzz.js';
import { killedMidReply } from './proof/reply.js';

// The short forms; `npm run proof -- NAME` runs the long ones.

test('killed with -9 in the middle of a reply, a process leaves it to the next, which makes it once', async () => {
  expect(await killedMidReply(3, () => undefined)).toMatch(/^killed 3 times, answered 3 times, once each/);
}, 60_000);

test('whatever is asked of the schema, nothing is answered with INTERNAL_SERVER_ERROR', async () => {
  expect(await fuzzed(600, () => undefined)).toMatch(/^600 operations/);
}, 60_000);
