import { Migration } from '@mikro-orm/migrations';
const tables = [
    // Agenda makes its tables in here by itself, where its jobs are kept in PostgreSQL.
    `CREATE SCHEMA agenda`,
    `CREATE TYPE pet_status AS ENUM ('ACTIVE', 'RESTING')`,
    `CREATE TYPE message_type AS ENUM ('USER', 'PET')`,
    `CREATE TYPE activity_type AS ENUM ('LOGIN', 'PET_CREATE', 'CHAT_SEND')`,
    `CREATE TYPE notification_type AS ENUM ('OUTREACH', 'SYSTEM')`,
    `CREATE TYPE notification_status AS ENUM ('PENDING', 'SENT', 'FAILED')`,
    `CREATE TABLE users (
    id bigserial PRIMARY KEY,
    username varchar(20) NOT NULL CONSTRAINT users_username_check CHECK (is_text(username, 3, 20)),
    username_key text NOT NULL CONSTRAINT users_username_key_unique UNIQUE,
    email varchar(254) NOT NULL CONSTRAINT users_email_unique UNIQUE
      CONSTRAINT users_email_check CHECK (is_text(email, 3, 254)),
    password varchar(100) NOT NULL CONSTRAINT users_password_unique UNIQUE,
    time_zone varchar(64),
    last_active_at timestamptz(3) NOT NULL DEFAULT clock(),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock(),
    is_deleted boolean NOT NULL DEFAULT false,
    deleted_at timestamptz(3)
  )`,
    `CREATE INDEX idx_users_active ON users (id) WHERE NOT is_deleted`,
    `CREATE TABLE sessions (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT sessions_user_id_foreign REFERENCES users (id),
    family_hash varchar(64) NOT NULL CONSTRAINT sessions_family_hash_unique UNIQUE,
    refresh_hash varchar(64) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    expires_at timestamptz(3) NOT NULL,
    revoked_at timestamptz(3)
  )`,
    `CREATE INDEX idx_sessions_user ON sessions (user_id)`,
    `CREATE TABLE pets (
    id bigserial PRIMARY KEY,
    owner_id bigint NOT NULL CONSTRAINT pets_owner_id_foreign REFERENCES users (id),
    name varchar(20) NOT NULL CONSTRAINT pets_name_check CHECK (is_text(name, 1, 20)),
    persona varchar(500) NOT NULL CONSTRAINT pets_persona_check CHECK (is_text(persona, 1, 500)),
    status pet_status NOT NULL DEFAULT 'ACTIVE',
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock(),
    is_deleted boolean NOT NULL DEFAULT false,
    deleted_at timestamptz(3)
  )`,
    `CREATE INDEX idx_pets_owner_status ON pets (owner_id, status)`,
    `CREATE INDEX idx_pets_active ON pets (id) WHERE status = 'ACTIVE'`,
    `CREATE TABLE chat_rooms (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT chat_rooms_user_id_foreign REFERENCES users (id),
    pet_id bigint NOT NULL CONSTRAINT chat_rooms_pet_id_foreign REFERENCES pets (id)
      CONSTRAINT chat_rooms_pet_id_unique UNIQUE,
    message_count integer NOT NULL DEFAULT 0,
    last_message_id bigint,
    last_message_at timestamptz(3),
    reply_to_id bigint,
    replied_to_id bigint,
    reply_due_at timestamptz(3),
    reply_fence integer NOT NULL DEFAULT 0,
    reply_attempts smallint NOT NULL DEFAULT 0,
    reply_failure varchar(40),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock(),
    is_deleted boolean NOT NULL DEFAULT false,
    deleted_at timestamptz(3),
    CONSTRAINT chat_rooms_last_message_check CHECK ((last_message_id IS NULL) = (last_message_at IS NULL)),
    CONSTRAINT chat_rooms_reply_check CHECK (reply_to_id IS NOT NULL OR reply_due_at IS NULL)
  )`,
    `CREATE INDEX idx_chatrooms_user_pet ON chat_rooms (user_id, pet_id)`,
    `CREATE INDEX idx_chatrooms_user_newest ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC)`,
    `CREATE INDEX idx_chatrooms_reply_due ON chat_rooms (reply_due_at) WHERE reply_due_at IS NOT NULL`,
    `CREATE TABLE messages (
    id bigserial NOT NULL,
    sent_at timestamptz(3) NOT NULL DEFAULT clock(),
    chat_room_id bigint NOT NULL,
    message_type message_type NOT NULL,
    sender_user_id bigint,
    sender_pet_id bigint,
    content varchar(1000) NOT NULL CONSTRAINT messages_content_check CHECK (is_text(content, 1, 1000)),
    message_hash varchar(32),
    client_message_id varchar(64)
      CONSTRAINT messages_client_message_id_check CHECK (is_text(client_message_id, 1, 64)),
    PRIMARY KEY (id, sent_at),
    CONSTRAINT messages_sender_check CHECK (
      (message_type = 'USER' AND sender_user_id IS NOT NULL AND sender_pet_id IS NULL)
      OR (message_type = 'PET' AND sender_pet_id IS NOT NULL AND sender_user_id IS NULL))
  ) PARTITION BY RANGE (sent_at)`,
    `CREATE INDEX idx_messages_room_sent ON messages (chat_room_id, sent_at, id)`,
    `CREATE INDEX idx_messages_room_hash ON messages (chat_room_id, message_hash)`,
    `CREATE TABLE activities (
    id bigserial NOT NULL,
    occurred_at timestamptz(3) NOT NULL DEFAULT clock(),
    user_id bigint NOT NULL,
    type activity_type NOT NULL,
    metadata jsonb,
    PRIMARY KEY (id, occurred_at)
  ) PARTITION BY RANGE (occurred_at)`,
    `CREATE INDEX idx_activities_user_occurred ON activities (user_id, occurred_at, id)`,
    `CREATE TABLE notifications (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT notifications_user_id_foreign REFERENCES users (id),
    pet_id bigint CONSTRAINT notifications_pet_id_foreign REFERENCES pets (id),
    message_id bigint,
    message_sent_at timestamptz(3),
    type notification_type NOT NULL,
    title varchar(100) NOT NULL CONSTRAINT notifications_title_check CHECK (is_text(title, 1, 100)),
    content varchar(1000) NOT NULL CONSTRAINT notifications_content_check CHECK (is_text(content, 1, 1000)),
    status notification_status NOT NULL DEFAULT 'PENDING',
    position bigserial NOT NULL,
    delivery_metadata jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    sent_at timestamptz(3),
    CONSTRAINT notifications_sent_check CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT notifications_message_check CHECK ((message_id IS NULL) = (message_sent_at IS NULL))
  )`,
    `CREATE INDEX idx_notifications_user_position ON notifications (user_id, position)`,
    `CREATE INDEX idx_notifications_user_status ON notifications (user_id, status, position)`,
];
/** The six tables of the model, and sessions. */
export class Tables extends Migration {
    up() {
        for (const statement of tables)
            this.addSql(statement);
    }
    down() {
        this.addSql('DROP SCHEMA agenda CASCADE');
        this.addSql('DROP TABLE notifications, activities, messages, chat_rooms, pets, sessions, users');
        this.addSql('DROP TYPE pet_status, message_type, activity_type, notification_type, notification_status');
    }
}
//# sourceMappingURL=20261123-tables.js.map