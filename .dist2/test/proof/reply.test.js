import { expect, test } from '@jest/globals';
import { leftMidReply } from './reply.js';
// The short form of `npm run proof -- reply`.
test('a process killed or frozen in the middle of a reply leaves it to the next process, which writes it once', async () => {
    expect(await leftMidReply(4, () => undefined)).toBe('left 4 times in the middle, answered 4 times, once each; 1 late writes refused');
});
//# sourceMappingURL=reply.test.js.map