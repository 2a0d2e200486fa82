import { afterAll, expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { findProgram, startRedis } from '../support/services.js';
import { openTestSocket } from '../support/socket.js';
import { openTestApp } from '../support/app.js';

const missing = await findProgram('redis-server');
const onRedis = missing ? test.skip : test;
const redis = missing ? undefined : await startRedis();
afterAll(() => redis?.stop());

const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content type } } }`;

onRedis(
  'subscribers receive over Redis what another process writes, and catch up while Redis is down',
  async () => {
    const app = await openTestApp({ REDIS_URL: redis!.url, RUN: 'api' });
    try {
      const other = await app.another({ RUN: 'api,jobs' });
      const owner = await newOwner(app.url);
      const pet = await newPet(owner);
      // No process publishes over PostgreSQL.
      expect(
        await app.database.query(
          `SELECT 1 FROM pg_stat_activity WHERE application_name = 'nuzzle live' AND datname = current_database()`,
        ),
      ).toEqual([]);
      await using socket = openTestSocket(other.url, owner.token);
      const live = socket.subscribe(added, {
        id: pet.roomId,
        after: Buffer.from('1|0|1').toString('base64url'),
      });
      const next = async () => (await live.next()).messageAdded.node;
      await sendMessage(owner, pet.roomId, 'hello');
      expect(await next()).toEqual({ content: 'hello', type: 'USER' });
      expect((await next()).type).toBe('PET');

      await redis!.kill();
      const ready = async () =>
        ((await (await fetch(`${other.url}/health/ready`)).json()) as { checks: { live: boolean } }).checks
          .live;
      await until(ready, (is) => !is);
      await sendMessage(owner, pet.roomId, 'is anybody there?');
      expect((await next()).content).toBe('is anybody there?');
      await redis!.restart();
      await until(ready, Boolean);
      // A frozen Redis does not answer, but no connection breaks.
      redis!.freeze();
      await until(ready, (is) => !is);
      redis!.thaw();
      await until(ready, Boolean);
      await sendMessage(owner, pet.roomId, 'back again');
      const rest: string[] = [];
      while (!rest.includes('back again')) rest.push((await next()).content);
    } finally {
      await app.close();
    }
  },
);
