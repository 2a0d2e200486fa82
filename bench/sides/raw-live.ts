import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Pool } from 'pg';
import { WebSocketServer, type WebSocket } from 'ws';
import { batchLoader } from '../../src/database/batch-loader.js';
import { encodeCursor } from '../../src/graphql/cursor.js';
import { viewerReader } from './viewer.js';

/**
 * The raw limit of W4: a bare `ws` server that hears the product's announcements, reads what is new with the
 * right to see it in a named statement, serialises once, and sends to every device. It speaks as much of
 * graphql-transport-ws as its clients say. Where an owner stands is kept, so that none is lost when two messages
 * come at once. It reads in a statement for each event and owner; or, told `together`, for all that come at once,
 * gathered as the product gathers them.
 */
const [databaseUrl, tokenSecret, reads] = process.argv.slice(2) as [string, string, 'together' | undefined];
const pool = new Pool({
  connectionString: databaseUrl,
  max: 10,
  // Left to itself, PostgreSQL plans the read anew each time, as its months can then be left out: that takes
  // longer than the read, and made this side 2.4 times as slow.
  options: '-c plan_cache_mode=force_generic_plan',
});
const readViewer = await viewerReader(tokenSecret);

interface Owner {
  devices: Set<WebSocket>;
  at: Date;
  id: string;
  /** One reading after another. */
  last: Promise<void>;
}
interface Row {
  place: string;
  id: string;
  sent_at: Date;
  content: string;
  name: string;
}
type Said = { type: string; payload?: { Authorization?: string } };
type Told = [topic: string, news: { ownerId: string; chatRoomId: string; type: string }];

const owners = new Map<string, Owner>();

async function join(socket: WebSocket, ownerId: string): Promise<void> {
  let owner = owners.get(ownerId);
  if (!owner) {
    owner = { devices: new Set(), at: new Date(0), id: '0', last: Promise.resolve() };
    owners.set(ownerId, owner);
    const { rows } = await pool.query<{ at: Date; id: string }>({
      name: 'newest',
      text: `SELECT last_message_at AS at, last_message_id AS id FROM chat_rooms
             WHERE user_id = $1 AND last_message_at IS NOT NULL AND NOT is_deleted
             ORDER BY last_message_at DESC, last_message_id DESC LIMIT 1`,
      values: [ownerId],
    });
    Object.assign(owner, rows[0]);
  }
  owner.devices.add(socket);
  socket.on('close', () => {
    owner.devices.delete(socket);
    if (owner.devices.size === 0) owners.delete(ownerId);
  });
}

interface News {
  owner: Owner;
  ownerId: string;
  roomId: string;
}

const newer = (r: string, at: string, id: string) => `
  SELECT m.id, m.sent_at, m.content, p.name FROM chat_rooms r JOIN pets p ON p.id = r.pet_id CROSS JOIN LATERAL (
    SELECT id, sent_at, content FROM messages
    WHERE chat_room_id = r.id AND sent_at >= ${at} AND sent_at <= r.last_message_at
      AND (sent_at, id) > (${at}, ${id}::bigint) AND message_type = 'PET'
    ORDER BY sent_at, id LIMIT 100
  ) m WHERE ${r} AND NOT r.is_deleted`;

async function readOne({ owner, ownerId, roomId }: News): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    name: 'new',
    text: newer('r.id = $2 AND r.user_id = $1', '$3', '$4'),
    values: [ownerId, roomId, owner.at, owner.id],
  });
  return rows;
}

async function readTogether(news: readonly News[]): Promise<Row[][]> {
  const { rows } = await pool.query<Row>({
    name: 'new together',
    text: `
      SELECT o.place, m.* FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bigint[]) WITH ORDINALITY
        AS o (owner_id, room_id, at, id, place)
      CROSS JOIN LATERAL (${newer('r.id = o.room_id AND r.user_id = o.owner_id', 'o.at', 'o.id')}) m
      ORDER BY o.place, m.sent_at, m.id`,
    values: [
      news.map(({ ownerId }) => ownerId),
      news.map(({ roomId }) => roomId),
      news.map(({ owner }) => owner.at),
      news.map(({ owner }) => owner.id),
    ],
  });
  const found = news.map((): Row[] => []);
  for (const row of rows) found[Number(row.place) - 1]!.push(row);
  return found;
}

const together = batchLoader(readTogether, 64);

async function readOn(news: News): Promise<void> {
  const { owner, roomId } = news;
  const rows = await (reads === 'together' ? together.load(news) : readOne(news));
  for (const { id, sent_at, content, name } of rows) {
    owner.at = sent_at;
    owner.id = id;
    const node = { id, content, sentAt: sent_at.toISOString(), sender: { name }, chatRoom: { id: roomId } };
    const petMessageAdded = { cursor: encodeCursor({ at: sent_at, id }), node };
    const frame = Buffer.from(
      JSON.stringify({ id: '1', type: 'next', payload: { data: { petMessageAdded } } }),
    );
    for (const device of owner.devices) device.send(frame, { binary: false });
  }
}

async function answer(socket: WebSocket & { ownerId?: string }, said: Said): Promise<void> {
  if (said.type === 'subscribe' && socket.ownerId) return join(socket, socket.ownerId);
  if (said.type !== 'connection_init') return;
  const { userId, sessionId } = await readViewer(said.payload?.Authorization);
  const { rowCount } = await pool.query({
    name: 'session',
    text: `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id
           WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now() AND NOT u.is_deleted`,
    values: [sessionId, userId],
  });
  if (rowCount !== 1) throw new Error('The session has ended.');
  socket.ownerId = userId;
  socket.send('{"type":"connection_ack"}');
}

const listener = new Client({ connectionString: databaseUrl });
await listener.connect();
listener.on('notification', ({ payload }) => {
  for (const [topic, { ownerId, chatRoomId, type }] of JSON.parse(payload!) as Told[]) {
    const owner = owners.get(ownerId);
    if (topic !== 'message' || type !== 'PET' || !owner) continue;
    owner.last = owner.last.then(() => readOn({ owner, ownerId, roomId: chatRoomId }));
  }
});
await listener.query('LISTEN nuzzle_live');

const server = createServer();
const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
sockets.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    answer(socket, JSON.parse(data.toString()) as Said).catch((error: Error) => {
      socket.close(4403, error.message.slice(0, 100));
    });
  });
});
server.listen(0, '127.0.0.1', 1024, () => {
  process.stdout.write(`raw at http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
