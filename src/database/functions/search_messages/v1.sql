-- The messages of a room that contain words, before a position, newest first. The newest messages are read in order,
-- which finds what is common. What is rare is found month by month, by the month's index if it has one. A month in which
-- the index finds too many, and one without an index, is read in order. A statement that reads in order reads the
-- live and the archived months, so that a month that moves is read once. It ends as a statement that took too long if it
-- would read more than 50,000 messages in vain.
CREATE OR REPLACE FUNCTION search_messages(room bigint, words text, before_at timestamptz, before_id bigint, at_most integer)
RETURNS SETOF messages
LANGUAGE plpgsql
STABLE
SET enable_seqscan TO off
SET jit TO off
AS $$
DECLARE
  folded text := fold_text(words);
  patterns text[] := search_patterns(fold_text(words));
  -- At most sixteen: few grams find as little as many, and each costs a look into the index.
  grams bigint[] := (SELECT array_agg(gram) FROM (
    SELECT gram, row_number() OVER (ORDER BY place) AS nth, count(*) OVER () AS total FROM (
      SELECT gram, min(place) AS place FROM unnest(message_grams(room, fold_text(words))) WITH ORDINALITY AS listed (gram, place)
      GROUP BY gram) AS once) AS counted
    WHERE nth = 1 OR (nth - 1) % greatest(1, (total + 14) / 15) = 0);
  wanted integer := at_most;
  upto timestamptz := coalesce(before_at, clock() + interval '1 day');
  upto_id bigint := coalesce(before_id, 0);
  -- How many of the newest messages are read before the indexes are asked, and how many are read in order in all.
  newest integer := 1000;
  left_to_read integer := 50000;
  span interval := interval '1 month';
  oldest timestamptz;
  since timestamptz;
  month text;
  stop timestamptz;
  stop_id bigint;
  by_order boolean;
  take integer;
  there integer;
  found_now integer;
  candidates messages[];
BEGIN
  SELECT coalesce(first_message_at, (SELECT min(starts_at) FROM partitions WHERE parent = 'messages')) INTO oldest
  FROM chat_rooms WHERE id = room;
  WHILE wanted > 0 AND (upto > oldest OR (upto = oldest AND upto_id > 0)) LOOP
    by_order := newest > 0;
    IF by_order THEN
      since := greatest(upto - span, oldest);
      span := span * 2;
    ELSE
      -- The month that ends at the position, or that the position is in.
      since := partition_start('messages', upto - CASE WHEN upto_id = 0 THEN interval '1 millisecond' ELSE interval '0' END)
        AT TIME ZONE 'UTC';
      month := partition_name('messages', since);
      IF EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(month || '_search') AND indisvalid) THEN
        candidates := search_month(month, grams);
        IF coalesce(cardinality(candidates), 0) <= 5000 THEN
          RETURN QUERY SELECT * FROM unnest(candidates)
            WHERE (sent_at, id) < (upto, upto_id) AND replaced_at IS NULL AND deleted_at IS NULL AND strpos(fold_text(content), folded) > 0
            ORDER BY sent_at DESC, id DESC LIMIT wanted;
          GET DIAGNOSTICS found_now = ROW_COUNT;
          wanted := wanted - found_now;
          left_to_read := left_to_read - coalesce(cardinality(candidates), 0);
          IF wanted > 0 AND left_to_read <= 0 THEN
            RAISE EXCEPTION 'The search reads too many messages.' USING ERRCODE = 'query_canceled';
          END IF;
          upto := since;
          upto_id := 0;
          CONTINUE;
        END IF;
      END IF;
    END IF;
    -- How many messages there are to read, up to as many as may be read.
    take := CASE WHEN by_order THEN newest ELSE left_to_read END;
    SELECT count(*) INTO there FROM (
      SELECT FROM messages WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
      UNION ALL
      SELECT FROM messages_archive WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
      LIMIT take) AS counted;
    IF there < take THEN
      stop := since;
      stop_id := 0;
    ELSE
      SELECT sent_at, id INTO stop, stop_id FROM (
        (SELECT sent_at, id FROM messages
          WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          ORDER BY sent_at DESC, id DESC LIMIT take)
        UNION ALL (SELECT sent_at, id FROM messages_archive
          WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          ORDER BY sent_at DESC, id DESC LIMIT take)) AS places
      ORDER BY sent_at DESC, id DESC OFFSET take - 1 LIMIT 1;
    END IF;
    -- CASE keeps the order: a text that cannot match is not folded.
    RETURN QUERY
      SELECT * FROM ((SELECT * FROM messages
          WHERE chat_room_id = room AND sent_at >= stop AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
            AND (sent_at, id) >= (stop, stop_id) AND replaced_at IS NULL AND deleted_at IS NULL
            AND CASE WHEN content LIKE ANY (patterns) THEN strpos(fold_text(content), folded) > 0 ELSE false END
          ORDER BY sent_at DESC, id DESC LIMIT wanted)
        UNION ALL (SELECT * FROM messages_archive
          WHERE chat_room_id = room AND sent_at >= stop AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
            AND (sent_at, id) >= (stop, stop_id) AND replaced_at IS NULL AND deleted_at IS NULL
            AND CASE WHEN content LIKE ANY (patterns) THEN strpos(fold_text(content), folded) > 0 ELSE false END
          ORDER BY sent_at DESC, id DESC LIMIT wanted)) AS page
      ORDER BY sent_at DESC, id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    newest := newest - there;
    left_to_read := left_to_read - there;
    upto := stop;
    upto_id := stop_id;
    IF wanted > 0 AND left_to_read <= 0 THEN
      RAISE EXCEPTION 'The search reads too many messages.' USING ERRCODE = 'query_canceled';
    END IF;
  END LOOP;
END
$$
