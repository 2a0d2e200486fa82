import { expect, test } from '@jest/globals';
import { orderKept } from './order.js';
// The short form of `npm run proof -- order`.
test('a reader who resumes by cursor sees what sixteen writers commit once and in order', async () => {
    expect(await orderKept(3, () => undefined)).toMatch(/: 0 lost, 0 repeated; without the lock \d+ were lost in the room and \d+ in the feed$/);
});
//# sourceMappingURL=order.test.js.map