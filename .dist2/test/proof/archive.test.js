import { expect, test } from '@jest/globals';
import { archivedUnderSenders, archiveKilled } from './archive.js';
// The short forms of `npm run proof -- archive` and `moves`.
test('archiving killed at each of five points, at two of them with its server, loses nothing, and the next run finishes', async () => {
    expect(await archiveKilled(1, () => undefined)).toBe('killed 5 times at five points, 2 times with the server: 2000 messages, none lost, none double');
});
test('forty moves under eight senders make no send fail', async () => {
    expect(await archivedUnderSenders(40, () => undefined)).toMatch(/^40 moves under \d+ sends of eight senders, none failed/);
});
//# sourceMappingURL=archive.test.js.map