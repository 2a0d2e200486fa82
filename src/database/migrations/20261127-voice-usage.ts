import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';

const statements = [
  // Users first, as every writer takes them. A migration after this one in the same transaction may need them.
  'LOCK TABLE users IN ACCESS EXCLUSIVE MODE',
  `CREATE TABLE voice_usage (
    user_id bigint NOT NULL CONSTRAINT voice_usage_user_id_foreign REFERENCES users (id),
    day date NOT NULL,
    answers integer NOT NULL,
    input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    estimated_tokens bigint NOT NULL,
    PRIMARY KEY (user_id, day)
  ) WITH (fillfactor = 70)`,
  'CREATE INDEX idx_voice_usage_day ON voice_usage (day)',
  // What everybody took together. A day has a row only while the operator limits it.
  `CREATE TABLE voice_totals (
    day date PRIMARY KEY,
    tokens bigint NOT NULL
  ) WITH (fillfactor = 10)`,
  // Unlogged: after a crash of the database, whoever still speaks counts what it took all the same.
  `CREATE UNLOGGED TABLE voice_reservations (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL,
    day date NOT NULL,
    tokens bigint NOT NULL,
    expires_at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX idx_voice_reservations_user ON voice_reservations (user_id)',
  'CREATE INDEX idx_voice_reservations_expires ON voice_reservations (expires_at)',
  ...['reserve_voice', 'settle_voice'].map((name) => sqlFunction(name, 1)),
];

const undo = [
  'DROP FUNCTION reserve_voice, settle_voice',
  'DROP TABLE voice_reservations, voice_totals, voice_usage',
];

/** What the answers of voices take of each owner's day, and of everybody's. */
export class VoiceUsageOfDays extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }

  override down(): void {
    for (const statement of undo) this.addSql(statement);
  }
}
