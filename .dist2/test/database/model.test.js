import 'reflect-metadata';
import { afterAll, expect, test } from '@jest/globals';
import { ActivityType } from '../../src/activity/activity.entity.js';
import { openTestDatabase } from '../support/database.js';
const database = await openTestDatabase();
afterAll(() => database.drop());
/** The original model, as a table. The product adds columns and tables, and changes none of these. */
const model = {
    users: {
        columns: [
            ['id', 'bigint'],
            ['username', 'character varying(20)', undefined, 'UNIQUE'],
            ['email', 'character varying(100)', undefined, 'UNIQUE'],
            ['password', 'character varying(100)', undefined, 'UNIQUE'],
            ['created_at', 'timestamp(3) with time zone'],
            ['updated_at', 'timestamp(3) with time zone'],
            ['is_deleted', 'boolean'],
            ['deleted_at', 'timestamp(3) with time zone', 'NULL'],
        ],
        indexes: {
            idx_users_username: '(username)',
            idx_users_email: '(email)',
            idx_users_active: '(id) WHERE (NOT is_deleted)',
        },
    },
    pets: {
        columns: [
            ['id', 'bigint'],
            ['owner_id', 'bigint'],
            ['name', 'character varying(20)'],
            ['persona', 'character varying(500)'],
            ['status', 'pet_status'],
            ['created_at', 'timestamp(3) with time zone'],
            ['updated_at', 'timestamp(3) with time zone'],
            ['is_deleted', 'boolean'],
            ['deleted_at', 'timestamp(3) with time zone', 'NULL'],
        ],
        indexes: {
            idx_pets_owner_status: '(owner_id, status)',
            idx_pets_active: "(id) WHERE (status = 'ACTIVE'::pet_status)",
        },
    },
    chat_rooms: {
        columns: [
            ['id', 'bigint'],
            ['user_id', 'bigint'],
            ['pet_id', 'bigint', undefined, 'UNIQUE'],
            ['last_message_at', 'timestamp(3) with time zone', 'NULL'],
            ['created_at', 'timestamp(3) with time zone'],
            ['updated_at', 'timestamp(3) with time zone'],
            ['is_deleted', 'boolean'],
            ['deleted_at', 'timestamp(3) with time zone', 'NULL'],
        ],
        indexes: { idx_chatrooms_user_pet: '(user_id, pet_id)' },
    },
    messages: {
        columns: [
            ['id', 'bigint'],
            ['chat_room_id', 'bigint'],
            ['message_type', 'message_type'],
            ['sender_user_id', 'bigint', 'NULL'],
            ['sender_pet_id', 'bigint', 'NULL'],
            ['content', 'character varying(1000)'],
            ['message_hash', 'character varying(32)', 'NULL'],
            ['sent_at', 'timestamp(3) with time zone'],
        ],
        indexes: {
            idx_messages_chatroom_sent_at: '(chat_room_id, sent_at, id)',
            idx_messages_room_hash: '(chat_room_id, message_hash)',
        },
    },
    activities: {
        columns: [
            ['id', 'bigint'],
            ['user_id', 'bigint'],
            ['activity_type', 'character varying(50)'],
            ['metadata', 'jsonb', 'NULL'],
            ['occurred_at', 'timestamp(3) with time zone'],
        ],
        indexes: { idx_activities_user_occurred: '(user_id, occurred_at, id)' },
    },
    notifications: {
        columns: [
            ['id', 'bigint'],
            ['user_id', 'bigint'],
            ['pet_id', 'bigint', 'NULL'],
            ['message_id', 'bigint', 'NULL'],
            ['notification_type', 'notification_type'],
            ['title', 'character varying(100)'],
            ['content', 'character varying(1000)'],
            ['status', 'notification_status'],
            ['delivery_metadata', 'jsonb'],
            ['created_at', 'timestamp(3) with time zone'],
            ['sent_at', 'timestamp(3) with time zone', 'NULL'],
        ],
        indexes: { idx_notifications_user_status: '(user_id, status, "position")' },
    },
};
const tables = Object.keys(model);
test.each(tables)('%s has the columns of the model', async (table) => {
    const columns = await database.query(`SELECT attname AS name, format_type(atttypid, atttypmod) AS type, NOT attnotnull AS nullable,
            EXISTS (SELECT 1 FROM pg_index WHERE indrelid = attrelid AND indisunique AND indkey::text = attnum::text) AS unique
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`, [table]);
    const found = new Map(columns.map((column) => [column.name, column]));
    expect(model[table].columns.map(([name]) => {
        const { type, nullable, unique } = found.get(name) ?? {};
        return [name, type, nullable ? 'NULL' : undefined, unique && name !== 'id' ? 'UNIQUE' : undefined];
    })).toEqual(model[table].columns.map(([name, type, nullable, unique]) => [name, type, nullable, unique]));
});
test.each(tables)('%s has the indexes of the model, under their names', async (table) => {
    const indexes = await database.query('SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = $1', [table]);
    const found = new Map(indexes.map(({ name, definition }) => [name, definition.slice(definition.indexOf('('))]));
    expect(Object.fromEntries(Object.keys(model[table].indexes).map((name) => [name, found.get(name)]))).toEqual(model[table].indexes);
});
test.each([
    ['pet_status', ['ACTIVE', 'RESTING']],
    ['message_type', ['USER', 'PET']],
    ['notification_type', ['PET_MESSAGE', 'SYSTEM']],
    ['notification_status', ['PENDING', 'SENT', 'FAILED']],
])('%s has the values of the model', async (name, values) => {
    const found = await database.query('SELECT unnest(enum_range(NULL::' + name + '))::text AS value');
    expect(found.map(({ value }) => value)).toEqual(values);
});
test('activity_type has the values of the model and those of the security log, and no other', async () => {
    const [{ id }] = (await database.query(`INSERT INTO users (username, username_key, email, password) VALUES ('abc', 'abc', 'a@example.com', 'x') RETURNING id`));
    for (const type of ['LOGIN', 'CHAT_SEND', 'PET_CREATE', ...Object.values(ActivityType)])
        await database.query('INSERT INTO activities (user_id, activity_type) VALUES ($1, $2)', [id, type]);
    await expect(database.query('INSERT INTO activities (user_id, activity_type) VALUES ($1, $2)', [id, 'OTHER'])).rejects.toThrow(/activities_activity_type_check/);
});
//# sourceMappingURL=model.test.js.map