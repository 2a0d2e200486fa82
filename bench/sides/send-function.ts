import type { ClientBase } from 'pg';
import { activityTypeColumn, isActiveSession, replyState } from '../world/schema.js';
import type { Viewer } from './viewer.js';

/**
 * W3 send in one round trip, for the sides with hand-written SQL. It does what the product does: checks the session,
 * locks the owner's row, notes the access, looks for a duplicate, inserts message and activity, and updates the room. Each statement of
 * a VOLATILE function sees what was committed before it, so the lookup under the lock finds an earlier duplicate. The
 * function returns null to a viewer without permission. The partitions exist: the product makes them when it starts.
 */
export const createSendFunction = `
  CREATE SCHEMA bench;
  CREATE FUNCTION bench.send(viewer bigint, session bigint, room bigint, content_sent text) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    hash text := md5('v1|text|' || room || '|' || viewer || '|' || content_sent);
    -- In variables, because a volatile function in a WHERE would make PostgreSQL search every partition.
    recent timestamptz := clock() - interval '2 seconds';
    message_id bigint;
    message_at timestamptz;
    message_content text;
    is_duplicate boolean := true;
    state text;
  BEGIN
    PERFORM 1 FROM sessions
    WHERE id = session AND user_id = viewer AND ${isActiveSession('sessions', 'clock()')};
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM 1 FROM users WHERE id = viewer AND NOT is_deleted FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    PERFORM note_access(viewer, interval '2 hours');
    PERFORM 1 FROM chat_rooms WHERE id = room AND user_id = viewer AND NOT is_deleted;
    IF NOT FOUND THEN RETURN NULL; END IF;

    SELECT id, sent_at, content INTO message_id, message_at, message_content FROM messages
    WHERE chat_room_id = room AND message_hash = hash AND sent_at > recent ORDER BY sent_at, id LIMIT 1;
    IF FOUND THEN
      SELECT ${replyState} INTO state FROM chat_rooms WHERE id = room;
    ELSE
      is_duplicate := false;
      message_id := nextval('messages_id_seq');
      message_at := greatest(clock(), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = viewer));
      message_content := content_sent;
      INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, content, message_hash)
      VALUES (message_id, message_at, room, 'USER', viewer, content_sent, hash);
      INSERT INTO activities (occurred_at, user_id, ${activityTypeColumn}, metadata)
      VALUES (message_at, viewer, 'CHAT_SEND',
              jsonb_build_object('chatRoomId', room::text, 'messageId', message_id::text));
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = message_id,
        last_message_at = message_at, updated_at = clock(), reply_to_id = message_id,
        reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
        reply_due_at = coalesce(reply_due_at, clock()), reply_failure = NULL
      WHERE id = room;
      state := 'THINKING';
    END IF;
    RETURN '{"data":{"sendMessage":{"duplicate":' || is_duplicate || ',"message":{"id":"' || message_id
      || '","content":' || to_json(message_content) || ',"sentAt":"'
      || to_char(message_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || '"},"chatRoom":{"id":"' || room || '","replyState":"' || state || '"}}}}';
  END
  $$`;

/**
 * Calls the function.
 * @returns the JSON of the whole response
 * @throws if the viewer has no permission
 */
export async function callSendFunction(
  client: Pick<ClientBase, 'query'>,
  { userId, sessionId }: Viewer,
  { chatRoomId, content }: { chatRoomId: string; content: string },
): Promise<string> {
  const { rows } = await client.query<{ response: string | null }>({
    name: 'send',
    text: 'SELECT bench.send($1, $2, $3, $4) AS response',
    values: [userId, sessionId, chatRoomId, content],
  });
  if (!rows[0]?.response) throw new Error('The session has ended, or it has no permission.');
  return rows[0].response;
}

/** Reads the payload of `sendMessage` from that response. */
export const readSendPayload = (response: string): object =>
  (JSON.parse(response) as { data: { sendMessage: object } }).data.sendMessage;
