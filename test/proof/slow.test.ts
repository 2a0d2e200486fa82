import { expect, test } from '@jest/globals';
import { slowReadersBounded } from './slow.js';

// The short form of `npm run proof -- slow`.
test('ten sockets that read nothing cost a bounded amount of memory, and are closed', async () => {
  // More than the system's own buffers may hold for a socket.
  expect(await slowReadersBounded(12_000, () => undefined, 10)).toMatch(/all closed with 1013$/);
});
