import { expect, test } from '@jest/globals';
import { besieged } from './siege.js';
// The short form of `npm run proof -- siege`.
test('two owners chat through all attacks at once and lose nothing', async () => {
    expect(await besieged(20, () => undefined)).toMatch(/all stored once and received once and in order/);
});
//# sourceMappingURL=siege.test.js.map