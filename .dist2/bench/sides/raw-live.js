import { createServer } from 'node:http';
import { Client, Pool } from 'pg';
import { WebSocketServer } from 'ws';
import { batchLoader } from '../../src/database/batch-loader.js';
import { encodeCursor } from '../../src/graphql/cursor.js';
import { pubsubChannel, readMessageEvents } from './pubsub.js';
import { readActiveUser, viewerReader } from './viewer.js';
/**
 * The raw limit of W4 live: a bare `ws` server that listens to the product's events. It reads new messages and the
 * permission in one named statement, serialises each message once, and sends it to every device of the owner. It
 * speaks only as much of graphql-transport-ws as its clients do. It keeps each owner's position, so that no message
 * is lost when two events come at once. It runs one statement for each event and owner or, with the argument
 * `batched`, one for all events that come at once, with the product's own batch loader.
 */
const [databaseUrl, tokenSecret, reads] = process.argv.slice(2);
const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    // By default PostgreSQL plans this statement anew each time, because it can then leave partitions out. Planning
    // takes longer than reading, and made this side 2.4 times as slow.
    options: '-c plan_cache_mode=force_generic_plan',
});
const readViewer = await viewerReader(tokenSecret);
const owners = new Map();
async function subscribe(socket, ownerId) {
    let owner = owners.get(ownerId);
    if (!owner) {
        owner = { devices: new Set(), at: new Date(0), id: '0', lastRead: Promise.resolve() };
        owners.set(ownerId, owner);
        const { rows } = await pool.query({
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
        if (owner.devices.size === 0)
            owners.delete(ownerId);
    });
}
const newMessages = (isRoom, at, id) => `
  SELECT m.id, m.sent_at, m.content, p.name FROM chat_rooms r JOIN pets p ON p.id = r.pet_id CROSS JOIN LATERAL (
    SELECT id, sent_at, content FROM messages
    WHERE chat_room_id = r.id AND sent_at >= ${at} AND sent_at <= r.last_message_at
      AND (sent_at, id) > (${at}, ${id}::bigint) AND message_type = 'PET'
    ORDER BY sent_at, id LIMIT 100
  ) m WHERE ${isRoom} AND NOT r.is_deleted`;
async function readOne({ owner, ownerId, roomId }) {
    const { rows } = await pool.query({
        name: 'new',
        text: newMessages('r.id = $2 AND r.user_id = $1', '$3', '$4'),
        values: [ownerId, roomId, owner.at, owner.id],
    });
    return rows;
}
async function readBatch(events) {
    const { rows } = await pool.query({
        name: 'new batch',
        text: `
      SELECT o.place, m.* FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bigint[]) WITH ORDINALITY
        AS o (owner_id, room_id, at, id, place)
      CROSS JOIN LATERAL (${newMessages('r.id = o.room_id AND r.user_id = o.owner_id', 'o.at', 'o.id')}) m
      ORDER BY o.place, m.sent_at, m.id`,
        values: [
            events.map(({ ownerId }) => ownerId),
            events.map(({ roomId }) => roomId),
            events.map(({ owner }) => owner.at),
            events.map(({ owner }) => owner.id),
        ],
    });
    const messages = events.map(() => []);
    for (const row of rows)
        messages[Number(row.place) - 1].push(row);
    return messages;
}
const batches = batchLoader(readBatch, 64);
async function deliver(event) {
    const { owner, roomId } = event;
    const messages = await (reads === 'batched' ? batches.load(event) : readOne(event));
    for (const { id, sent_at, content, name } of messages) {
        owner.at = sent_at;
        owner.id = id;
        const node = { id, content, sentAt: sent_at.toISOString(), sender: { name }, chatRoom: { id: roomId } };
        const petMessageAdded = { cursor: encodeCursor({ at: sent_at, id }), node };
        const frame = Buffer.from(JSON.stringify({ id: '1', type: 'next', payload: { data: { petMessageAdded } } }));
        for (const device of owner.devices)
            device.send(frame, { binary: false });
    }
}
async function receive(socket, frame) {
    if (frame.type === 'subscribe' && socket.ownerId)
        return subscribe(socket, socket.ownerId);
    if (frame.type !== 'connection_init')
        return;
    const viewer = await readViewer(frame.payload?.Authorization);
    await readActiveUser(pool, viewer);
    socket.ownerId = viewer.userId;
    socket.send('{"type":"connection_ack"}');
}
const listener = new Client({ connectionString: databaseUrl });
await listener.connect();
listener.on('notification', ({ payload }) => {
    for (const { ownerId, chatRoomId, type } of readMessageEvents(payload)) {
        const owner = owners.get(ownerId);
        if (type !== 'PET' || !owner)
            continue;
        owner.lastRead = owner.lastRead.then(() => deliver({ owner, ownerId, roomId: chatRoomId }));
    }
});
await listener.query(`LISTEN ${pubsubChannel}`);
const server = createServer();
const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
        receive(socket, JSON.parse(data.toString())).catch((error) => {
            socket.close(4403, error.message.slice(0, 100));
        });
    });
});
server.listen(0, '127.0.0.1', 1024, () => {
    process.stdout.write(`raw at http://127.0.0.1:${server.address().port}/\n`);
});
//# sourceMappingURL=raw-live.js.map