-- Notes accesses of many owners, and returns those whose rows were free. Locked rows are skipped, so that nobody waits
-- for another owner. The commit does not wait for the disk: a crash loses less than a second of presence.
CREATE OR REPLACE FUNCTION note_accesses(owners bigint[], idle_threshold interval)
RETURNS SETOF bigint
LANGUAGE plpgsql
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
$$
