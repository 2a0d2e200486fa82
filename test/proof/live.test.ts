import { expect, test } from '@jest/globals';
import { liveThroughChaos } from './live.js';

// The short form of `npm run proof -- live`: every fault once.
test('every client sees every message once and in order through kills, stops, cuts and lost notifications', async () => {
  expect(await liveThroughChaos(1, () => undefined)).toMatch(
    /through 2 kills, 1 stops, 1 lost .* and 6 cuts: .* 0 lost, 0 repeated, in order$/,
  );
});
