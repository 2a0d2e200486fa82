-- The messages of a room up to a position that changed after a change, in the order of their changes. In a function,
-- because a statement would open each month for every room, though hardly a room has such messages.
CREATE OR REPLACE FUNCTION changed_messages(room bigint, after_change bigint, upto timestamptz, upto_id bigint, wanted integer)
RETURNS TABLE (id bigint, sent_at timestamptz, changed_id bigint)
LANGUAGE plpgsql
STABLE
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT id, sent_at, changed_id FROM all_messages
  WHERE chat_room_id = room AND changed_id > after_change AND (sent_at, id) <= (upto, upto_id)
  ORDER BY changed_id LIMIT wanted;
END
$$
