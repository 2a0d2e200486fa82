import { Migration } from '@mikro-orm/migrations';
import { olderMessages } from './20261124-older-messages.js';
import { appendMessage, nextMessagePlace, sendMessage } from './20261124-send-message.js';
// In DETACH and in ATTACH nobody waits long for whoever waits for a lock: this long at most.
const patience = `SET lock_timeout = '25ms'`;
const statements = [
    'CREATE TABLE messages_archive (LIKE messages INCLUDING ALL) PARTITION BY RANGE (sent_at)',
    'CREATE TABLE activities_archive (LIKE activities INCLUDING ALL) PARTITION BY RANGE (occurred_at)',
    // In one statement over both nothing is missed or seen twice while a month moves: whoever reads the first holds
    // it where it is.
    'CREATE VIEW all_messages AS SELECT * FROM messages UNION ALL SELECT * FROM messages_archive',
    'CREATE VIEW all_activities AS SELECT * FROM activities UNION ALL SELECT * FROM activities_archive',
    `CREATE VIEW partitions AS
    SELECT replace(parent.relname, '_archive', '') AS parent, parent.relname LIKE '%\\_archive' AS is_archived, child.relname AS name,
           (bound.found)[1]::timestamptz AS starts_at, (bound.found)[2]::timestamptz AS ends_at,
           child.oid::regclass AS relation
    FROM pg_inherits
    JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class child ON child.oid = inhrelid
    CROSS JOIN LATERAL (
      SELECT regexp_match(pg_get_expr(child.relpartbound, child.oid), $$FROM \\('([^']+)'\\) TO \\('([^']+)'\\)$$) AS found
    ) bound
    WHERE parent.oid IN ('messages'::regclass, 'activities'::regclass, 'messages_archive'::regclass, 'activities_archive'::regclass)
      AND child.relkind = 'r'`,
    // The parent first, as every reader and writer does. Its CHECK spares ATTACH the scan.
    `CREATE FUNCTION archive_partition(partition text) RETURNS boolean LANGUAGE plpgsql ${patience}
  AS $$
  DECLARE
    origin text := substring(partition FROM '^[a-z]+');
    bound text;
  BEGIN
    EXECUTE format('LOCK TABLE ONLY %I IN ACCESS EXCLUSIVE MODE', origin);
    SELECT pg_get_expr(child.relpartbound, child.oid) INTO bound
    FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = origin::regclass AND child.relname = partition;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', origin, partition);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I %s', origin || '_archive', partition, bound);
    RETURN true;
  END
  $$`,
    // Each foreign key puts triggers on the table that it refers to, which every write there looks through: of ten
    // years they are hundreds. Nothing is ever written to an archived month that they could refuse, and users, pets
    // and rooms are never removed.
    `CREATE FUNCTION release_partition(partition text, foreign_key text) RETURNS void LANGUAGE plpgsql ${patience}
  AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', partition, foreign_key);
  END
  $$`,
    olderMessages(['messages', 'messages_archive']),
    // Weeks are many: a span is a quarter at first.
    `CREATE FUNCTION older_activities(owner bigint, before_at timestamptz, before_id bigint, at_most integer, only_type activity_type)
  RETURNS SETOF activities LANGUAGE plpgsql STABLE
  AS $$
  DECLARE
    wanted integer := at_most;
    upto timestamptz := before_at;
    upto_id bigint := before_id;
    months integer := 3;
    since timestamptz;
    found_now integer;
  BEGIN
    WHILE wanted > 0 AND months <= 768 LOOP
      since := upto - months * interval '1 month';
      RETURN QUERY
        (SELECT * FROM activities
          WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
            AND (only_type IS NULL OR type = only_type)
          ORDER BY occurred_at DESC, id DESC LIMIT wanted)
        UNION ALL (SELECT * FROM activities_archive
          WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
            AND (only_type IS NULL OR type = only_type)
          ORDER BY occurred_at DESC, id DESC LIMIT wanted)
        ORDER BY occurred_at DESC, id DESC LIMIT wanted;
      GET DIAGNOSTICS found_now = ROW_COUNT;
      wanted := wanted - found_now;
      upto := since;
      upto_id := 0;
      months := months * 2;
    END LOOP;
  END
  $$`,
    `ALTER TABLE chat_rooms ADD COLUMN archived_at timestamptz(3), ADD COLUMN first_message_at timestamptz(3)`,
    `UPDATE chat_rooms SET first_message_at = (SELECT min(sent_at) FROM messages WHERE chat_room_id = chat_rooms.id)
   WHERE message_count > 0`,
    `DROP INDEX idx_chatrooms_user_newest`,
    `CREATE INDEX idx_chatrooms_user_newest ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NULL`,
    `CREATE INDEX idx_chatrooms_user_archived ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NOT NULL`,
    `CREATE VIEW chat_rooms_archive AS SELECT * FROM chat_rooms WHERE archived_at IS NOT NULL`,
    nextMessagePlace(['archived_at IS NULL', 'archived_at IS NOT NULL']),
    // A room comes back from the archive with its next message.
    appendMessage(`updated_at = clock(), archived_at = NULL,
        first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END`),
    // OFFSET keeps the order from choosing the index: read in the order of time, a room would be read to its end.
    sendMessage('(SELECT id, sent_at FROM messages WHERE chat_room_id = to_room AND message_hash = hash OFFSET 0) AS repeats'),
    // Nobody waits for the job that makes partitions, and everybody behind it: it tries again instead.
    `ALTER FUNCTION make_partition SET lock_timeout = '25ms'`,
];
/** Months and weeks that are old leave `messages` and `activities` for an archive; silent rooms are marked. */
export class Archive extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql(`DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM partitions WHERE is_archived) THEN
        RAISE EXCEPTION 'There are archived partitions; attach them to messages and activities first.';
      END IF;
    END $$`);
        this.addSql(`ALTER FUNCTION make_partition SET lock_timeout = '2s'`);
        this.addSql(sendMessage('messages WHERE chat_room_id = to_room AND message_hash = hash'));
        this.addSql(appendMessage('updated_at = clock()'));
        this.addSql(nextMessagePlace(['true']));
        this.addSql(olderMessages(['messages']));
        this.addSql('DROP FUNCTION older_activities');
        this.addSql('DROP VIEW chat_rooms_archive');
        this.addSql('DROP INDEX idx_chatrooms_user_archived');
        this.addSql('DROP INDEX idx_chatrooms_user_newest');
        this.addSql('ALTER TABLE chat_rooms DROP COLUMN archived_at, DROP COLUMN first_message_at');
        this.addSql('CREATE INDEX idx_chatrooms_user_newest ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC)');
        this.addSql('DROP FUNCTION release_partition');
        this.addSql('DROP FUNCTION archive_partition');
        this.addSql('DROP VIEW partitions');
        this.addSql('DROP VIEW all_activities');
        this.addSql('DROP VIEW all_messages');
        this.addSql('DROP TABLE activities_archive');
        this.addSql('DROP TABLE messages_archive');
    }
}
//# sourceMappingURL=20261124-archive.js.map