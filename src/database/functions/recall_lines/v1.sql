-- The lines of a room before a message that have some of these terms, each with those that it has. Of each term it takes
-- as many lines at most, so that what many lines have does not hide what few have. A term's number contains the room, so
-- that the index of terms alone finds a room's lines: the planner, which knows too little of it, is left no other way.
CREATE OR REPLACE FUNCTION recall_lines(room bigint, wanted bigint[], before_id bigint, per_term integer)
RETURNS TABLE (id bigint, shared bigint[])
LANGUAGE sql
STABLE
SET enable_seqscan TO off
SET enable_indexscan TO off
SET enable_indexonlyscan TO off
SET jit TO off
AS $$
WITH found AS MATERIALIZED (
  SELECT DISTINCT line.message_id
  FROM unnest(wanted) AS term
  CROSS JOIN LATERAL (SELECT message_id FROM memory_lines WHERE terms @> ARRAY[term] LIMIT per_term) AS line)
SELECT line.message_id, ARRAY(SELECT term FROM unnest(line.terms) AS term WHERE term = ANY (wanted))
FROM memory_lines line
WHERE line.message_id = ANY (ARRAY(SELECT message_id FROM found)) AND line.chat_room_id = room AND line.message_id < before_id
$$
