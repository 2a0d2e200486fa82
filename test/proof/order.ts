import { strict as assert } from 'node:assert';
import { Client } from 'pg';
import { openTestApp, type TestApp } from '../support/app.js';
import { newOwner, newPet, type Loose, type Owner } from '../support/client.js';
import type { Proof } from './proof.js';

const writers = 16;

/**
 * Sixteen writers of one owner, whose transactions take five milliseconds and more, past the queue that a process
 * puts before them; and a reader who pages by cursor as they go. What commits, commits in the order of its cursors:
 * nothing is lost and nothing comes twice. With the owner's lock left out of `send_message()` the same reader loses
 * messages, which shows that it would notice.
 */
export const orderKept: Proof = async (seconds, progress) => {
  const app = await openTestApp({ RUN: 'api' });
  try {
    await app.database.query(`
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_sleep(0.005 * (1 + NEW.id % 2));
        RETURN NEW;
      END $$;
      CREATE TRIGGER take_time BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION take_time()`);
    const locked = await writeAndRead(app, seconds, progress);
    assert.deepEqual({ lost: locked.lost, repeated: locked.repeated }, { lost: 0, repeated: 0 });
    await app.database.query(`DO $$ BEGIN
      EXECUTE replace(pg_get_functiondef('send_message'::regproc), 'NOT is_deleted FOR NO KEY UPDATE', 'NOT is_deleted');
    END $$`);
    const free = await writeAndRead(app, Math.min(seconds, 5), () => undefined);
    assert.ok(free.lost > 0, 'without the lock nothing was lost: this shows nothing');
    progress(seconds, seconds);
    return `${locked.written} messages by ${writers} writers in ${seconds} s: 0 lost, 0 repeated; without the lock ${free.lost} of ${free.written} lost`;
  } finally {
    await app.close();
  }
};

async function writeAndRead(app: TestApp, seconds: number, progress: Parameters<Proof>[1]) {
  const owner = await newOwner(app.url);
  const { roomId } = await newPet(owner);
  const [session] = await app.database.query<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
    owner.id,
  ]);
  const begun = Date.now();
  const over = () => Date.now() - begun > seconds * 1_000;
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new Client({ connectionString: app.database.url });
      await client.connect();
      return client;
    }),
  );
  const writing = clients.map(async (client, at) => {
    for (let n = 0; !over(); n++)
      await client.query('SELECT send_message($1, $2, NULL, $3, $4, md5($4), $4)', [
        owner.id,
        session!.id,
        roomId,
        `${at}, ${n}`,
      ]);
    await client.end();
  });
  const read: string[] = [];
  let after: string | undefined;
  const reading = (async () => {
    while (!over()) {
      after = await readOn(owner, roomId, read, after);
      progress(Math.min(seconds, Math.floor((Date.now() - begun) / 1_000)), seconds);
    }
  })();
  await Promise.all([...writing, reading]);
  await readOn(owner, roomId, read, after);
  const rows = await app.database.query<{ id: string }>(
    'SELECT id FROM messages WHERE chat_room_id = $1 ORDER BY sent_at, id',
    [roomId],
  );
  const seen = new Set(read);
  const lost = rows.filter(({ id }) => !seen.has(id)).length;
  if (lost === 0)
    assert.deepEqual(
      read,
      rows.map(({ id }) => id),
    );
  return { written: rows.length, lost, repeated: read.length - seen.size };
}

/** Reads all pages behind a cursor. @returns the last cursor */
async function readOn(
  owner: Owner,
  roomId: string,
  read: string[],
  from: string | undefined,
): Promise<string | undefined> {
  for (let after = from; ;) {
    const { edges, pageInfo } = (
      await owner.ask(
        `query ($id: ID!, $after: String) { chatRoom(id: $id) { messages(first: 100, after: $after) {
           edges { node { id } } pageInfo { hasNextPage endCursor } } } }`,
        { id: roomId, after },
      )
    ).chatRoom.messages;
    read.push(...edges.map(({ node }: Loose) => node.id));
    after = pageInfo.endCursor ?? after;
    if (!pageInfo.hasNextPage) return after;
  }
}
