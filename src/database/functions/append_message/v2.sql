-- Appends a message to a room and moves the room: count, newest message, what is unread, and what waits for a reply. An
-- owner's message marks the room read up to itself. A reply can take the place of an earlier one, which leaves the list
-- and stays in the table. The caller holds the owner's lock.
CREATE OR REPLACE FUNCTION append_message(room bigint, at_id bigint, at timestamptz, by_user bigint, by_pet bigint, words text, hash text, given_id text, as_outreach boolean DEFAULT false, as_stopped boolean DEFAULT false, old_id bigint DEFAULT NULL, old_at timestamptz DEFAULT NULL, OUT message messages, OUT moved chat_rooms)
RETURNS record
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  has_replaced boolean := false;
  change bigint;
BEGIN
  IF old_id IS NOT NULL THEN
    change := nextval('messages_id_seq');
    UPDATE messages SET replaced_at = clock(), changed_id = change
    WHERE id = old_id AND sent_at = old_at AND replaced_at IS NULL AND deleted_at IS NULL;
    has_replaced := FOUND;
    -- Its month may be archived. No month moves between the two statements: the first one holds the table.
    IF NOT has_replaced THEN
      UPDATE messages_archive SET replaced_at = clock(), changed_id = change
      WHERE id = old_id AND sent_at = old_at AND replaced_at IS NULL AND deleted_at IS NULL;
      has_replaced := FOUND;
    END IF;
  END IF;
  INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id, is_outreach, is_stopped, replaces_id)
  VALUES (at_id, at, room, CASE WHEN by_pet IS NULL THEN 'USER'::message_type ELSE 'PET' END, by_user, by_pet, words, hash, given_id,
    as_outreach, as_stopped, CASE WHEN has_replaced THEN old_id END)
  RETURNING * INTO message;
  IF by_pet IS NULL THEN
    -- A worker takes and releases its lease without the owner's lock, so only the row itself says what is due.
    UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at,
      updated_at = clock(), archived_at = NULL,
      first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END,
      unread_count = 0, read_message_id = at_id, read_message_at = at, read_at = at, read_changed_id = at_id,
      reply_to_id = at_id,
      reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
      -- A reply that is not in the making replaces nothing any more.
      reply_replaces_id = CASE WHEN reply_due_at IS NOT NULL THEN reply_replaces_id END,
      reply_replaces_at = CASE WHEN reply_due_at IS NOT NULL THEN reply_replaces_at END,
      reply_due_at = coalesce(reply_due_at, clock()),
      reply_failure = NULL
    WHERE id = room RETURNING * INTO moved;
  ELSE
    UPDATE chat_rooms SET message_count = message_count + CASE WHEN has_replaced THEN 0 ELSE 1 END,
      changed_id = CASE WHEN has_replaced THEN change ELSE changed_id END,
      unread_count = unread_count + CASE WHEN has_replaced AND old_id > coalesce(read_message_id, 0) THEN 0 ELSE 1 END,
      last_message_id = at_id, last_message_at = at,
      updated_at = clock(), archived_at = NULL,
      first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END
    WHERE id = room RETURNING * INTO moved;
  END IF;
END
$$
