-- Creates the partition of a moment; returns false if it exists. A plain table is created first and then attached: its
-- CHECK spares the scan, and its foreign keys stay off the parent, where they would make every DETACH and ATTACH lock
-- the tables that they refer to. It waits 25 ms for its locks at most; the caller tries again.
CREATE OR REPLACE FUNCTION make_partition(parent text, moment timestamptz)
RETURNS boolean
LANGUAGE plpgsql
SET lock_timeout TO '25ms'
AS $$
DECLARE
  name text := partition_name(parent, moment);
  key text := CASE parent WHEN 'messages' THEN 'sent_at' ELSE 'occurred_at' END;
  span interval := CASE parent WHEN 'messages' THEN interval '1 month' ELSE interval '1 week' END;
  starts text := to_char(partition_start(parent, moment), 'YYYY-MM-DD') || ' 00:00:00+00';
  ends text := to_char(partition_start(parent, moment) + span, 'YYYY-MM-DD') || ' 00:00:00+00';
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  -- A new foreign key locks the tables that it refers to, so they are locked in the order of every writer. The lock
  -- also lets one creator in at a time and, unlike an advisory lock, shows what an earlier one committed.
  LOCK TABLE users, pets, chat_rooms IN SHARE ROW EXCLUSIVE MODE;
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %1$I (LIKE %2$I INCLUDING ALL, CONSTRAINT %3$I CHECK (%4$I >= %5$L AND %4$I < %6$L))',
                 name, parent, name || '_range_check', key, starts, ends);
  IF parent = 'messages' THEN
    EXECUTE format('ALTER TABLE %1$I
        ADD CONSTRAINT %2$I FOREIGN KEY (chat_room_id) REFERENCES chat_rooms (id),
        ADD CONSTRAINT %3$I FOREIGN KEY (sender_user_id) REFERENCES users (id),
        ADD CONSTRAINT %4$I FOREIGN KEY (sender_pet_id) REFERENCES pets (id)',
      name, name || '_chat_room_id_foreign', name || '_sender_user_id_foreign', name || '_sender_pet_id_foreign');
  ELSE
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I FOREIGN KEY (user_id) REFERENCES users (id)',
      name, name || '_user_id_foreign');
  END IF;
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, starts, ends);
  RETURN true;
END
$$
