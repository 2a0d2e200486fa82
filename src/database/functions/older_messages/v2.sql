-- The messages of a room before a position, newest first, without replies that others replaced. The time spans double, so
-- that a long silence is crossed quickly, and end after a lifetime. PostgreSQL prunes each span to its partitions before
-- it opens any.
CREATE OR REPLACE FUNCTION older_messages(room bigint, before_at timestamptz, before_id bigint, at_most integer, with_deleted boolean DEFAULT true)
RETURNS SETOF messages
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
  wanted integer := at_most;
  upto timestamptz := before_at;
  upto_id bigint := before_id;
  years integer := 1;
  since timestamptz;
  found_now integer;
BEGIN
  WHILE wanted > 0 AND years <= 64 LOOP
    since := upto - years * interval '1 year';
    RETURN QUERY
      SELECT * FROM ((SELECT * FROM messages
        WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          AND replaced_at IS NULL AND (with_deleted OR deleted_at IS NULL)
        ORDER BY sent_at DESC, id DESC LIMIT wanted) UNION ALL (SELECT * FROM messages_archive
        WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          AND replaced_at IS NULL AND (with_deleted OR deleted_at IS NULL)
        ORDER BY sent_at DESC, id DESC LIMIT wanted)) AS found
      ORDER BY sent_at DESC, id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    upto := since;
    -- No id is that small, because the rows of that very moment have been read.
    upto_id := 0;
    years := years * 2;
  END LOOP;
END
$$
