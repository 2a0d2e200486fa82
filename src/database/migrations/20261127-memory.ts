import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';

const statements = [
  // What foreign keys to them take anyway, in the order of every writer.
  'LOCK TABLE users, pets, chat_rooms IN SHARE ROW EXCLUSIVE MODE',

  `CREATE TYPE memory_kind AS ENUM
    ('NAME', 'HOME', 'BIRTHDAY', 'WORK', 'PEOPLE', 'ANIMAL', 'LIKE', 'DISLIKE', 'PLAN', 'OTHER')`,
  `CREATE TABLE memories (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL CONSTRAINT memories_user_id_foreign REFERENCES users (id),
    pet_id bigint NOT NULL CONSTRAINT memories_pet_id_foreign REFERENCES pets (id),
    kind memory_kind NOT NULL,
    content varchar(200) NOT NULL,
    is_told boolean NOT NULL DEFAULT false,
    message_id bigint,
    message_sent_at timestamptz(3),
    superseded_by_id bigint,
    superseded_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    CONSTRAINT memories_content_check CHECK (is_text(content, 1, 200)),
    CONSTRAINT memories_message_check CHECK ((message_id IS NULL) = (message_sent_at IS NULL))
  )`,
  'CREATE INDEX idx_memories_pet ON memories (pet_id, id DESC) WHERE superseded_at IS NULL',
  'CREATE INDEX idx_memories_user ON memories (user_id)',
  'CREATE INDEX idx_memories_message ON memories (message_id)',

  `CREATE TABLE room_memories (
    chat_room_id bigint PRIMARY KEY CONSTRAINT room_memories_chat_room_id_foreign REFERENCES chat_rooms (id),
    user_id bigint NOT NULL CONSTRAINT room_memories_user_id_foreign REFERENCES users (id),
    summary varchar(1200),
    wanted_to_id bigint NOT NULL DEFAULT 0,
    indexed_to_id bigint NOT NULL DEFAULT 0,
    indexed_to_at timestamptz(3),
    facts_to_id bigint NOT NULL DEFAULT 0,
    summary_to_id bigint NOT NULL DEFAULT 0,
    due_at timestamptz(3),
    fence integer NOT NULL DEFAULT 0,
    attempts smallint NOT NULL DEFAULT 0,
    failure varchar(40),
    created_at timestamptz(3) NOT NULL DEFAULT clock(),
    CONSTRAINT room_memories_summary_check CHECK (is_text(summary, 1, 1200))
  )`,
  'CREATE INDEX idx_room_memories_due ON room_memories (due_at) WHERE due_at IS NOT NULL',
  'CREATE INDEX idx_room_memories_user ON room_memories (user_id)',

  `CREATE TABLE memory_lines (
    message_id bigint PRIMARY KEY,
    sent_at timestamptz(3) NOT NULL,
    chat_room_id bigint NOT NULL CONSTRAINT memory_lines_chat_room_id_foreign REFERENCES chat_rooms (id),
    terms bigint[] NOT NULL,
    embedding bytea,
    embedding_model varchar(100)
  )`,
  'CREATE INDEX idx_memory_lines_room ON memory_lines (chat_room_id, message_id)',
  'CREATE INDEX idx_memory_lines_terms ON memory_lines USING gin (terms) WITH (fastupdate = off)',

  sqlFunction('delete_message', 2),
  sqlFunction('recall_lines', 1),
];

const undo = [
  sqlFunction('delete_message', 1),
  'DROP FUNCTION recall_lines',
  'DROP TABLE memory_lines, room_memories, memories',
  'DROP TYPE memory_kind',
];

/** What pets remember: facts, a summary of each room, and the terms by which older messages are recalled. */
export class PetMemory extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }

  override down(): void {
    for (const statement of undo) this.addSql(statement);
  }
}
