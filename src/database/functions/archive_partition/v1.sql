-- Moves a partition to the archive table; returns false if it is there already. It waits 25 ms for its lock at most,
-- because every reader and writer waits behind it. The parent is locked first, as every reader and writer does.
CREATE OR REPLACE FUNCTION archive_partition(partition text)
RETURNS boolean
LANGUAGE plpgsql
SET lock_timeout TO '25ms'
AS $$
DECLARE
  origin text := substring(partition FROM '^[a-z]+');
  bound text;
BEGIN
  EXECUTE format('LOCK TABLE ONLY %I IN ACCESS EXCLUSIVE MODE', origin);
  SELECT pg_get_expr(child.relpartbound, child.oid) INTO bound
  FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
  WHERE inhparent = origin::regclass AND child.relname = partition;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', origin, partition);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I %s', origin || '_archive', partition, bound);
  RETURN true;
END
$$
