-- Counts the tokens that answers took, for the day in which they were reserved, and ends the reservation. Nothing is kept
-- of an owner who is gone. A job that ends the reservation of a dead process counts nothing if it has been ended already.
CREATE OR REPLACE FUNCTION settle_voice(owner bigint, reservation bigint, input bigint, output bigint, estimated bigint,
  told integer, must_exist boolean DEFAULT false)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  of_day date;
  is_there boolean;
BEGIN
  -- Users first, as every writer locks them.
  PERFORM 1 FROM users WHERE id = owner AND NOT is_deleted FOR NO KEY UPDATE;
  is_there := FOUND;
  DELETE FROM voice_reservations WHERE id = reservation RETURNING day INTO of_day;
  IF of_day IS NULL AND must_exist THEN
    RETURN;
  END IF;
  of_day := coalesce(of_day, (clock() AT TIME ZONE 'UTC')::date);
  IF told = 0 THEN
    RETURN;
  END IF;
  IF is_there THEN
    INSERT INTO voice_usage AS known (user_id, day, answers, input_tokens, output_tokens, estimated_tokens)
    VALUES (owner, of_day, told, input, output, estimated)
    ON CONFLICT (user_id, day) DO UPDATE SET
      answers = known.answers + excluded.answers,
      input_tokens = known.input_tokens + excluded.input_tokens,
      output_tokens = known.output_tokens + excluded.output_tokens,
      estimated_tokens = known.estimated_tokens + excluded.estimated_tokens;
  END IF;
  UPDATE voice_totals SET tokens = tokens + input + output WHERE day = of_day;
END
$$
