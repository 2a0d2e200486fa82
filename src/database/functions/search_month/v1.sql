-- The messages of one month that have all these grams: in any order, and 5,001 at most. The month has an index of grams,
-- and no other way to read it is left to the planner, which knows too little of it. A month is read by its own name, so it
-- does not matter whether it is archived.
CREATE OR REPLACE FUNCTION search_month(partition text, grams bigint[])
RETURNS messages[]
LANGUAGE plpgsql
STABLE
SET enable_seqscan TO off
SET enable_indexscan TO off
SET jit TO off
AS $$
DECLARE
  -- By name, because a month may have its columns in another order.
  columns text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = 'messages'::regclass AND attnum > 0 AND NOT attisdropped);
  candidates messages[];
BEGIN
  EXECUTE format('SELECT array_agg(ROW(%s)::messages) FROM (
      SELECT * FROM %I WHERE message_grams(chat_room_id, fold_text(content)) @> $1 LIMIT 5001) AS found', columns, partition)
    INTO candidates USING grams;
  RETURN candidates;
END
$$
