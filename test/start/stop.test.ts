import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, say, type Owner } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';

const database = await openTestDatabase();
afterAll(() => database.drop());
const env = testEnvironment(database.url);

const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { content } } }';
const added = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { content } } }`;

/** Holds the owner's row, for which whatever is written for them waits. */
async function holdBack(owner: Owner) {
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [owner.id]);
  return {
    /** Resolves when a writer waits. */
    come: () =>
      until(
        () =>
          database.query(
            `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
             WHERE NOT l.granted AND a.datname = current_database() AND a.application_name = 'nuzzle'`,
          ),
        (rows) => rows.length > 0,
      ),
    async letGo() {
      await holder.query('ROLLBACK');
      await holder.end();
    },
  };
}

const input = (chatRoomId: string, content: string) => ({ input: { chatRoomId, content } });

test('told to stop, it finishes the mutations under way, over HTTP and a socket, takes nothing new, and ends sockets with 1001', async () => {
  await using stopping = await startProcess({ ...env, RUN: 'api' });
  await using next = await startProcess({ ...env, RUN: 'api' });
  const owner = await newOwner(stopping.url);
  const { roomId } = await newPet(owner);
  const other = await newOwner(stopping.url);
  const otherPet = await newPet(other);
  // One who only follows, one whose mutation is under way.
  await using idle = openTestSocket(stopping.url, owner.token);
  const room = idle.subscribe(added, { id: roomId, after: fromTheStart });
  await say(owner, roomId, 'before');
  const { cursor } = (await room.next()).messageAdded;
  await using busy = openTestSocket(stopping.url, other.token);
  await busy.connected;

  const held = [await holdBack(owner), await holdBack(other)];
  const overHttp = owner.send(send, input(roomId, 'over HTTP'));
  const overSocket = busy.subscribe(send, input(otherPet.roomId, 'over a socket'));
  for (const one of held) await one.come();
  let busyClosed = false;
  void busy.closed.then(() => (busyClosed = true));
  const ended = stopping.end('SIGTERM');
  expect(await idle.closed).toMatchObject({ code: 1001 });
  await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow('fetch failed');
  const late = openTestSocket(stopping.url, owner.token);
  expect((await late.closed).code).toBe(1006);
  expect(busyClosed).toBe(false);

  for (const one of held) await one.letGo();
  expect((await overHttp).data.sendMessage.message.content).toBe('over HTTP');
  expect((await overSocket.next()).sendMessage.message.content).toBe('over a socket');
  expect(await busy.closed).toMatchObject({ code: 1001 });
  expect(await ended).toBe(0);

  // Who was sent away goes on elsewhere from their cursor, and misses nothing.
  await using again = openTestSocket(next.url, owner.token);
  const resumed = again.subscribe(added, { id: roomId, after: cursor });
  expect((await resumed.next()).messageAdded.node.content).toBe('over HTTP');
}, 60_000);

test('what does not end in time holds the stop up no longer than that', async () => {
  await using stopping = await startProcess({ ...env, RUN: 'api' });
  const owner = await newOwner(stopping.url);
  const { roomId } = await newPet(owner);
  await using socket = openTestSocket(stopping.url, owner.token);
  await socket.connected;
  const held = await holdBack(owner);
  socket
    .subscribe(send, input(roomId, 'too late'))
    .take()
    .catch(() => undefined);
  const overHttp = caller(stopping.url, owner.token)
    .send(send, input(roomId, 'never'))
    .catch(() => 'cut');
  await held.come();
  const ended = stopping.end('SIGTERM');
  expect(await socket.closed).toMatchObject({ code: 1001 });
  expect(await ended).toBe(1);
  expect(await overHttp).toBe('cut');
  await held.letGo();
}, 60_000);
