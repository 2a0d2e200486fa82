import { Migration } from '@mikro-orm/migrations';
const statements = [
    `ALTER TABLE users
    ADD COLUMN outreach_enabled boolean NOT NULL DEFAULT true,
    ADD COLUMN outreach_daily_cap smallint NOT NULL DEFAULT 3,
    ADD COLUMN quiet_from time(0),
    ADD COLUMN quiet_to time(0),
    ADD CONSTRAINT users_outreach_daily_cap_check CHECK (outreach_daily_cap >= 1 AND outreach_daily_cap <= 24),
    ADD CONSTRAINT users_quiet_hours_check CHECK (
      (quiet_from IS NULL AND quiet_to IS NULL)
      OR (quiet_from IS NOT NULL AND quiet_to IS NOT NULL AND quiet_from <> quiet_to AND time_zone IS NOT NULL))`,
    // Narrow on purpose: the sweep reads and deletes here and nowhere else. It churns, so it is tidied often.
    `CREATE TABLE outreach_due (
    user_id bigint PRIMARY KEY CONSTRAINT outreach_due_user_id_foreign REFERENCES users (id),
    epoch timestamptz(3) NOT NULL,
    due_at timestamptz(3) NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0.02)`,
    `CREATE INDEX idx_outreach_due_due ON outreach_due (due_at)`,
    `INSERT INTO outreach_due (user_id, epoch, due_at)
    SELECT id, last_active_at, last_active_at + interval '2 hours' FROM users WHERE NOT is_deleted`,
    `CREATE TYPE outreach_state AS ENUM ('CLAIMED', 'WORDED', 'SENT', 'FAILED')`,
    // No foreign key to users: rows come from outreach_due, which has one, and no user is ever removed; with it
    // a claim would lock 500 users at a time.
    `CREATE TABLE outreaches (
    user_id bigint NOT NULL,
    epoch timestamptz(3) NOT NULL,
    state outreach_state NOT NULL DEFAULT 'CLAIMED',
    due_at timestamptz(3),
    fence integer NOT NULL DEFAULT 1,
    attempts smallint NOT NULL DEFAULT 1,
    pet_id bigint CONSTRAINT outreaches_pet_id_foreign REFERENCES pets (id),
    notification_id bigint CONSTRAINT outreaches_notification_id_foreign REFERENCES notifications (id),
    message_id bigint,
    sent_at timestamptz(3),
    reason varchar(40),
    claimed_at timestamptz(3) NOT NULL DEFAULT clock(),
    PRIMARY KEY (user_id, epoch),
    CONSTRAINT outreaches_due_check CHECK ((due_at IS NULL) = (state IN ('SENT', 'FAILED'))),
    CONSTRAINT outreaches_sent_check CHECK (
      (state = 'SENT') = (message_id IS NOT NULL) AND (state = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT outreaches_worded_check CHECK (state = 'CLAIMED' OR state = 'FAILED' OR notification_id IS NOT NULL)
  )`,
    `CREATE INDEX idx_outreaches_due ON outreaches (due_at) WHERE due_at IS NOT NULL`,
    // One row: an operator's word to all processes at once.
    `CREATE TABLE outreach_switch (
    id boolean PRIMARY KEY DEFAULT true CONSTRAINT outreach_switch_id_check CHECK (id),
    is_on boolean NOT NULL DEFAULT true,
    changed_at timestamptz(3) NOT NULL DEFAULT clock()
  )`,
    `INSERT INTO outreach_switch DEFAULT VALUES`,
    `CREATE TABLE push_subscriptions (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT push_subscriptions_user_id_foreign REFERENCES users (id),
    session_id bigint NOT NULL CONSTRAINT push_subscriptions_session_id_foreign REFERENCES sessions (id),
    endpoint varchar(2048) NOT NULL CONSTRAINT push_subscriptions_endpoint_unique UNIQUE,
    p256dh varchar(100) NOT NULL,
    auth varchar(40) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT clock()
  )`,
    `CREATE INDEX idx_push_subscriptions_user ON push_subscriptions (user_id)`,
    `CREATE INDEX idx_push_subscriptions_session ON push_subscriptions (session_id)`,
    `CREATE TYPE push_state AS ENUM ('PENDING', 'SENT', 'FAILED')`,
    `CREATE TABLE push_deliveries (
    id bigserial PRIMARY KEY,
    notification_id bigint NOT NULL CONSTRAINT push_deliveries_notification_id_foreign REFERENCES notifications (id),
    push_subscription_id bigint NOT NULL
      CONSTRAINT push_deliveries_push_subscription_id_foreign REFERENCES push_subscriptions (id) ON DELETE CASCADE,
    state push_state NOT NULL DEFAULT 'PENDING',
    due_at timestamptz(3) DEFAULT clock(),
    fence integer NOT NULL DEFAULT 0,
    attempts smallint NOT NULL DEFAULT 0,
    reason varchar(40),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    CONSTRAINT push_deliveries_once_unique UNIQUE (notification_id, push_subscription_id),
    CONSTRAINT push_deliveries_due_check CHECK ((due_at IS NULL) = (state <> 'PENDING'))
  )`,
    `CREATE INDEX idx_push_deliveries_due ON push_deliveries (due_at) WHERE due_at IS NOT NULL`,
    `CREATE INDEX idx_push_deliveries_subscription ON push_deliveries (push_subscription_id)`,
];
/** Outreach: who is due, what became of it, and the way to closed browsers. */
export class Outreach extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql('DROP TABLE push_deliveries, push_subscriptions, outreach_switch, outreaches, outreach_due');
        this.addSql('DROP TYPE push_state, outreach_state');
        this.addSql('ALTER TABLE users DROP COLUMN outreach_enabled, DROP COLUMN outreach_daily_cap, DROP COLUMN quiet_from, DROP COLUMN quiet_to');
    }
}
//# sourceMappingURL=20261123-outreach.js.map