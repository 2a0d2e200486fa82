-- Schedules the look at an owner's absence. Owners who switched outreach off get no row: nothing can become due.
CREATE OR REPLACE FUNCTION expect_absence(owner bigint, idle_threshold interval)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO outreach_due (user_id, epoch, due_at)
SELECT id, last_active_at, last_active_at + idle_threshold FROM users WHERE id = owner AND outreach_enabled
ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at
$$
