import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';
const functions = {
    clock: 1,
    is_text: 2,
    partition_start: 1,
    partition_name: 1,
    make_partition: 1,
    archive_partition: 1,
    release_partition: 1,
    older_messages: 1,
    older_activities: 2,
    expect_absence: 1,
    is_new_access: 1,
    note_access: 1,
    note_accesses: 1,
    next_message_place: 1,
    append_message: 1,
    send_message: 2,
    narrow_email: 1,
};
const statements = [
    // All locks at once, users first as every writer takes them: in another order this and a writer would wait for each
    // other.
    `LOCK TABLE users, sessions, pets, chat_rooms, messages, activities, activities_archive, notifications
    IN ACCESS EXCLUSIVE MODE`,
    'ALTER VIEW standing_sessions RENAME TO active_sessions',
    // The columns and types of the original model. What refers to the enum goes first.
    'DROP FUNCTION older_activities(bigint, timestamptz, bigint, integer, activity_type)',
    'DROP VIEW all_activities',
    ...['activities', 'activities_archive'].flatMap((table) => [
        `ALTER TABLE ${table} RENAME COLUMN type TO activity_type`,
        `ALTER TABLE ${table} ALTER COLUMN activity_type TYPE varchar(50) USING activity_type::text`,
        `ALTER TABLE ${table} ADD CONSTRAINT activities_activity_type_check
      CHECK (activity_type IN ('LOGIN', 'CHAT_SEND', 'PET_CREATE'))`,
    ]),
    'DROP TYPE activity_type',
    'CREATE VIEW all_activities AS SELECT * FROM activities UNION ALL SELECT * FROM activities_archive',
    'ALTER TABLE notifications RENAME COLUMN type TO notification_type',
    `ALTER TYPE notification_type RENAME VALUE 'OUTREACH' TO 'PET_MESSAGE'`,
    // The index names of the original model. A unique index also serves its unique key.
    'ALTER TABLE users RENAME CONSTRAINT users_email_unique TO idx_users_email',
    'ALTER TABLE users ADD CONSTRAINT idx_users_username UNIQUE (username)',
    'ALTER INDEX idx_messages_room_sent RENAME TO idx_messages_chatroom_sent_at',
    // The account module erases from the module records.
    'DROP FUNCTION delete_account',
    // Every function from its file, so that all installations have the same ones.
    ...Object.entries(functions).map(([name, version]) => sqlFunction(name, version)),
    'SELECT narrow_email()',
];
const undo = [
    'DROP FUNCTION narrow_email',
    `ALTER TABLE users
    ALTER COLUMN email TYPE varchar(254),
    DROP CONSTRAINT users_email_check,
    ADD CONSTRAINT users_email_check CHECK (is_text(email, 3, 254))`,
    'ALTER INDEX idx_messages_chatroom_sent_at RENAME TO idx_messages_room_sent',
    'ALTER TABLE users DROP CONSTRAINT idx_users_username',
    'ALTER TABLE users RENAME CONSTRAINT idx_users_email TO users_email_unique',
    `ALTER TYPE notification_type RENAME VALUE 'PET_MESSAGE' TO 'OUTREACH'`,
    'ALTER TABLE notifications RENAME COLUMN notification_type TO type',
    'DROP FUNCTION older_activities',
    'DROP VIEW all_activities',
    `CREATE TYPE activity_type AS ENUM ('LOGIN', 'PET_CREATE', 'CHAT_SEND')`,
    ...['activities', 'activities_archive'].flatMap((table) => [
        `ALTER TABLE ${table} DROP CONSTRAINT activities_activity_type_check`,
        `ALTER TABLE ${table} ALTER COLUMN activity_type TYPE activity_type USING activity_type::activity_type`,
        `ALTER TABLE ${table} RENAME COLUMN activity_type TO type`,
    ]),
    'CREATE VIEW all_activities AS SELECT * FROM activities UNION ALL SELECT * FROM activities_archive',
    'ALTER VIEW active_sessions RENAME TO standing_sessions',
    ...['is_text', 'older_activities', 'send_message', 'delete_account'].map((name) => sqlFunction(name, 1)),
];
/** Brings the tables back to the original model, and takes every SQL function from its file. */
export class Model extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-model.js.map