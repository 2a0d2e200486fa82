-- Leases rooms for a reply, fairly over owners: the owner whose turn is longest due comes first, each owner's longest
-- waiting room before any owner's second, and no owner has more than `per_owner` replies in the making. Whoever leases
-- holds the owner's turn, and counts only after that, in a statement of its own: so two workers cannot both count a place
-- as free. It waits for no lock, and whoever waits for a turn holds the room already, so nobody waits in a circle.
CREATE OR REPLACE FUNCTION lease_replies(most integer, lasting interval, per_owner integer)
RETURNS SETOF chat_rooms
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  -- In a variable, because a comparison with a volatile function would use no index.
  moment timestamptz := clock();
  until timestamptz := clock() + lasting;
  wanted integer := most;
  leased integer;
  owners bigint[];
  rooms bigint[];
BEGIN
  WHILE wanted > 0 LOOP
    SELECT array_agg(user_id ORDER BY due_at) INTO owners FROM (
      SELECT user_id, due_at FROM reply_turns WHERE due_at <= moment
      ORDER BY due_at LIMIT wanted FOR NO KEY UPDATE SKIP LOCKED) AS turns;
    EXIT WHEN owners IS NULL;

    SELECT array_agg(id) INTO rooms FROM (
      SELECT waiting.id
      FROM unnest(owners) WITH ORDINALITY AS turns (owner, place)
      CROSS JOIN LATERAL (
        SELECT count(*) AS count FROM chat_rooms
        WHERE user_id = owner AND reply_leased_until = reply_due_at AND reply_due_at > moment) AS running
      CROSS JOIN LATERAL (
        SELECT id, row_number() OVER (ORDER BY reply_due_at) AS nth FROM (
          SELECT id, reply_due_at FROM chat_rooms
          WHERE user_id = owner AND reply_due_at <= moment AND NOT is_deleted
          ORDER BY reply_due_at LIMIT greatest(0, per_owner - running.count)) AS longest) AS waiting
      ORDER BY running.count + waiting.nth, place LIMIT wanted) AS chosen;

    RETURN QUERY
      UPDATE chat_rooms SET reply_due_at = until, reply_leased_until = until, reply_fence = reply_fence + 1,
        reply_attempts = reply_attempts + 1
      WHERE id = ANY (ARRAY(
        SELECT id FROM chat_rooms WHERE id = ANY (rooms) AND reply_due_at <= moment AND NOT is_deleted
        FOR NO KEY UPDATE SKIP LOCKED))
      RETURNING chat_rooms.*;
    GET DIAGNOSTICS leased = ROW_COUNT;
    wanted := wanted - leased;

    -- Whoever has as many replies as allowed waits for the first to end; the others for their next room. Later than
    -- `moment`, so that owners whose turn it was go behind those whose turn it is, the ones with more behind the ones with
    -- fewer, and this loop ends.
    UPDATE reply_turns SET due_at = greatest(next.at, moment + greatest(1, next.running) * interval '1 millisecond')
    FROM (
      SELECT owner, running.count AS running, CASE WHEN running.count >= per_owner THEN running.first ELSE waiting.first END AS at
      FROM unnest(owners) AS owner
      CROSS JOIN LATERAL (
        SELECT count(*) AS count, min(reply_due_at) AS first FROM chat_rooms
        WHERE user_id = owner AND reply_leased_until = reply_due_at AND reply_due_at > moment) AS running
      CROSS JOIN LATERAL (
        SELECT (SELECT reply_due_at FROM chat_rooms
          WHERE user_id = owner AND reply_due_at IS NOT NULL AND NOT is_deleted
          ORDER BY reply_due_at LIMIT 1) AS first) AS waiting
    ) AS next
    WHERE user_id = next.owner AND next.at IS NOT NULL;
    -- Nothing of these owners waits.
    DELETE FROM reply_turns WHERE user_id = ANY (owners) AND due_at <= moment;
  END LOOP;
END
$$
