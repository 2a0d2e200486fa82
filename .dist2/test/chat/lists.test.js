import { expect, test } from '@jest/globals';
import { startApp } from '../support/start-app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
const app = await startApp({ RUN: 'api' });
const start = Date.now() + 60_000;
/** Pages through a list, forward or backward, and returns the ids in the order of the list. */
async function pageThrough(owner, list, size, backward) {
    const ids = [];
    let cursor = null;
    for (;;) {
        const args = backward ? `last: ${size}, before: $cursor` : `first: ${size}, after: $cursor`;
        const query = `query ($cursor: String) { ${list.replace('ARGS', args)} }`;
        let page = await owner.request(query, { cursor });
        while (!page.edges)
            page = Object.values(page)[0];
        const found = page.edges.map(({ node }) => node.id);
        if (backward)
            ids.unshift(...found);
        else
            ids.push(...found);
        const more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
        if (!more)
            return ids;
        cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    }
}
const shape = '{ edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
test('every list pages in both directions without a gap or a repeat, even among rows with the same time', async () => {
    const owner = await newOwner(app.url);
    const pets = [];
    for (let at = 0; at < 7; at++)
        pets.push(await newPet(owner, `Pet ${at}`));
    // The clock is stopped: all rows have the same time, and only their ids differ.
    await app.database.stopClock(new Date(start));
    const sent = [];
    for (let at = 0; at < 11; at++)
        sent.push((await sendMessage(owner, pets[0].roomId, `message ${at}`)).message.id);
    await app.database.stopClock(new Date(start + 1000));
    await sendMessage(owner, pets[3].roomId, 'later');
    await sendMessage(owner, pets[5].roomId, 'later too');
    await app.database.moveClock(0);
    await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content) SELECT $1, 'SYSTEM', 'Title', 'Content ' || n FROM generate_series(1, 9) n`, [owner.id]);
    const roomIds = [5, 3, 0, 6, 4, 2, 1].map((at) => pets[at].roomId);
    const lists = [
        [`me { pets(ARGS) ${shape} }`, pets.map(({ id }) => id)],
        [`chatRoom(id: ${pets[0].roomId}) { messages(ARGS) ${shape} }`, sent],
        [`me { chatRooms(ARGS) ${shape} }`, roomIds],
    ];
    for (const [list, expected] of lists)
        for (const size of [1, 3, 100])
            for (const backward of [false, true])
                expect(await pageThrough(owner, list, size, backward)).toEqual(expected);
    const activities = await pageThrough(owner, `me { activities(ARGS) ${shape} }`, 4, false);
    expect(activities).toHaveLength(1 + 7 + 13);
    expect(activities.map(BigInt)).toEqual(activities.map(BigInt).toSorted((a, b) => (a < b ? 1 : -1)));
    expect(await pageThrough(owner, `me { activities(ARGS) ${shape} }`, 4, true)).toEqual(activities);
    const notifications = await pageThrough(owner, `me { notifications(ARGS) ${shape} }`, 4, false);
    // The first one is the welcome.
    expect(notifications).toHaveLength(1 + 9);
    expect(await pageThrough(owner, `me { notifications(ARGS) ${shape} }`, 2, true)).toEqual(notifications);
});
test('without arguments, messages are the newest 20, oldest first', async () => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    for (let at = 0; at < 25; at++)
        await sendMessage(owner, roomId, `message ${at}`);
    const { chatRoom } = await owner.request(`query ($id: ID!) { chatRoom(id: $id) { messages { totalCount edges { node { content } } pageInfo { hasNextPage hasPreviousPage } } } }`, { id: roomId });
    expect(chatRoom.messages.totalCount).toBe(25);
    expect(chatRoom.messages.edges.map(({ node }) => node.content)).toEqual(Array.from({ length: 20 }, (_, at) => `message ${at + 5}`));
    expect(chatRoom.messages.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
});
test('the sender of a message is an owner or a pet', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const { message } = await sendMessage(owner, pet.roomId, 'hello', 'mine');
    const data = await owner.request(`query ($id: ID!) { message(id: $id) { type clientMessageId chatRoom { id } sender { __typename ... on User { username } ... on Pet { name } } } }`, { id: message.id });
    expect(data.message).toEqual({
        type: 'USER',
        clientMessageId: 'mine',
        chatRoom: { id: pet.roomId },
        sender: { __typename: 'User', username: owner.username },
    });
});
test('only its owner finds a notification', async () => {
    const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
    const [row] = await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content) VALUES ($1, 'SYSTEM', 'Welcome', 'Hello') RETURNING id`, [owner.id]);
    const query = `query ($id: ID!) { notification(id: $id) { type title content status sentAt pet { id } } }`;
    expect(await owner.request(query, { id: row.id })).toEqual({
        notification: {
            type: 'SYSTEM',
            title: 'Welcome',
            content: 'Hello',
            status: 'PENDING',
            sentAt: null,
            pet: null,
        },
    });
    const hidden = await stranger.requestError(query, { id: row.id });
    expect(hidden).toEqual(await owner.requestError(query, { id: '99999999' }));
    const failed = await owner.request(`{ me { notifications(status: FAILED) { edges { cursor } } } }`);
    expect(failed.me.notifications.edges).toEqual([]);
});
test('a notification has its room and its message', async () => {
    const owner = await newOwner(app.url);
    const { roomId, id } = await newPet(owner);
    const { message } = await sendMessage(owner, roomId, 'hello');
    const [row] = await app.database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, message_id, message_sent_at)
     VALUES ($1, $2, 'PET_MESSAGE', 'Coco', 'Hello', $3, $4) RETURNING id`, [owner.id, id, message.id, message.sentAt]);
    const query = `query ($id: ID!) { notification(id: $id) { pet { id } chatRoom { id } message { id content } } }`;
    expect(await owner.request(query, { id: row.id })).toEqual({
        notification: { pet: { id }, chatRoom: { id: roomId }, message: { id: message.id, content: 'hello' } },
    });
    await owner.request(`mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`, { id });
    expect(await owner.request(query, { id: row.id })).toEqual({
        notification: { pet: null, chatRoom: null, message: null },
    });
});
//# sourceMappingURL=lists.test.js.map