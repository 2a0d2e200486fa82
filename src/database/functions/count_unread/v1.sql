-- Counts the pet's messages of a room after a position, without deleted and replaced ones. Since an owner's message marks
-- its room read, few can follow.
CREATE OR REPLACE FUNCTION count_unread(room bigint, after_at timestamptz, after_id bigint)
RETURNS integer
LANGUAGE plpgsql
STABLE
AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM all_messages
    WHERE chat_room_id = room AND sent_at >= after_at AND (sent_at, id) > (after_at, after_id)
      AND message_type = 'PET' AND deleted_at IS NULL AND replaced_at IS NULL);
END
$$
