import { Migration } from '@mikro-orm/migrations';
const statements = [
    // A row for each account that was deleted: due_at says from when on somebody may go on erasing what it left, and is
    // empty when nothing is left.
    `CREATE TABLE erasures (
    user_id bigint PRIMARY KEY CONSTRAINT erasures_user_id_foreign REFERENCES users (id),
    asked_at timestamptz(3) NOT NULL DEFAULT clock(),
    due_at timestamptz(3) DEFAULT clock(),
    finished_at timestamptz(3),
    CONSTRAINT erasures_due_check CHECK ((due_at IS NULL) = (finished_at IS NOT NULL))
  )`,
    `CREATE INDEX idx_erasures_due ON erasures (due_at) WHERE due_at IS NOT NULL`,
    `CREATE TABLE data_exports (
    user_id bigint PRIMARY KEY CONSTRAINT data_exports_user_id_foreign REFERENCES users (id),
    token_hash varchar(64) NOT NULL CONSTRAINT data_exports_token_hash_unique UNIQUE,
    expires_at timestamptz(3) NOT NULL
  )`,
    // Nobody can sign up by such a name, or with such an address (RFC 2606), and no password has such a hash.
    `CREATE FUNCTION delete_account(owner bigint) RETURNS void LANGUAGE plpgsql
  AS $$
  DECLARE
    -- lpad would cut off what is longer.
    nobody text := '~' || lpad(owner::text, greatest(2, length(owner::text)), '0');
  BEGIN
    UPDATE users SET is_deleted = true, deleted_at = clock(), updated_at = clock(), last_active_at = clock(),
      username = nobody, username_key = nobody, email = nobody || '@deleted.invalid', password = nobody,
      time_zone = NULL, quiet_from = NULL, quiet_to = NULL, outreach_enabled = false, outreach_daily_cap = DEFAULT
    WHERE id = owner;
    UPDATE pets SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      name = '~', persona = '~', status = 'RESTING'
    WHERE owner_id = owner;
    UPDATE chat_rooms SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      reply_to_id = NULL, replied_to_id = NULL, reply_due_at = NULL, reply_failure = NULL
    WHERE user_id = owner;
    DELETE FROM reply_progress WHERE chat_room_id IN (SELECT id FROM chat_rooms WHERE user_id = owner);
    DELETE FROM outreach_due WHERE user_id = owner;
    DELETE FROM push_subscriptions WHERE user_id = owner;
    DELETE FROM data_exports WHERE user_id = owner;
    -- Whoever deletes it erases at once, and has a minute for it before a job takes over.
    INSERT INTO erasures (user_id, due_at) VALUES (owner, clock() + interval '1 minute');
  END
  $$`,
];
/** Deleting an account, and taking one's data along. */
export class Accounts extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql('DROP FUNCTION delete_account');
        this.addSql('DROP TABLE data_exports, erasures');
    }
}
//# sourceMappingURL=20261124-accounts.js.map