-- Drops a foreign key of an archived partition. Each foreign key puts triggers on the table that it refers to, and every
-- write there would look through hundreds of them. Nothing is written to an archived month that they could refuse.
CREATE OR REPLACE FUNCTION release_partition(partition text, foreign_key text)
RETURNS void
LANGUAGE plpgsql
SET lock_timeout TO '25ms'
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT IF EXISTS %I', partition, foreign_key);
END
$$
