import { afterAll, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { markNotRemembered, markRemembered, memoryTable } from '../../src/memory/memory-lease.js';
import { openTestDatabase } from '../support/database.js';

const database = await openTestDatabase();
const config = readConfig({ DATABASE_URL: database.url });
const opened = await openDatabase(config, databaseOptions, openLog(config));
afterAll(async () => {
  await opened.close();
  await database.drop();
});
const em = opened.orm.em.fork() as EntityManager;
const [room] = await database.query<{ id: string }>(
  `WITH owner AS (INSERT INTO users (username, username_key, email, password)
     VALUES ('mina', 'mina', 'mina@example.com', 'x') RETURNING id),
   pet AS (INSERT INTO pets (owner_id, name, persona) SELECT id, 'Coco', 'a cat' FROM owner RETURNING id, owner_id),
   room AS (INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pet RETURNING id, user_id)
   INSERT INTO room_memories (chat_room_id, user_id) SELECT id, user_id FROM room RETURNING chat_room_id AS id`,
);

test.each([
  ['remembered', false],
  ['remembered', true],
  ['not remembered', false],
  ['not remembered', true],
])('a room that is %s is due again if more came in: %s', async (outcome, cameIn) => {
  await database.query(
    'UPDATE room_memories SET wanted_to_id = 5, attempts = 0, due_at = clock() WHERE chat_room_id = $1',
    [room!.id],
  );
  const [lease] = await memoryTable.lease(em, 1, 60_000);
  if (cameIn) await database.query('UPDATE room_memories SET wanted_to_id = 9');
  const isWritten =
    outcome === 'remembered'
      ? await markRemembered(em, lease!, false, 1_000)
      : await markNotRemembered(em, lease!, 'VOICE_DOWN', undefined, 1_000);
  const [row] = await database.query(
    `SELECT due_at IS NOT NULL AS due, due_at <= clock() + interval '1 second' AS soon, attempts FROM room_memories`,
  );
  expect(isWritten).toBe(true);
  expect(row).toEqual({ due: cameIn, soon: cameIn ? true : null, attempts: 0 });
});
