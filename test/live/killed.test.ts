import { afterAll, expect, test } from '@jest/globals';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { openGate } from '../support/gate.js';
import { startProcess } from '../support/process.js';
import { findProgram, startRedis } from '../support/services.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';

const redis = (await findProgram('redis-server')) ? undefined : await startRedis();
const database = await openTestDatabase();
afterAll(async () => {
  await redis?.stop();
  await database.drop();
});

const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }`;

const transports = {
  PostgreSQL: { server: database.url, by: (url: string) => ({ DATABASE_DIRECT_URL: url }) },
  Redis: { server: redis?.url, by: (url: string) => ({ REDIS_URL: url }) },
};

for (const [name, { server, by }] of Object.entries(transports))
  (server ? test : test.skip)(
    `subscribers receive a message whose process was killed between its commit and publishing it over ${name}`,
    async () => {
      const env = testEnvironment(database.url);
      await using survivor = await startProcess({ ...env, ...by(server!), RUN: 'api' });
      const owner = await newOwner(survivor.url);
      const pet = await newPet(owner);
      await using socket = openTestSocket(survivor.url, owner.token);
      const room = socket.subscribe(added, { id: pet.roomId, after: fromTheStart });
      const next = async () => (await room.next()).messageAdded.node;
      await sendMessage(owner, pet.roomId, 'before');
      expect((await next()).content).toBe('before');

      for (const type of ['USER', 'PET']) {
        const gate = await openGate(server!);
        await using victim = await startProcess({
          ...env,
          ...by(gate.url),
          RUN: type === 'USER' ? 'api' : 'api,jobs',
        });
        const come = gate.holdAt(`"type":"${type}"`);
        if (type === 'USER') {
          await sendMessage(
            { ...owner, ...caller(victim.url, owner.token), token: owner.token },
            pet.roomId,
            'the last word',
          );
        }
        await come;
        // It is in the database, and was not published.
        const [newest] = await database.query<{ type: string }>(
          'SELECT message_type AS type FROM messages WHERE chat_room_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 1',
          [pet.roomId],
        );
        expect(newest).toEqual({ type });
        expect(await victim.end('SIGKILL')).toBe('SIGKILL');
        await gate.close();
        expect((await next()).type).toBe(type);
      }
    },
  );
