-- Stores an owner's message in one round trip: locks the owner, checks the session, notes the access, finds a repeat, and
-- appends the message. Without an id of the sender's, the same words repeat a message only within `duplicate_window`. What
-- the owner had not read in the room is read now, and so are its notifications. It is VOLATILE, so that each of its
-- statements sees what committed before it: the look for a repeat comes after the lock and sees every earlier message. One
-- plain statement would look with a snapshot that is older than its lock.
CREATE OR REPLACE FUNCTION send_message(owner bigint, session bigint, access_threshold interval, to_room bigint,
  words text, hash text, given_id text, duplicate_window interval DEFAULT '2 seconds', OUT outcome text, OUT at_id bigint, OUT at timestamptz, OUT message messages, OUT room chat_rooms)
RETURNS record
LANGUAGE plpgsql
AS $$
DECLARE
  -- In a variable, because a comparison with a volatile function would prune no partition.
  recent timestamptz := clock() - duplicate_window;
  newest timestamptz;
  unread integer;
  of_pet bigint;
  appended record;
BEGIN
  -- Before the lock, so that an ended session does not wait; and after it, because the session may have ended meanwhile.
  IF NOT EXISTS (SELECT 1 FROM active_sessions WHERE id = session AND user_id = owner) THEN
    outcome := 'NO_SESSION';
    RETURN;
  END IF;
  PERFORM 1 FROM users WHERE id = owner AND NOT is_deleted FOR NO KEY UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM active_sessions WHERE id = session AND user_id = owner) THEN
    outcome := 'NO_SESSION';
    RETURN;
  END IF;
  IF access_threshold IS NOT NULL THEN
    PERFORM note_access(owner, access_threshold);
  END IF;
  SELECT last_message_at, unread_count, pet_id INTO newest, unread, of_pet FROM chat_rooms WHERE id = to_room AND user_id = owner AND NOT is_deleted;
  IF NOT FOUND THEN
    outcome := 'NO_ROOM';
    RETURN;
  END IF;
  IF given_id IS NOT NULL THEN
    -- OFFSET keeps PostgreSQL from choosing the index on time, with which it would read the room to its end.
    SELECT id, sent_at INTO at_id, at
    FROM (SELECT id, sent_at FROM messages WHERE chat_room_id = to_room AND message_hash = hash OFFSET 0) AS repeats
    ORDER BY sent_at, id LIMIT 1;
  ELSIF newest > recent THEN
    SELECT id, sent_at INTO at_id, at FROM messages
    WHERE chat_room_id = to_room AND message_hash = hash AND sent_at > recent
    ORDER BY sent_at, id LIMIT 1;
  END IF;
  IF at_id IS NOT NULL THEN
    outcome := 'REPEAT';
    RETURN;
  END IF;
  SELECT place.id, place.sent_at INTO at_id, at FROM next_message_place(owner) place;
  INSERT INTO activities (occurred_at, user_id, activity_type, metadata)
  VALUES (at, owner, 'CHAT_SEND', jsonb_build_object('chatRoomId', to_room::text, 'messageId', at_id::text));
  appended := append_message(to_room, at_id, at, owner, NULL, words, hash, given_id);
  IF unread > 0 THEN
    PERFORM read_notifications(owner, of_pet, at_id);
  END IF;
  message := appended.message;
  room := appended.moved;
  outcome := 'SENT';
END
$$
