-- Marks a room read up to one of its messages, with the notifications of its messages; never backwards. It notes the
-- access, and tells what it found: NO_ROOM, NO_MESSAGE, READ, or MOVED. The caller holds the owner's lock.
CREATE OR REPLACE FUNCTION mark_read(owner bigint, access_threshold interval, to_room bigint, up_to bigint)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
  mine chat_rooms;
  up_to_at timestamptz;
  change bigint;
BEGIN
  SELECT * INTO mine FROM chat_rooms WHERE id = to_room AND user_id = owner AND NOT is_deleted;
  IF NOT FOUND THEN
    RETURN 'NO_ROOM';
  END IF;
  IF up_to = mine.last_message_id THEN
    up_to_at := mine.last_message_at;
  ELSE
    SELECT sent_at INTO up_to_at FROM all_messages WHERE id = up_to AND chat_room_id = to_room;
    IF NOT FOUND THEN
      RETURN 'NO_MESSAGE';
    END IF;
  END IF;
  PERFORM note_access(owner, access_threshold);
  IF up_to <= mine.read_message_id THEN
    RETURN 'READ';
  END IF;
  change := nextval('messages_id_seq');
  UPDATE chat_rooms SET read_message_id = up_to, read_message_at = up_to_at, read_at = clock(),
    unread_count = count_unread(to_room, up_to_at, up_to), changed_id = change, read_changed_id = change
  WHERE id = to_room;
  PERFORM read_notifications(owner, mine.pet_id, up_to);
  RETURN 'MOVED';
END
$$
