-- The activities of an owner before a position, newest first, of one type or of all. Weeks are many, so the first span
-- is a quarter; spans double as in older_messages().
CREATE OR REPLACE FUNCTION older_activities(owner bigint, before_at timestamptz, before_id bigint, at_most integer, only_type text)
RETURNS SETOF activities
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
  wanted integer := at_most;
  upto timestamptz := before_at;
  upto_id bigint := before_id;
  months integer := 3;
  since timestamptz;
  found_now integer;
BEGIN
  WHILE wanted > 0 AND months <= 768 LOOP
    since := upto - months * interval '1 month';
    RETURN QUERY
      (SELECT * FROM activities
        WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
          AND (only_type IS NULL OR activity_type = only_type)
        ORDER BY occurred_at DESC, id DESC LIMIT wanted)
      UNION ALL (SELECT * FROM activities_archive
        WHERE user_id = owner AND occurred_at >= since AND occurred_at <= upto AND (occurred_at, id) < (upto, upto_id)
          AND (only_type IS NULL OR activity_type = only_type)
        ORDER BY occurred_at DESC, id DESC LIMIT wanted)
      ORDER BY occurred_at DESC, id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    upto := since;
    upto_id := 0;
    months := months * 2;
  END LOOP;
END
$$
