-- Deletes a message in a room of the owner: a tombstone stays, so that cursors stay valid, and its words are gone from
-- the room, its notification and the memory of the pet. If it waits for a reply, the reply begins again without it, or
-- ends if nothing else waits. It tells what it did: NO_MESSAGE, REPEAT (it was deleted before), DELETED, or of the reply
-- RESTARTED or DROPPED.
-- The caller holds the owner's lock.
CREATE OR REPLACE FUNCTION delete_message(owner bigint, target bigint, OUT outcome text, OUT at timestamptz, OUT room_id bigint)
RETURNS record
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  mine chat_rooms;
  found_type message_type;
  found_deletion timestamptz;
  waits boolean;
BEGIN
  SELECT message.sent_at, message.chat_room_id, message.message_type, message.deleted_at
  INTO at, room_id, found_type, found_deletion
  FROM all_messages message JOIN chat_rooms room ON room.id = message.chat_room_id
  WHERE message.id = target AND room.user_id = owner AND NOT room.is_deleted;
  IF NOT FOUND THEN
    outcome := 'NO_MESSAGE';
    RETURN;
  END IF;
  IF found_deletion IS NOT NULL THEN
    outcome := 'REPEAT';
    RETURN;
  END IF;

  -- The content may not be empty; readers take it from no row that is deleted. A hash of the words goes with them.
  UPDATE messages SET deleted_at = clock(), content = '~', changed_id = nextval('messages_id_seq'),
    message_hash = CASE WHEN client_message_id IS NOT NULL THEN message_hash END
  WHERE id = target AND sent_at = at;
  -- Its month may be archived. No month moves between the two statements: the first one holds the table.
  IF NOT FOUND THEN
    UPDATE messages_archive SET deleted_at = clock(), content = '~', changed_id = nextval('messages_id_seq'),
      message_hash = CASE WHEN client_message_id IS NOT NULL THEN message_hash END
    WHERE id = target AND sent_at = at;
  END IF;
  UPDATE notifications SET content = '…', read_at = coalesce(read_at, clock()), changed_id = nextval('messages_id_seq')
  WHERE user_id = owner AND message_id = target;
  UPDATE push_deliveries SET state = 'FAILED', due_at = NULL, reason = 'MESSAGE_DELETED'
  FROM notifications WHERE notifications.id = notification_id AND user_id = owner AND message_id = target AND state = 'PENDING';

  -- What the pet took from it goes with it, and the summary of the room is made anew. The fence keeps a worker that has
  -- read the message from writing what it took.
  DELETE FROM memories WHERE message_id = target AND user_id = owner;
  IF FOUND THEN
    UPDATE pets SET changed_id = nextval('messages_id_seq') WHERE id = (SELECT pet_id FROM chat_rooms WHERE id = room_id);
  END IF;
  DELETE FROM memory_lines WHERE message_id = target;
  UPDATE room_memories SET summary = NULL, summary_to_id = 0, fence = fence + 1, attempts = 0, due_at = clock()
  WHERE chat_room_id = room_id AND indexed_to_id >= target AND found_type = 'USER';

  SELECT * INTO mine FROM chat_rooms WHERE id = room_id FOR NO KEY UPDATE;
  waits := found_type = 'USER' AND target > coalesce(mine.replied_to_id, 0)
    AND (mine.reply_due_at IS NOT NULL OR mine.reply_failure IS NOT NULL);
  outcome := CASE
    WHEN NOT waits THEN 'DELETED'
    -- A reply that is made anew is still wanted.
    WHEN (mine.reply_replaces_id IS NULL OR mine.reply_replaces_id = target) AND NOT EXISTS (
      SELECT FROM older_messages(room_id, mine.last_message_at, mine.last_message_id + 1, 100, false)
      WHERE message_type = 'USER' AND id > coalesce(mine.replied_to_id, 0)) THEN 'DROPPED'
    WHEN mine.reply_due_at IS NOT NULL THEN 'RESTARTED'
    ELSE 'DELETED' END;
  UPDATE chat_rooms SET changed_id = nextval('messages_id_seq'),
    unread_count = CASE
      WHEN found_type = 'PET' AND target > coalesce(read_message_id, 0)
      THEN count_unread(room_id, coalesce(read_message_at, '-infinity'), coalesce(read_message_id, 0))
      ELSE unread_count END,
    reply_replaces_id = CASE WHEN reply_replaces_id <> target THEN reply_replaces_id END,
    reply_replaces_at = CASE WHEN reply_replaces_id <> target THEN reply_replaces_at END
  WHERE id = room_id;
  IF outcome IN ('DROPPED', 'RESTARTED') THEN
    -- The fence keeps a worker that has read the message from writing its reply.
    UPDATE chat_rooms SET reply_fence = reply_fence + 1, reply_attempts = 0, reply_failure = NULL,
      reply_due_at = CASE outcome WHEN 'RESTARTED' THEN clock() END,
      reply_to_id = CASE outcome WHEN 'RESTARTED' THEN reply_to_id END,
      replied_to_id = CASE outcome WHEN 'RESTARTED' THEN replied_to_id ELSE greatest(replied_to_id, reply_to_id) END
    WHERE id = room_id;
    DELETE FROM reply_progress WHERE chat_room_id = room_id;
  END IF;
END
$$
