import { expect, test } from '@jest/globals';
import { outreachOnce } from './outreach.js';
// The short form of `npm run proof -- outreach`.
test('processes killed at each of seven points on the way to an outreach still send it once', async () => {
    expect(await outreachOnce({ poll: 200, frozenToo: false }, 1, () => undefined)).toMatch(/^killed 1 times at each of seven points .*: 7 absences, 7 messages, none double/);
});
//# sourceMappingURL=outreach.test.js.map