import { expect, test } from '@jest/globals';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { findSmallDisk, moveToSmallDisk } from '../support/small-disk.js';

const missing = await findSmallDisk();
if (missing) process.stderr.write(`No disk can be filled here: ${missing}\n`);

(missing ? test.skip : test)(
  'a full disk refuses sends and loses no acknowledged message, and sends work again once there is space',
  async () => {
    const database = await openTestDatabase();
    await using disk = await moveToSmallDisk(database.url, 64);
    const config = readConfig({ ...testEnvironment(database.url), RUN: 'api' });
    const app = await openApp(config, openLog(config));
    try {
      const owner = await newOwner(app.url);
      const { roomId } = await newPet(owner);
      const acknowledged: string[] = [];
      const refused: string[] = [];
      const send = async (n: number) => {
        const content = `${n} ${'x'.repeat(900)}`;
        const { errors } = await owner.send(
          'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }',
          { input: { chatRoomId: roomId, content, clientMessageId: `${n}` } },
        );
        if (errors)
          expect(errors).toMatchObject([
            { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
          ]);
        (errors ? refused : acknowledged).push(content);
        return errors === undefined;
      };
      const stored = async () =>
        (
          await database.query<{ content: string }>(
            'SELECT content FROM messages WHERE chat_room_id = $1 ORDER BY id',
            [roomId],
          )
        ).map(({ content }) => content);
      let n = 0;
      expect(await send(n++)).toBe(true);
      await disk.fill(64 * 1024);
      while (await send(n++));
      // Sends failed because of the full disk, and reads still work.
      await expect(
        database.query(`CREATE TABLE more AS SELECT repeat('x', 1000) FROM generate_series(1, 1000)`),
      ).rejects.toMatchObject({
        code: '53100',
      });
      expect(await stored()).toEqual(acknowledged);
      expect(
        (await owner.request('{ me { chatRooms { edges { node { lastMessage { content } } } } } }')).me
          .chatRooms.edges[0].node.lastMessage.content,
      ).toBe(acknowledged.at(-1));
      await disk.empty();
      expect(await send(n++)).toBe(true);
      expect(refused.length).toBeGreaterThan(0);
      expect(await stored()).toEqual(acknowledged);
    } finally {
      await app.close();
      await database.close();
    }
  },
);
