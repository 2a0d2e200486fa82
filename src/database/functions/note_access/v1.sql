-- Notes an owner's access, if it is a new one.
CREATE OR REPLACE FUNCTION note_access(owner bigint, idle_threshold interval)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  UPDATE users SET last_active_at = clock() WHERE id = owner AND is_new_access(last_active_at, idle_threshold);
  IF FOUND THEN
    PERFORM expect_absence(owner, idle_threshold);
  END IF;
END
$$
