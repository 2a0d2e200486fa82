import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';
const functions = {
    older_messages: 2,
    count_unread: 1,
    read_notifications: 1,
    append_message: 2,
    send_message: 3,
    mark_read: 1,
    changed_messages: 1,
    delete_message: 1,
};
// Functions whose arguments change: a replacement of the same name would stand beside the old one.
const signatures = {
    older_messages: 'bigint, timestamptz, bigint, integer',
    append_message: 'bigint, bigint, timestamptz, bigint, bigint, text, text, text',
    send_message: 'bigint, bigint, interval, bigint, text, text, text',
};
const allMessages = 'SELECT * FROM messages UNION ALL SELECT * FROM messages_archive';
const statements = [
    // All at once, users first as every writer takes them.
    'LOCK TABLE users, pets, chat_rooms, messages, messages_archive, notifications IN ACCESS EXCLUSIVE MODE',
    // Every column is null or has a constant default, so no month is rewritten. The index of changes and the mark of old
    // outreaches read each month once. A process of the older version, which does not name the columns, inserts as before;
    // the new arguments of the functions have defaults for the same reason.
    ...['messages', 'messages_archive'].map((table) => `ALTER TABLE ${table}
      ADD is_outreach boolean NOT NULL DEFAULT false,
      ADD is_stopped boolean NOT NULL DEFAULT false,
      ADD replaces_id bigint,
      ADD replaced_at timestamptz(3),
      ADD deleted_at timestamptz(3),
      ADD changed_id bigint`),
    'ALTER TABLE pets ADD changed_id bigint',
    `ALTER TABLE chat_rooms
    ADD unread_count integer NOT NULL DEFAULT 0,
    ADD read_message_id bigint,
    ADD read_message_at timestamptz(3),
    ADD read_at timestamptz(3),
    ADD read_changed_id bigint,
    ADD reply_replaces_id bigint,
    ADD reply_replaces_at timestamptz(3),
    ADD changed_id bigint,
    ADD CONSTRAINT chat_rooms_read_check CHECK ((read_message_id IS NULL) = (read_message_at IS NULL)),
    ADD CONSTRAINT chat_rooms_reply_replaces_check CHECK ((reply_replaces_id IS NULL) = (reply_replaces_at IS NULL))`,
    'ALTER TABLE notifications ADD changed_id bigint',
    // What an installation has had before counts as read. A constant default fills old rows without writing them.
    `UPDATE chat_rooms SET read_message_id = last_message_id, read_message_at = last_message_at, read_at = clock()
    WHERE last_message_id IS NOT NULL`,
    `DO $$ BEGIN
    EXECUTE format('ALTER TABLE notifications ADD read_at timestamptz(3) DEFAULT %L', clock());
  END $$`,
    'ALTER TABLE notifications ALTER read_at DROP DEFAULT',
    `UPDATE notifications SET read_at = NULL WHERE status <> 'SENT'`,
    `CREATE INDEX idx_notifications_unread ON notifications (user_id, position) WHERE status = 'SENT' AND read_at IS NULL`,
    // What changed since a position: few rows ever do, so that the others cost nothing.
    ...['idx_messages_changed ON messages', 'ON messages_archive'].map((index) => `CREATE INDEX ${index} (chat_room_id, changed_id) WHERE changed_id IS NOT NULL`),
    'CREATE INDEX idx_pets_changed ON pets (owner_id, changed_id) WHERE changed_id IS NOT NULL',
    'CREATE INDEX idx_notifications_changed ON notifications (user_id, changed_id) WHERE changed_id IS NOT NULL',
    // Old outreaches, by the notifications that announced them.
    ...['messages', 'messages_archive'].map((table) => `UPDATE ${table} message SET is_outreach = true FROM notifications
      WHERE notification_type = 'PET_MESSAGE' AND message_id = message.id AND message_sent_at = message.sent_at
        AND message_type = 'PET'`),
    `CREATE OR REPLACE VIEW all_messages AS ${allMessages}`,
    ...Object.entries(signatures).map(([name, types]) => `DROP FUNCTION ${name}(${types})`),
    ...Object.entries(functions).map(([name, version]) => sqlFunction(name, version)),
];
const undo = [
    ...Object.keys(functions).map((name) => `DROP FUNCTION ${name}`),
    'DROP VIEW all_messages',
    'ALTER TABLE notifications DROP COLUMN read_at, DROP COLUMN changed_id',
    'ALTER TABLE pets DROP COLUMN changed_id',
    `ALTER TABLE chat_rooms
    DROP COLUMN unread_count, DROP COLUMN read_message_id, DROP COLUMN read_message_at, DROP COLUMN read_at, DROP COLUMN read_changed_id,
    DROP COLUMN reply_replaces_id, DROP COLUMN reply_replaces_at, DROP COLUMN changed_id`,
    ...['messages', 'messages_archive'].map((table) => `ALTER TABLE ${table}
      DROP COLUMN is_outreach, DROP COLUMN is_stopped, DROP COLUMN replaces_id, DROP COLUMN replaced_at,
      DROP COLUMN deleted_at, DROP COLUMN changed_id`),
    `CREATE VIEW all_messages AS ${allMessages}`,
    ...['older_messages', 'append_message'].map((name) => sqlFunction(name, 1)),
    sqlFunction('send_message', 2),
];
/**
 * What an owner has read, and what became of messages: outreach, stopped, replaced, deleted.
 *
 * `changed_id` of pets, rooms, messages and notifications is a number of `messages_id_seq`, taken under the owner's lock
 * when the row changes in a way that clients see and that is no new message. So the changes of one owner and their
 * messages have one order.
 */
export class ReadMarkers extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-read-markers.js.map