import { expect, test } from '@jest/globals';
import { fuzzed } from './fuzz.js';

// The short form of `npm run proof -- fuzz`.
test('no operation on the schema, whatever its arguments, is answered with INTERNAL_SERVER_ERROR', async () => {
  expect(await fuzzed(600, () => undefined)).toMatch(/^600 operations/);
});
