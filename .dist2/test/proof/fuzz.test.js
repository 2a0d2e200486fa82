import { expect, test } from '@jest/globals';
import { fuzzed } from './fuzz.js';
// The short form of `npm run proof -- fuzz`.
test('no operation on the schema, with any arguments, returns INTERNAL_SERVER_ERROR', async () => {
    expect(await fuzzed(400, () => undefined)).toMatch(/^400 operations/);
});
//# sourceMappingURL=fuzz.test.js.map