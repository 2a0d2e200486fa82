import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import { databaseOptions } from '../../mikro-orm.config.js';
import { appendPetMessage, nextMessageKey } from '../../src/chat/append-message.js';
import { archiveAll } from '../../src/database/archive.js';
import { markSent, writeNotification } from '../../src/notification/deliver.js';
import { NotificationStatus, NotificationType } from '../../src/notification/notification.entity.js';
import { OwnerQueues } from '../../src/user/owner-queue.js';
import { writeAsOwner } from '../../src/user/write-as-owner.js';
import { until } from '../support/absence.js';
import { brokenInvariants } from '../support/broken-invariants.js';
import { caller, newOwner, newPet, } from '../support/client.js';
import { unarchive, writeHistory } from '../support/history.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
const other = await app.another();
const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 2), logger: () => undefined });
afterAll(() => orm.close(true));
const day = 86_400_000;
/** What can happen to an owner's rooms; `at` chooses a message. */
const acts = {
    send: 4,
    markRead: 5,
    deleteMessage: 3,
    regenerateReply: 2,
    stopReply: 2,
    reachOut: 2,
    archive: 1,
    unarchive: 1,
    killConnections: 1,
};
const act = fc.record({
    kind: fc.oneof(...Object.entries(acts).map(([kind, weight]) => ({
        weight,
        arbitrary: fc.constant(kind),
    }))),
    room: fc.integer({ min: 0, max: 1 }),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    device: fc.integer({ min: 0, max: 1 }),
});
/** Acts at once, one group after another. */
const story = fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });
const rooms = `{ me { unreadCount chatRooms { nodes {
  id unreadCount readUpTo replyState messages(last: 100) { totalCount nodes { id type deletedAt } } } } } }`;
/** A pet writes first, as the outreach worker does. */
async function reachOut({ id: ownerId }, { id: petId, roomId }) {
    await writeAsOwner({ em: orm.em, ownerQueue: new OwnerQueues() }, ownerId, async (em) => {
        const draft = { ownerId, petId, type: NotificationType.PET_MESSAGE, title: 'Coco', content: 'Hello?' };
        const notificationId = await writeNotification(em, draft, NotificationStatus.PENDING);
        const place = await nextMessageKey(em, ownerId);
        await appendPetMessage(em, { id: roomId, petId }, place, draft.content, { isOutreach: true });
        await markSent(em, notificationId, place, {});
    });
}
async function perform(owner, pets, { kind, room, at, device }) {
    const pet = pets[room];
    const from = caller([app.url, other.url][device], owner.token);
    const mutate = (input) => from.send(`mutation ($input: ${kind[0].toUpperCase()}${kind.slice(1)}Input!) { ${kind}(input: $input) { chatRoom { id } } }`, { input });
    const anyMessage = async () => {
        const { me } = await owner.request(rooms);
        const { nodes } = me.chatRooms.nodes.find(({ id }) => id === pet.roomId).messages;
        return nodes[Math.floor(at * nodes.length)]?.id;
    };
    switch (kind) {
        case 'send':
            await from.send('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }', {
                input: { chatRoomId: pet.roomId, content: `words ${at}` },
            });
            return;
        case 'markRead':
            await mutate({ chatRoomId: pet.roomId, upTo: (await anyMessage()) ?? '1' });
            return;
        case 'deleteMessage':
            await mutate({ messageId: (await anyMessage()) ?? '1' });
            return;
        case 'regenerateReply':
        case 'stopReply':
            await mutate({ chatRoomId: pet.roomId });
            return;
        case 'reachOut':
            await reachOut(owner, pet);
            return;
        case 'archive':
            await archiveAll(orm.em, { messages: 60 * day, activities: 60 * day });
            return;
        case 'unarchive':
            await unarchive(app.database);
            return;
        case 'killConnections':
            // In the middle of whatever the others do.
            await app.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`);
    }
}
const read = (device) => device.request(rooms);
/** Counts again what a room says that it counts, from its messages. */
const recount = ({ readUpTo, messages }) => messages.nodes.filter(({ id, type, deletedAt }) => type === 'PET' && !deletedAt && BigInt(id) > BigInt(readUpTo ?? 0)).length;
test('the counts are what a recount finds, whatever happens at once, through crashes and moves to the archive', async () => {
    let unread = 0;
    await fc.assert(fc.asyncProperty(story, async (groups) => {
        const owner = await newOwner(app.url);
        const pets = [await newPet(owner), await newPet(owner, 'Mimi')];
        // One room has a history of a year, of which nothing is marked.
        await writeHistory(app.database, { owner, pet: pets[0], messages: 20, months: 12 });
        await app.database.query('UPDATE chat_rooms SET unread_count = 10, read_message_id = NULL, read_message_at = NULL WHERE id = $1', [pets[0].roomId]);
        for (const group of groups)
            // An act that was killed, or came too late, has done nothing.
            await Promise.allSettled(group.map((one) => perform(owner, pets, one)));
        const devices = [owner, caller(other.url, owner.token)];
        const { me } = await until(() => read(owner), (answer) => answer.me.chatRooms.nodes.every(({ replyState }) => replyState !== 'THINKING'));
        for (const device of devices)
            expect((await read(device)).me).toEqual(me);
        const counted = me.chatRooms.nodes.map((room) => ({
            id: room.id,
            unreadCount: recount(room),
            total: room.messages.nodes.length,
        }));
        expect(me.chatRooms.nodes.map(({ id, unreadCount, messages }) => ({
            id,
            unreadCount,
            total: messages.totalCount,
        }))).toEqual(counted);
        const sum = counted.reduce((all, { unreadCount }) => all + unreadCount, 0);
        expect(me.unreadCount).toBe(sum);
        unread += sum;
        expect(await brokenInvariants(app.database)).toEqual([]);
    }), { seed: 20_261_127, numRuns: 12, endOnFailure: true });
    expect(unread).toBeGreaterThan(10);
}, 240_000);
//# sourceMappingURL=unread-counts.test.js.map