-- Appends a message to a room and moves the room: count, newest message, and what waits for a reply.
-- The caller holds the owner's lock.
CREATE OR REPLACE FUNCTION append_message(room bigint, at_id bigint, at timestamptz, by_user bigint, by_pet bigint, words text, hash text, given_id text, OUT message messages, OUT moved chat_rooms)
RETURNS record
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id)
  VALUES (at_id, at, room, CASE WHEN by_pet IS NULL THEN 'USER'::message_type ELSE 'PET' END, by_user, by_pet, words, hash, given_id)
  RETURNING * INTO message;
  IF by_pet IS NULL THEN
    -- A worker takes and releases its lease without the owner's lock, so only the row itself says what is due.
    UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at,
      updated_at = clock(), archived_at = NULL,
      first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END,
      reply_to_id = at_id,
      reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
      reply_due_at = coalesce(reply_due_at, clock()),
      reply_failure = NULL
    WHERE id = room RETURNING * INTO moved;
  ELSE
    UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at,
      updated_at = clock(), archived_at = NULL,
      first_message_at = CASE WHEN message_count = 0 THEN at ELSE first_message_at END
    WHERE id = room RETURNING * INTO moved;
  END IF;
END
$$
