import { Migration } from '@mikro-orm/migrations';
const statements = [
    'LOCK TABLE users IN ACCESS EXCLUSIVE MODE',
    // What erasure writes is no address: nobody can have signed up with it, before or after this.
    `UPDATE users SET email = username WHERE is_deleted AND username LIKE '~%' AND email = username || '@deleted.invalid'`,
    `ALTER TABLE users
    ADD COLUMN display_name varchar(20),
    ADD COLUMN email_verified_at timestamptz(3),
    ADD COLUMN pending_email varchar(100),
    ADD COLUMN pending_verified_at timestamptz(3),
    ADD COLUMN pending_released_at timestamptz(3),
    ADD CONSTRAINT users_display_name_check CHECK (is_text(display_name, 1, 20)),
    ADD CONSTRAINT users_pending_email_check CHECK (is_text(pending_email, 3, 100) AND strpos(pending_email, '@') > 1),
    ADD CONSTRAINT users_pending_check CHECK (
      pending_email IS NOT NULL OR (pending_verified_at IS NULL AND pending_released_at IS NULL)),
    ADD CONSTRAINT users_reserved_names_check CHECK (
      is_deleted OR (NOT starts_with(username, '~') AND NOT starts_with(username_key, '~') AND NOT starts_with(password, '~')
        AND (strpos(email, '@') > 1 OR starts_with(email, '~'))))`,
    `CREATE TYPE mail_kind AS ENUM
    ('VERIFY_EMAIL', 'RELEASE_EMAIL', 'EMAIL_CHANGED', 'RESET_PASSWORD', 'PASSWORD_CHANGED')`,
    `CREATE TYPE mail_state AS ENUM ('PENDING', 'SENT', 'FAILED')`,
    `CREATE TABLE mails (
    id bigserial PRIMARY KEY,
    user_id bigint CONSTRAINT mails_user_id_foreign REFERENCES users (id),
    kind mail_kind NOT NULL,
    recipient varchar(254),
    state mail_state NOT NULL DEFAULT 'PENDING',
    due_at timestamptz(3) DEFAULT clock(),
    fence integer NOT NULL DEFAULT 0,
    attempts smallint NOT NULL DEFAULT 0,
    reason varchar(40),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    CONSTRAINT mails_due_check CHECK ((due_at IS NULL) = (state <> 'PENDING')),
    CONSTRAINT mails_recipient_check CHECK ((recipient IS NULL) = (state <> 'PENDING'))
  )`,
    'CREATE INDEX idx_mails_due ON mails (due_at) WHERE due_at IS NOT NULL',
    'CREATE INDEX idx_mails_recipient ON mails (recipient) WHERE recipient IS NOT NULL',
    'CREATE INDEX idx_mails_user ON mails (user_id)',
    `CREATE TYPE mail_link_purpose AS ENUM ('VERIFY_EMAIL', 'RELEASE_EMAIL', 'RESET_PASSWORD')`,
    `CREATE TABLE mail_links (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT mail_links_user_id_foreign REFERENCES users (id),
    purpose mail_link_purpose NOT NULL,
    token_hash varchar(64) NOT NULL CONSTRAINT mail_links_token_hash_unique UNIQUE,
    address varchar(254) NOT NULL,
    expires_at timestamptz(3) NOT NULL
  )`,
    'CREATE INDEX idx_mail_links_user ON mail_links (user_id)',
    'CREATE INDEX idx_mail_links_expires ON mail_links (expires_at)',
];
const undo = [
    'DROP TABLE mail_links, mails',
    'DROP TYPE mail_link_purpose',
    'DROP TYPE mail_state',
    'DROP TYPE mail_kind',
    `ALTER TABLE users
    DROP CONSTRAINT users_reserved_names_check,
    DROP COLUMN pending_released_at,
    DROP COLUMN pending_verified_at,
    DROP COLUMN pending_email,
    DROP COLUMN email_verified_at,
    DROP COLUMN display_name`,
];
/** Mail, addresses that await confirmation, display names, and names that erasure alone can write. */
export class Mail extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-mail.js.map