import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { archiveJob } from '../../src/chat/archive.job.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openPubSub } from '../../src/pubsub/open-pubsub.js';
import { postgresTransport } from '../../src/pubsub/postgres-transport.js';
import { Client } from 'pg';
import { goAway, until } from '../support/absence.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, LEASE: '30s', SWEEP_EVERY: '1s' });
const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 2), logger: () => undefined });
afterAll(() => orm.close(true));
const log = openLog(readConfig({ LOG_LEVEL: 'silent' }));
const pubsub = await openPubSub(postgresTransport(app.database.url), log);
afterAll(() => pubsub.close());
const day = 86_400_000;
// What every process hears.
const announced = [];
const listener = new Client({ connectionString: app.database.url });
listener.on('notification', ({ payload }) => announced.push(...JSON.parse(payload)));
listener.on('error', () => undefined);
await listener.connect();
await listener.query('LISTEN nuzzle_live');
afterAll(() => listener.end());
/** The newest number of each kind of row of an owner; those of messages are their ids, too. */
async function newest({ id }) {
    const rows = await app.database.query(`WITH room AS (SELECT * FROM chat_rooms WHERE user_id = $1),
          message AS (SELECT * FROM all_messages WHERE chat_room_id IN (SELECT id FROM room))
     SELECT 'pet' AS kind, max(changed_id) AS at FROM pets WHERE owner_id = $1
     UNION ALL SELECT 'room', max(changed_id) FROM room
     UNION ALL SELECT 'message', max(changed_id) FROM message
     UNION ALL SELECT 'notification', max(changed_id) FROM notifications WHERE user_id = $1
     UNION ALL SELECT 'new message', max(id) FROM message`, [id]);
    return Object.fromEntries(rows.map(({ kind, at }) => [kind, BigInt(at ?? 0)]));
}
const state = async (owner, { roomId }) => (await owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', { id: roomId })).chatRoom
    .replyState;
const untilState = (owner, pet, wanted) => until(() => state(owner, pet), (now) => now === wanted);
const mutate = (owner, field, input, selection = '__typename') => owner.request(`mutation ($input: ${field[0].toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { ${selection} } }`, { input });
const messagesOf = async (owner, { roomId }) => (await owner.request('query ($id: ID!) { chatRoom(id: $id) { messages { nodes { id } } } }', {
    id: roomId,
})).chatRoom.messages.nodes.map(({ id }) => id);
/** Every change that is no new message, or more than one: what it does before and after, and which rows it numbers. */
const changes = [
    ['a pet is created', ['pet', 'room'], async () => undefined, (owner) => newPet(owner, 'Mimi')],
    [
        'a pet is changed',
        ['pet'],
        async () => undefined,
        (owner, { id }) => mutate(owner, 'updatePet', { petId: id, name: 'Momo' }),
    ],
    [
        'a pet is deleted',
        ['pet', 'room'],
        async () => undefined,
        (owner, { id }) => mutate(owner, 'deletePet', { petId: id }),
    ],
    [
        'a room is read',
        ['room'],
        async (owner, pet) => {
            await sendMessage(owner, pet.roomId, 'hello');
            await untilState(owner, pet, 'IDLE');
        },
        async (owner, pet) => mutate(owner, 'markRead', { chatRoomId: pet.roomId, upTo: (await messagesOf(owner, pet)).at(-1) }),
    ],
    [
        'notifications are read',
        ['notification'],
        async () => undefined,
        (owner) => mutate(owner, 'markNotificationsRead', {}),
    ],
    [
        'a reply fails',
        ['room'],
        async (owner, pet) => {
            provider.scripts.set(pet.name, [{ kind: 'hold', words: [] }]);
            const served = provider.served();
            await sendMessage(owner, pet.roomId, 'hello');
            await served;
        },
        async (owner, pet) => {
            // An answer without words is tried again: now it is refused.
            provider.scripts.set(pet.name, [{ kind: 'status', status: 401 }]);
            provider.release();
            await untilState(owner, pet, 'FAILED');
        },
    ],
    [
        'a reply is retried',
        ['room'],
        async (owner, pet) => {
            provider.scripts.set(pet.name, [
                { kind: 'status', status: 401 },
                { kind: 'hold', words: [] },
            ]);
            await sendMessage(owner, pet.roomId, 'hello');
            await untilState(owner, pet, 'FAILED');
        },
        (owner, { roomId }) => mutate(owner, 'retryReply', { chatRoomId: roomId }),
    ],
    [
        'a reply is stopped before it said anything',
        ['room'],
        async (owner, pet) => {
            provider.scripts.set(pet.name, [{ kind: 'hold', words: [] }]);
            const served = provider.served();
            await sendMessage(owner, pet.roomId, 'hello');
            await served;
        },
        (owner, { roomId }) => mutate(owner, 'stopReply', { chatRoomId: roomId }),
    ],
    [
        'a reply is asked for again',
        ['room'],
        async (owner, pet) => {
            provider.scripts.set(pet.name, [
                { kind: 'speak', words: ['Hm.'] },
                { kind: 'hold', words: [] },
            ]);
            await sendMessage(owner, pet.roomId, 'hello');
            await untilState(owner, pet, 'IDLE');
        },
        (owner, { roomId }) => mutate(owner, 'regenerateReply', { chatRoomId: roomId }),
    ],
    [
        'a reply is replaced',
        ['message', 'new message', 'room'],
        async (owner, pet) => {
            provider.scripts.set(pet.name, [
                { kind: 'speak', words: ['Hm.'] },
                { kind: 'hold', words: ['Oh!'] },
            ]);
            await sendMessage(owner, pet.roomId, 'hello');
            await untilState(owner, pet, 'IDLE');
            const served = provider.served();
            await mutate(owner, 'regenerateReply', { chatRoomId: pet.roomId });
            await served;
        },
        async (owner, pet) => {
            provider.release();
            await untilState(owner, pet, 'IDLE');
        },
    ],
    [
        'a message is deleted',
        ['message', 'room'],
        async (owner, pet) => {
            await sendMessage(owner, pet.roomId, 'hello');
            await untilState(owner, pet, 'IDLE');
        },
        async (owner, pet) => mutate(owner, 'deleteMessage', { messageId: (await messagesOf(owner, pet))[0] }),
    ],
    [
        'a room is archived',
        ['room'],
        async (_owner, { roomId }) => app.database.query(`UPDATE chat_rooms SET created_at = clock() - interval '1 year' WHERE id = $1`, [
            roomId,
        ]),
        // As the job does, which comes once an hour.
        () => archiveJob({ em: orm.em, log, pubsub }, { rooms: 180 * day, messages: 365 * day, activities: 90 * day }).run(new AbortController().signal),
    ],
    [
        'a pet writes first',
        ['notification', 'new message'],
        async () => undefined,
        async (owner) => {
            await goAway(app, owner);
            await until(() => app.database.query('SELECT 1 FROM outreaches WHERE user_id = $1 AND message_id IS NOT NULL', [
                owner.id,
            ]), (rows) => rows.length === 1);
        },
    ],
];
test.each(changes)('when %s, its rows get numbers after all earlier ones, and it is announced', async (_name, kinds, before, change) => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner, `Pet ${owner.id}`);
    await before(owner, pet);
    const was = await newest(owner);
    announced.length = 0;
    await change(owner, pet);
    const now = await newest(owner);
    const highest = Object.values(was).reduce((a, b) => (a > b ? a : b));
    const moved = Object.keys(now).filter((kind) => now[kind] !== was[kind]);
    expect(moved.toSorted()).toEqual(kinds.toSorted());
    for (const kind of moved)
        expect(now[kind] > highest).toBe(true);
    await until(() => Promise.resolve(announced.map(([topic, { ownerId }]) => `${topic} ${ownerId}`)), (topics) => topics.includes(`${kinds.includes('new message') ? 'message' : 'owner'} ${owner.id}`));
});
//# sourceMappingURL=changes.test.js.map