import { expect, test } from '@jest/globals';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { testEnvironment } from '../support/app.js';
import { refusedProcess, startProcess } from '../support/process.js';
import { findProgram, startPgBouncer } from '../support/services.js';
import { openTestSocket } from '../support/socket.js';

const missing = await findProgram('pgbouncer');

(missing ? test.skip : test)(
  'behind PgBouncer, a process refuses to start without DATABASE_DIRECT_URL, and works with it',
  async () => {
    const database = await openTestDatabase();
    const bouncer = await startPgBouncer(database.url);
    try {
      const env = { ...testEnvironment(database.url), DATABASE_URL: bouncer.url };
      const refused = await refusedProcess(env);
      expect(refused.output).toContain('Set DATABASE_DIRECT_URL');
      await using process = await startProcess({ ...env, DATABASE_DIRECT_URL: database.url });
      const owner = await newOwner(process.url);
      const pet = await newPet(owner);
      await using socket = openTestSocket(process.url, owner.token);
      const live = socket.subscribe('subscription { petMessageAdded(after: "MXwwfDE") { node { type } } }');
      for (let n = 0; n < 30; n++) await sendMessage(owner, pet.roomId, `hello ${n}`, `${n}`);
      expect((await live.next()).petMessageAdded.node.type).toBe('PET');
      const { chatRoom } = await owner.request(
        'query ($id: ID!) { chatRoom(id: $id) { messages(first: 50) { totalCount edges { node { content } } } } }',
        { id: pet.roomId },
      );
      expect(chatRoom.messages.totalCount).toBeGreaterThanOrEqual(30);
      expect(await process.end('SIGTERM')).toBe(0);
    } finally {
      await bouncer.stop();
      await database.drop();
    }
  },
);
