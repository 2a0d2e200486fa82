import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { Follower } from '../support/follower.js';
import { startProcess } from '../support/process.js';
const second = 1_000;
const between = 700;
const [writers, clients] = [3, 5];
const query = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { id } } }`;
/**
 * Two processes on one database; three writers, who send again what was not acknowledged; five clients, who come back
 * with their last cursor. Processes are killed with -9 and stopped in order, the listening connections are
 * terminated, and the clients' own are cut, one after another: every client's history is the database's in the end,
 * in order, without a repeat. Each fault comes at least once, however short the time.
 */
export const liveThroughChaos = async (seconds, progress) => {
    const database = await openTestDatabase();
    const env = testEnvironment(database.url);
    const running = [await startProcess(env), await startProcess(env)];
    const all = [...running];
    // The processes take turns.
    let requests = 0;
    const url = () => running[requests++ % running.length].url;
    const over = new AbortController();
    const done = { kills: 0, stops: 0, cuts: 0, terminations: 0 };
    try {
        const owner = await newOwner(url());
        const { roomId } = await newPet(owner);
        const writing = Array.from({ length: writers }, (_, at) => write(url, owner, roomId, at, over.signal));
        const following = { url, token: owner.token, query, variables: { id: roomId } };
        const readers = Array.from({ length: clients }, () => new Follower(following));
        const reading = readers.map((reader) => reader.follow());
        const replace = async (at, signal) => {
            const old = running[at];
            const ending = old.end(signal);
            running[at] = await startProcess(env);
            all.push(running[at]);
            await ending;
        };
        const chaos = [
            async () => (await replace(0, 'SIGKILL'), done.kills++),
            async () => {
                for (const reader of readers)
                    reader.cut();
                done.cuts += readers.length;
                return Promise.resolve();
            },
            async () => {
                await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nuzzle live' AND datname = current_database()`);
                done.terminations++;
            },
            async () => (await replace(1, 'SIGTERM'), done.stops++),
            async () => {
                readers[0].cut();
                done.cuts++;
                await replace(1, 'SIGKILL');
                done.kills++;
            },
        ];
        const begun = Date.now();
        for (let n = 0; n < chaos.length || Date.now() - begun < seconds * second; n++) {
            await delay(between);
            await chaos[n % chaos.length]();
            progress(Math.min(seconds, Math.floor((Date.now() - begun) / second)), seconds);
        }
        over.abort();
        const sent = (await Promise.all(writing)).reduce((sum, one) => sum + one, 0);
        await until(() => database.query('SELECT reply_due_at IS NULL AS idle FROM chat_rooms WHERE id = $1', [roomId]), ([room]) => room.idle);
        const rows = await database.query('SELECT id, message_type AS type FROM messages WHERE chat_room_id = $1 ORDER BY sent_at, id', [roomId]);
        const ids = rows.map(({ id }) => id);
        assert.equal(rows.filter(({ type }) => type === 'USER').length, sent);
        for (const reader of readers) {
            await until(() => Promise.resolve(reader.received.length), (received) => received >= ids.length);
            reader.end();
            assert.deepEqual(reader.received, ids);
        }
        await Promise.all(reading);
        const resumed = readers.reduce((sum, reader) => sum + reader.resumed, 0);
        progress(seconds, seconds);
        return `${sent} messages and ${ids.length - sent} replies through ${done.kills} kills, ${done.stops} stops, ${done.terminations} lost listening connections and ${done.cuts} cuts: ${clients} clients resumed ${resumed} times, 0 lost, 0 repeated, in order`;
    }
    finally {
        over.abort();
        await Promise.all(all.map((one) => one.end('SIGKILL')));
        await database.drop();
    }
};
/** Sends one message after another, each until it is acknowledged. @returns how many */
async function write(url, owner, roomId, writer, over) {
    for (let n = 0;; n++) {
        if (over.aborted)
            return n;
        for (;;) {
            const answer = await caller(url(), owner.token)
                .send('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', {
                input: { chatRoomId: roomId, content: `line ${n} of ${writer}`, clientMessageId: `${writer} ${n}` },
            })
                .catch(() => undefined);
            if (answer?.data)
                break;
            await delay(20);
        }
        await delay(10);
    }
}
//# sourceMappingURL=live.js.map