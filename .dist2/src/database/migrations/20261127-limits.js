import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';
const statements = [
    // The table of rate-limiter-flexible. Unlogged: after a crash everybody begins anew.
    `CREATE UNLOGGED TABLE rate_limits (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  ) WITH (fillfactor = 50)`,
    'CREATE INDEX idx_rate_limits_expire ON rate_limits (expire)',
    // Users first, as every writer takes them.
    'LOCK TABLE users, chat_rooms IN ACCESS EXCLUSIVE MODE',
    'ALTER TABLE chat_rooms ADD COLUMN reply_leased_until timestamptz(3)',
    // Rooms in which a reply is being made. Whatever else moves or ends the wait ends the equality too, so also a process
    // of the older version ends a lease.
    `CREATE INDEX idx_chatrooms_reply_leased ON chat_rooms (user_id) WHERE reply_leased_until = reply_due_at`,
    // The rooms of one owner that wait, the longest waiting first.
    `CREATE INDEX idx_chatrooms_user_reply_due ON chat_rooms (user_id, reply_due_at) WHERE reply_due_at IS NOT NULL`,
    // Replies are leased by owner.
    'DROP INDEX idx_chatrooms_reply_due',
    `CREATE TABLE reply_turns (
    user_id bigint PRIMARY KEY,
    due_at timestamptz(3) NOT NULL
  ) WITH (fillfactor = 50)`,
    'CREATE INDEX idx_reply_turns_due ON reply_turns (due_at)',
    ...['ask_reply_turn', 'lease_replies'].map((name) => sqlFunction(name, 1)),
    // Not when a lease is taken or renewed.
    `CREATE TRIGGER ask_reply_turn AFTER UPDATE OF reply_due_at ON chat_rooms FOR EACH ROW
    WHEN (NEW.reply_due_at IS DISTINCT FROM OLD.reply_due_at
      AND NEW.reply_due_at IS DISTINCT FROM NEW.reply_leased_until)
    EXECUTE FUNCTION ask_reply_turn()`,
    `INSERT INTO reply_turns (user_id, due_at)
    SELECT user_id, min(reply_due_at) FROM chat_rooms WHERE reply_due_at IS NOT NULL AND NOT is_deleted GROUP BY user_id`,
];
const undo = [
    'DROP TRIGGER ask_reply_turn ON chat_rooms',
    'DROP FUNCTION ask_reply_turn',
    'DROP FUNCTION lease_replies',
    'DROP TABLE reply_turns',
    'CREATE INDEX idx_chatrooms_reply_due ON chat_rooms (reply_due_at) WHERE reply_due_at IS NOT NULL',
    'DROP INDEX idx_chatrooms_user_reply_due',
    'ALTER TABLE chat_rooms DROP COLUMN reply_leased_until',
    'DROP TABLE rate_limits',
];
/** Counts of limits for all processes, and a turn for each owner whose pets owe replies. */
export class Limits extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-limits.js.map