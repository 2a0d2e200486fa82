/**
 * W3 in one round trip, for the sides that write by hand: the session checked, the owner's row locked, repeats
 * looked for, message and activity inserted and the room moved, as the product does it statement by statement.
 * Each statement of a VOLATILE function sees what was committed before it, so the look-up under the lock finds
 * whoever came first. Answers null to who may not; partitions exist, since the side's server has just started.
 */
export const sendFunction = `
  CREATE SCHEMA bench;
  CREATE FUNCTION bench.send(viewer bigint, session bigint, room bigint, words text) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    hash text := md5('v1|text|' || room || '|' || viewer || '|' || words);
    -- Kept in variables: a volatile function in a WHERE would have every partition looked at.
    recent timestamptz := clock() - interval '10 seconds';
    message_id bigint;
    message_at timestamptz;
    message_words text;
    is_repeat boolean := true;
    state text;
  BEGIN
    PERFORM 1 FROM sessions
    WHERE id = session AND user_id = viewer AND revoked_at IS NULL AND expires_at > clock();
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM 1 FROM users WHERE id = viewer AND NOT is_deleted FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM 1 FROM chat_rooms WHERE id = room AND user_id = viewer AND NOT is_deleted;
    IF NOT FOUND THEN RETURN NULL; END IF;

    SELECT id, sent_at, content INTO message_id, message_at, message_words FROM messages
    WHERE chat_room_id = room AND message_hash = hash AND sent_at > recent ORDER BY sent_at, id LIMIT 1;
    IF FOUND THEN
      SELECT CASE WHEN reply_due_at IS NOT NULL THEN 'THINKING' WHEN reply_failure IS NOT NULL THEN 'FAILED' ELSE 'IDLE' END
      INTO state FROM chat_rooms WHERE id = room;
    ELSE
      is_repeat := false;
      message_id := nextval('messages_id_seq');
      message_at := greatest(clock(), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = viewer));
      message_words := words;
      INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, content, message_hash)
      VALUES (message_id, message_at, room, 'USER', viewer, words, hash);
      INSERT INTO activities (occurred_at, user_id, activity_type, metadata)
      VALUES (message_at, viewer, 'CHAT_SEND',
              jsonb_build_object('chatRoomId', room::text, 'messageId', message_id::text));
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = message_id,
        last_message_at = message_at, updated_at = clock(), reply_to_id = message_id,
        reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
        reply_due_at = coalesce(reply_due_at, clock()), reply_failure = NULL
      WHERE id = room;
      state := 'THINKING';
    END IF;
    RETURN '{"data":{"sendMessage":{"duplicate":' || is_repeat || ',"message":{"id":"' || message_id
      || '","content":' || to_json(message_words) || ',"sentAt":"'
      || to_char(message_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '"},"chatRoom":{"id":"' || room || '","replyState":"' || state || '"}}}}';
  END
  $$`;
