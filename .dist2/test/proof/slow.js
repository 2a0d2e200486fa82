import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
const token = 'the-token-of-an-operator-is-long-enough';
const [sockets, maxGrowth, step, warmUp] = [50, 50, 500, 3_000];
const minEvents = 10_000;
const query = 'subscription { petMessageAdded { cursor node { content } } }';
/**
 * Fifty sockets subscribe and read nothing, with so many events for each: the process keeps a few of them, cuts the
 * queues, and closes the sockets with 1013. Its resident memory grows by at most 50 MB.
 */
export const slowReadersBounded = async (events, progress) => {
    assert.ok(events >= minEvents, `fewer events than ${minEvents} fit into the buffers between the two ends`);
    const database = await openTestDatabase();
    const process = await startProcess({ ...testEnvironment(database.url), RUN: 'api', ADMIN_TOKEN: token });
    const open = [];
    try {
        const metrics = async () => {
            const text = await (await fetch(`${process.url}/admin/metrics`, { headers: { authorization: `Bearer ${token}` } })).text();
            return (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0);
        };
        const memory = async () => (await metrics())('process_resident_memory_bytes') / 1024 ** 2;
        const owner = await newOwner(process.url);
        const pet = await newPet(owner);
        const add = (from, to) => database.query(`WITH added AS (
           INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content)
           SELECT $1, 'PET', $2, n || repeat('x', 900) FROM generate_series($3::int, $4::int) n RETURNING id, sent_at
         ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
         UPDATE chat_rooms SET message_count = message_count + $4 - $3 + 1, last_message_id = newest.id, last_message_at = newest.sent_at
         FROM newest WHERE chat_rooms.id = $1`, [pet.roomId, pet.id, from, to]);
        const announce = () => database.query(`SELECT pg_notify('nuzzle_live', $1)`, [
            JSON.stringify([['message', { ownerId: owner.id, chatRoomId: pet.roomId, type: 'PET' }]]),
        ]);
        for (let n = 0; n < sockets; n++)
            open.push(await follow(process.url, owner.token));
        await until(metrics, (value) => value('nuzzle_live_subscribers') === sockets);
        // Warms up the code, and grows the heap, before any reader is slow.
        for (let from = 1; from <= warmUp; from += step) {
            await add(from, from + step - 1);
            await announce();
        }
        await until(metrics, (value) => value('nuzzle_live_delivered_total') + value('nuzzle_live_replayed_total') >= sockets * warmUp);
        for (const socket of open)
            socket.pause();
        const before = await memory();
        let highest = before;
        for (let from = warmUp + 1; from <= warmUp + events; from += step) {
            await add(from, from + step - 1);
            await announce();
            highest = Math.max(highest, await memory());
            progress(from - warmUp, events);
        }
        const last = await until(async () => {
            highest = Math.max(highest, await memory());
            return metrics();
        }, (value) => value('nuzzle_live_stalled_total') === sockets);
        assert.ok(last('nuzzle_live_cut_total') > 0, 'no queue was cut');
        const codes = await Promise.all(open.map(async (socket) => {
            const closed = once(socket, 'close');
            socket.resume();
            return (await closed)[0];
        }));
        assert.deepEqual(new Set(codes), new Set([1013]));
        const growth = Math.round(highest - before);
        assert.ok(growth <= maxGrowth, `resident memory grew by ${growth} MB`);
        progress(events, events);
        return `${sockets} sockets that took nothing, ${events} events for each: resident memory grew by ${growth} MB at most, ${last('nuzzle_live_cut_total')} queues were cut, all closed with 1013`;
    }
    finally {
        for (const socket of open)
            socket.terminate();
        await process.end('SIGTERM');
        await database.drop();
    }
};
async function follow(url, accessToken) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => undefined);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${accessToken}` } }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    return socket;
}
//# sourceMappingURL=slow.js.map