import { Migration } from '@mikro-orm/migrations';
const statements = [
    // The first installations never had it.
    'DROP FUNCTION IF EXISTS note_access_soon',
    // Owners whose rows somebody else holds are left out, so that nobody waits for a stranger. It does not wait for
    // the disk: what a crash takes of it is less than a second of somebody's presence.
    `CREATE FUNCTION note_accesses(owners bigint[], idle_threshold interval) RETURNS SETOF bigint LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN QUERY
      WITH free AS (
        SELECT id FROM users WHERE id = ANY(owners) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
      ), noted AS (
        UPDATE users SET last_active_at = clock() FROM free
        WHERE users.id = free.id AND is_new_access(last_active_at, idle_threshold)
        RETURNING users.id, last_active_at, outreach_enabled
      ), expected AS (
        INSERT INTO outreach_due (user_id, epoch, due_at)
        SELECT id, last_active_at, last_active_at + idle_threshold FROM noted WHERE outreach_enabled
        ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at
      )
      SELECT id FROM free;
  END
  $$`,
    // An owner's row changes with every access: in its own page, nothing else has to point elsewhere.
    'ALTER TABLE users SET (fillfactor = 85)',
];
/** Accesses of many owners are noted together. */
export class NoteAccesses extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql('ALTER TABLE users RESET (fillfactor)');
        this.addSql('DROP FUNCTION note_accesses');
        this.addSql(`
      CREATE FUNCTION note_access_soon(owner bigint, idle_threshold interval) RETURNS void LANGUAGE plpgsql
      AS $$
      BEGIN
        PERFORM set_config('synchronous_commit', 'off', true);
        PERFORM note_access(owner, idle_threshold);
      END
      $$`);
    }
}
//# sourceMappingURL=20261124-note-accesses.js.map