import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startApp } from '../support/start-app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
const app = await startApp({ RUN: 'api' });
const count = async (roomId) => Number((await app.database.query('SELECT count(*) AS n FROM messages WHERE chat_room_id = $1', [
    roomId,
]))[0].n);
test('a message updates its room, waits for a reply and is recorded as an activity', async () => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    const sent = await sendMessage(owner, roomId, '  hello\n', 'm1');
    expect(sent).toMatchObject({
        duplicate: false,
        message: { content: 'hello' },
        chatRoom: { replyState: 'THINKING' },
    });
    const data = await owner.request(`query ($id: ID!) {
      chatRoom(id: $id) { lastMessageAt lastMessage { id } messages { totalCount } }
      me { activities(type: CHAT_SEND) { edges { node { occurredAt } } } }
    }`, { id: roomId });
    expect(data).toEqual({
        chatRoom: {
            lastMessageAt: sent.message.sentAt,
            lastMessage: { id: sent.message.id },
            messages: { totalCount: 1 },
        },
        me: { activities: { edges: [{ node: { occurredAt: sent.message.sentAt } }] } },
    });
});
test('a message is stored once for its clientMessageId, and another text with the same one is a conflict', async () => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    const first = await sendMessage(owner, roomId, 'hello', 'm1');
    await app.database.moveClock(3_600_000);
    expect(await sendMessage(owner, roomId, 'hello', 'm1')).toMatchObject({
        duplicate: true,
        message: { id: first.message.id },
    });
    const error = await owner.requestError(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }`, { input: { chatRoomId: roomId, content: 'goodbye', clientMessageId: 'm1' } });
    await app.database.moveClock(0);
    expect(error.extensions.code).toBe('CONFLICT');
    expect(await count(roomId)).toBe(1);
});
test('without an id, the same text within two seconds is a repeat', async () => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    const start = Date.now();
    await app.database.stopClock(new Date(start));
    const first = await sendMessage(owner, roomId, 'hello');
    await app.database.stopClock(new Date(start + 1_999));
    expect(await sendMessage(owner, roomId, 'hello')).toMatchObject({
        duplicate: true,
        message: { id: first.message.id },
    });
    await app.database.stopClock(new Date(start + 2_000));
    expect(await sendMessage(owner, roomId, 'hello')).toMatchObject({ duplicate: false });
    await app.database.moveClock(0);
    expect(await count(roomId)).toBe(2);
});
test('DUPLICATE_WINDOW says how long the same text is a repeat', async () => {
    const patient = await app.another({ DUPLICATE_WINDOW: '10s' });
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    const start = Date.now();
    await app.database.stopClock(new Date(start));
    await sendMessage(owner, roomId, 'ㅋㅋㅋ');
    await app.database.stopClock(new Date(start + 9_999));
    const there = caller(patient.url, owner.token);
    expect(await sendMessage(there, roomId, 'ㅋㅋㅋ')).toMatchObject({ duplicate: true });
    expect(await sendMessage(owner, roomId, 'ㅋㅋㅋ')).toMatchObject({ duplicate: false });
    await app.database.moveClock(0);
    expect(await count(roomId)).toBe(2);
});
test('the same text in another room, or of another owner, is not a repeat', async () => {
    const [a, b] = [await newOwner(app.url), await newOwner(app.url)];
    const rooms = [await newPet(a), await newPet(a)];
    expect(await sendMessage(a, rooms[0].roomId, 'hello', 'm1')).toMatchObject({ duplicate: false });
    expect(await sendMessage(a, rooms[1].roomId, 'hello', 'm1')).toMatchObject({ duplicate: false });
    expect(await sendMessage(b, (await newPet(b)).roomId, 'hello', 'm1')).toMatchObject({ duplicate: false });
});
test("an owner's times never go backwards, even if the clock does", async () => {
    const owner = await newOwner(app.url);
    const [one, two] = [await newPet(owner), await newPet(owner)];
    const start = Date.now();
    await app.database.stopClock(new Date(start));
    const first = await sendMessage(owner, one.roomId, 'first');
    await app.database.stopClock(new Date(start - 60_000));
    const second = await sendMessage(owner, two.roomId, 'second');
    await app.database.moveClock(0);
    expect(Date.parse(second.message.sentAt)).toBe(Date.parse(first.message.sentAt));
    expect(BigInt(second.message.id) > BigInt(first.message.id)).toBe(true);
});
test('a write whose partition is missing creates it and succeeds, also among parallel writes', async () => {
    const owners = await Promise.all(Array.from({ length: 6 }, () => newOwner(app.url)));
    const rooms = await Promise.all(owners.map((owner) => newPet(owner)));
    await app.database.query(`UPDATE sessions SET expires_at = expires_at + interval '1000 days'`);
    await app.database.moveClock(400 * 86_400_000);
    const sent = await Promise.all(owners.map((owner, at) => sendMessage(owner, rooms[at].roomId, 'a year later')));
    const at = new Date(Date.parse(sent[0].message.sentAt));
    await app.database.moveClock(0);
    const name = `messages_${at.getUTCFullYear()}_${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
    const [stored] = await app.database.query(`SELECT count(*) AS n FROM ${name}`);
    expect(Number(stored.n)).toBe(owners.length);
});
test("one owner's burst is limited, and delays no other owner", async () => {
    const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
    const [{ roomId }, other] = [await newPet(owner), await newPet(stranger)];
    const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }`;
    // While another transaction locks the owner's row, the whole burst waits.
    const holder = new Client({ connectionString: app.database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [owner.id]);
    let onRefused;
    let refusals = 0;
    const refused = new Promise((resolve) => (onRefused = resolve));
    const burst = Promise.all(Array.from({ length: 1_200 }, async (_, at) => {
        const { errors } = await owner.send(send, { input: { chatRoomId: roomId, content: `message ${at}` } });
        if (errors && ++refusals === 200)
            onRefused();
        return errors?.[0]?.extensions;
    }));
    await refused;
    expect(await sendMessage(stranger, other.roomId, 'hello')).toMatchObject({ duplicate: false });
    await holder.query('ROLLBACK');
    await holder.end();
    const refusedOnes = (await burst).filter((extensions) => extensions !== undefined);
    expect(refusedOnes).toEqual(Array.from({ length: 200 }, () => ({ code: 'RATE_LIMITED', retryAfterSeconds: 1 })));
    expect(await count(roomId)).toBe(1_000);
});
//# sourceMappingURL=send.test.js.map