import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseOptions } from '../../mikro-orm.config.js';
import { appendPetMessage, nextMessageKey } from '../../src/chat/append-message.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openPubSub } from '../../src/pubsub/open-pubsub.js';
import { postgresTransport } from '../../src/pubsub/postgres-transport.js';
import { openLog } from '../../src/log.js';
import { OwnerQueues } from '../../src/user/owner-queue.js';
import { writeAsOwner } from '../../src/user/write-as-owner.js';
import { openTestApp, testEnvironment } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { Follower } from '../support/follower.js';
const writersEach = 8;
const cutInterval = 20;
const second = 1_000;
// Enough for a few cuts of the follower's connection, on any machine.
const minMessages = 4 * cutInterval;
// A lost message never comes; a late one comes within the three seconds of a catch-up.
const catchUpTime = 4_000;
// A guard against maxWait: with the lock, everything comes, later on a busy machine.
const maxWait = 120_000;
const maxRounds = 20;
/**
 * Sixteen writers of one owner, whose transactions take five milliseconds and more, past the queue that a process
 * puts before them: half send as the owner, half as the pets, over two rooms. One reader pages a room by cursor as
 * they go; another follows the owner's pets, cuts its connection again and again and comes back with its last
 * cursor. What commits, commits in the order of its cursors: nothing is lost and nothing comes twice. With the
 * owner's lock left out both lose messages, which shows that they would notice.
 */
export const orderKept = async (seconds, progress) => {
    const app = await openTestApp({ RUN: 'api' });
    const config = readConfig({ ...testEnvironment(app.database.url), DATABASE_POOL: String(2 * writersEach) });
    const log = openLog(config);
    const database = await openDatabase(config, databaseOptions, log);
    const live = await openPubSub(postgresTransport(database.directUrl), log);
    try {
        await app.database.query(`
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_sleep(0.005 * (1 + NEW.id % 2));
        RETURN NEW;
      END $$;
      CREATE TRIGGER take_time BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION take_time()`);
        const scene = { app, database, live };
        const locked = await writeAndRead(scene, seconds, true, progress);
        for (const { lost, repeated } of [locked.room, locked.feed])
            assert.deepEqual({ lost, repeated }, { lost: 0, repeated: 0 });
        assert.ok(locked.resumed >= seconds / 5, 'the follower was hardly ever cut');
        await app.database.query(`DO $$ BEGIN
      EXECUTE replace(pg_get_functiondef('send_message'::regproc), 'NOT is_deleted FOR NO KEY UPDATE', 'NOT is_deleted');
    END $$`);
        // How soon messages are lost without the lock depends on the machine.
        const lost = { room: 0, feed: 0 };
        for (let round = 0; round < maxRounds && (lost.room === 0 || lost.feed === 0); round++) {
            const free = await writeAndRead(scene, Math.min(seconds, 5), false, () => undefined);
            lost.room += free.room.lost;
            lost.feed += free.feed.lost;
        }
        assert.ok(lost.room > 0 && lost.feed > 0, 'without the lock nothing was lost: this shows nothing');
        progress(seconds, seconds);
        return (`${locked.written} messages by ${2 * writersEach} writers in ${seconds} s, a room paged and a feed resumed ` +
            `${locked.resumed} times: 0 lost, 0 repeated; without the lock ${lost.room} were lost in the room ` +
            `and ${lost.feed} in the feed`);
    }
    finally {
        await live.close();
        await database.close();
        await app.close();
    }
};
async function writeAndRead({ app, database, live }, seconds, isLocked, progress) {
    const owner = await newOwner(app.url);
    const pets = [await newPet(owner, 'Coco'), await newPet(owner, 'Momo')];
    const [session] = await app.database.query('SELECT id FROM sessions WHERE user_id = $1', [
        owner.id,
    ]);
    const begun = Date.now();
    let written = 0;
    const over = () => Date.now() - begun > seconds * second && written >= minMessages;
    const writer = async (write, at) => {
        for (let n = 0; !over(); n++)
            await write(pets[n % pets.length], `${at}, ${n}`);
    };
    const sendAsOwner = async ({ roomId }, words) => {
        await database.orm.em
            .fork()
            .execute('SELECT send_message(?, ?, NULL, ?, ?, md5(?), ?)', [
            owner.id,
            session.id,
            roomId,
            words,
            words,
            words,
        ]);
        live.publish('message', { ownerId: owner.id, chatRoomId: roomId, type: 'USER' });
    };
    // Each writer has its own queue: one queue for all would keep the order without the lock.
    const sendAsPet = (ownerQueue) => async (pet, words) => {
        const { em } = database.orm;
        const work = async (own) => appendPetMessage(own, { id: pet.roomId, petId: pet.id }, await nextMessageKey(own, owner.id), words);
        await (isLocked ? writeAsOwner({ em, ownerQueue }, owner.id, work) : em.fork().transactional(work));
        live.publish('message', { ownerId: owner.id, chatRoomId: pet.roomId, type: 'PET' });
        written++;
    };
    const writing = Promise.all(Array.from({ length: writersEach }, (_, at) => [
        writer(sendAsOwner, at),
        writer(sendAsPet(new OwnerQueues()), writersEach + at),
    ]).flat());
    // Awaited below, after the reader.
    writing.catch(() => undefined);
    const follower = new Follower({
        url: () => app.url,
        token: owner.token,
        query: 'subscription ($after: String) { petMessageAdded(after: $after) { cursor node { id } } }',
        cutInterval,
    });
    const following = follower.follow();
    try {
        const paged = [];
        const { roomId } = pets[0];
        let after;
        while (!over()) {
            after = await readOn(owner, roomId, paged, after);
            progress(Math.min(seconds, Math.floor((Date.now() - begun) / second)), seconds);
        }
        await writing;
        await readOn(owner, roomId, paged, after);
        const idsOf = async (condition, value) => (await app.database.query(`SELECT id FROM messages WHERE ${condition} ORDER BY sent_at, id`, [value])).map(({ id }) => id);
        const feed = await idsOf('sender_pet_id = ANY($1)', pets.map(({ id }) => id));
        const limit = isLocked ? maxWait : catchUpTime;
        for (const since = Date.now(); follower.received.length < feed.length && Date.now() - since < limit;)
            await delay(50);
        return {
            written: (await idsOf('chat_room_id = ANY($1)', pets.map((pet) => pet.roomId))).length,
            room: compare(paged, await idsOf('chat_room_id = $1', roomId)),
            feed: compare(follower.received, feed),
            resumed: follower.resumed,
        };
    }
    finally {
        follower.end();
        await following;
    }
}
/** @throws if nothing was lost and the order differs */
function compare(seen, ids) {
    const known = new Set(seen);
    const lost = ids.filter((id) => !known.has(id)).length;
    if (lost === 0)
        assert.deepEqual(seen, ids);
    return { all: ids.length, lost, repeated: seen.length - known.size };
}
/** Reads all pages after a cursor. @returns the last cursor */
async function readOn(owner, roomId, read, from) {
    for (let after = from;;) {
        const { edges, pageInfo } = (await owner.request(`query ($id: ID!, $after: String) { chatRoom(id: $id) { messages(first: 100, after: $after) {
           edges { node { id } } pageInfo { hasNextPage endCursor } } } }`, { id: roomId, after })).chatRoom.messages;
        read.push(...edges.map(({ node }) => node.id));
        after = pageInfo.endCursor ?? after;
        if (!pageInfo.hasNextPage)
            return after;
    }
}
//# sourceMappingURL=order.js.map