-- The id and time of an owner's next message: never earlier than their newest message. The caller holds the owner's
-- lock. Archived rooms and the others have an index each, so both are asked.
CREATE OR REPLACE FUNCTION next_message_place(owner bigint, OUT id bigint, OUT sent_at timestamptz)
RETURNS record
LANGUAGE plpgsql
AS $$
BEGIN
  id := nextval('messages_id_seq');
  sent_at := greatest(
    clock(),
    (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = owner AND archived_at IS NULL),
    (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = owner AND archived_at IS NOT NULL)
  );
END
$$
