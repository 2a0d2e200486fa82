-- Reserves tokens of an owner's day, and of everybody's, before a voice speaks. A limit that is null is none. It is
-- VOLATILE, so that it counts only after it has the locks: two answers at once cannot both take what is left. Days are
-- UTC's, so that an owner who changes the time zone gets no second day. The outcome is RESERVED; WAIT if what other
-- answers have reserved may be left over; OWNER or ALL, the limit that is used up; or GONE.
CREATE OR REPLACE FUNCTION reserve_voice(owner bigint, wanted bigint, owner_limit bigint, all_limit bigint, lasting interval,
  OUT outcome text, OUT reservation bigint, OUT resets_at timestamptz)
RETURNS record
LANGUAGE plpgsql
AS $$
DECLARE
  moment timestamptz;
  today date;
  used bigint;
  held bigint;
  must_wait boolean := false;
BEGIN
  PERFORM 1 FROM users WHERE id = owner AND NOT is_deleted FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    outcome := 'GONE';
    RETURN;
  END IF;
  moment := clock();
  today := (moment AT TIME ZONE 'UTC')::date;
  resets_at := (today + 1)::timestamp AT TIME ZONE 'UTC';

  IF owner_limit IS NOT NULL THEN
    used := coalesce((SELECT input_tokens + output_tokens FROM voice_usage WHERE user_id = owner AND day = today), 0);
    IF used + wanted > owner_limit THEN
      outcome := 'OWNER';
      RETURN;
    END IF;
    held := (SELECT coalesce(sum(tokens), 0) FROM voice_reservations
      WHERE user_id = owner AND day = today AND expires_at > moment);
    must_wait := used + held + wanted > owner_limit;
  END IF;

  IF all_limit IS NOT NULL THEN
    -- The day's first, or the first since the operator set a limit.
    IF NOT EXISTS (SELECT 1 FROM voice_totals WHERE day = today) THEN
      INSERT INTO voice_totals (day, tokens)
      VALUES (today, (SELECT coalesce(sum(input_tokens + output_tokens), 0) FROM voice_usage WHERE day = today))
      ON CONFLICT DO NOTHING;
    END IF;
    SELECT tokens INTO used FROM voice_totals WHERE day = today FOR NO KEY UPDATE;
    IF used + wanted > all_limit THEN
      outcome := 'ALL';
      RETURN;
    END IF;
    held := (SELECT coalesce(sum(tokens), 0) FROM voice_reservations WHERE day = today AND expires_at > moment);
    must_wait := must_wait OR used + held + wanted > all_limit;
  END IF;

  IF must_wait THEN
    outcome := 'WAIT';
    RETURN;
  END IF;
  INSERT INTO voice_reservations (user_id, day, tokens, expires_at)
  VALUES (owner, today, wanted, moment + lasting) RETURNING id INTO reservation;
  outcome := 'RESERVED';
END
$$
