import { Migration } from '@mikro-orm/migrations';
/**
 * Makes `next_message_place()`.
 * @param kinds conditions that tell apart the rooms of an index of their own each: the newest is looked for in all
 */
export const nextMessagePlace = (kinds) => `
  CREATE OR REPLACE FUNCTION next_message_place(owner bigint, OUT id bigint, OUT sent_at timestamptz) LANGUAGE plpgsql
  AS $$
  BEGIN
    id := nextval('messages_id_seq');
    sent_at := greatest(clock(), ${kinds
    .map((kind) => `(SELECT max(last_message_at) FROM chat_rooms WHERE user_id = owner AND ${kind})`)
    .join(', ')});
  END
  $$`;
/** Makes `append_message()`. @param moved what else it sets in the room that it moves */
export const appendMessage = (moved) => `
  CREATE OR REPLACE FUNCTION append_message(room bigint, at_id bigint, at timestamptz, by_user bigint, by_pet bigint,
                                  words text, hash text, given_id text,
                                  OUT message messages, OUT moved chat_rooms) LANGUAGE plpgsql
  AS $$
  #variable_conflict use_column
  BEGIN
    INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content, message_hash, client_message_id)
    VALUES (at_id, at, room, CASE WHEN by_pet IS NULL THEN 'USER'::message_type ELSE 'PET' END, by_user, by_pet, words, hash, given_id)
    RETURNING * INTO message;
    IF by_pet IS NULL THEN
      -- A worker holds or gives up its lease without the owner's lock: what is due is decided by the row itself.
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at, ${moved},
        reply_to_id = at_id,
        reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
        reply_due_at = coalesce(reply_due_at, clock()),
        reply_failure = NULL
      WHERE id = room RETURNING * INTO moved;
    ELSE
      UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = at_id, last_message_at = at, ${moved}
      WHERE id = room RETURNING * INTO moved;
    END IF;
  END
  $$`;
/**
 * Makes `send_message()`.
 *
 * VOLATILE: each of its statements sees what committed before it, so that the look for a repeat, which comes after
 * the lock, sees whoever came first. One plain statement would look with a snapshot older than its lock.
 * @param repeats where a repeat by its id is looked for
 */
export const sendMessage = (repeats) => `
  CREATE OR REPLACE FUNCTION send_message(owner bigint, session bigint, access_threshold interval, to_room bigint, words text, hash text, given_id text,
                                OUT outcome text, OUT at_id bigint, OUT at timestamptz, OUT message messages, OUT room chat_rooms) LANGUAGE plpgsql VOLATILE
  AS $$
  DECLARE
    -- Kept in a variable: compared with a volatile function, every partition would be looked at.
    recent timestamptz := clock() - interval '10 seconds';
    newest timestamptz;
    appended record;
  BEGIN
    -- Before the lock, for whoever may not wait for it; and after it, because it may have ended meanwhile.
    IF NOT EXISTS (SELECT 1 FROM standing_sessions WHERE id = session AND user_id = owner) THEN
      outcome := 'NO_SESSION';
      RETURN;
    END IF;
    PERFORM 1 FROM users WHERE id = owner AND NOT is_deleted FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM standing_sessions WHERE id = session AND user_id = owner) THEN
      outcome := 'NO_SESSION';
      RETURN;
    END IF;
    IF access_threshold IS NOT NULL THEN
      PERFORM note_access(owner, access_threshold);
    END IF;
    SELECT last_message_at INTO newest FROM chat_rooms WHERE id = to_room AND user_id = owner AND NOT is_deleted;
    IF NOT FOUND THEN
      outcome := 'NO_ROOM';
      RETURN;
    END IF;
    IF given_id IS NOT NULL THEN
      SELECT id, sent_at INTO at_id, at FROM ${repeats}
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
    INSERT INTO activities (occurred_at, user_id, type, metadata)
    VALUES (at, owner, 'CHAT_SEND', jsonb_build_object('chatRoomId', to_room::text, 'messageId', at_id::text));
    appended := append_message(to_room, at_id, at, owner, NULL, words, hash, given_id);
    message := appended.message;
    room := appended.moved;
    outcome := 'SENT';
  END
  $$`;
const statements = [
    `CREATE VIEW standing_sessions AS SELECT id, user_id FROM sessions WHERE revoked_at IS NULL AND expires_at > clock()`,
    // Owners who switched outreach off get no row: nothing of theirs can become due.
    `CREATE FUNCTION expect_absence(owner bigint, idle_threshold interval) RETURNS void LANGUAGE sql VOLATILE
  AS $$
    INSERT INTO outreach_due (user_id, epoch, due_at)
    SELECT id, last_active_at, last_active_at + idle_threshold FROM users WHERE id = owner AND outreach_enabled
    ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at
  $$`,
    `CREATE FUNCTION is_new_access(last_active_at timestamptz, idle_threshold interval) RETURNS boolean LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT last_active_at <= clock() - least(interval '1 minute', idle_threshold / 10) $$`,
    `CREATE FUNCTION note_access(owner bigint, idle_threshold interval) RETURNS void LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE users SET last_active_at = clock() WHERE id = owner AND is_new_access(last_active_at, idle_threshold);
    IF FOUND THEN
      PERFORM expect_absence(owner, idle_threshold);
    END IF;
  END
  $$`,
    // For statements that write nothing else: an answer need not wait for the disk because of it, and what a crash
    // takes of it is less than a second of somebody's presence.
    `CREATE FUNCTION note_access_soon(owner bigint, idle_threshold interval) RETURNS void LANGUAGE plpgsql
  AS $$
  BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    PERFORM note_access(owner, idle_threshold);
  END
  $$`,
    nextMessagePlace(['true']),
    appendMessage('updated_at = clock()'),
    sendMessage('messages WHERE chat_room_id = to_room AND message_hash = hash'),
];
/** Which sessions stand, how an owner's access is noted, and how a message comes into its room: sending one is a single round trip. */
export class SendMessage extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql('DROP FUNCTION send_message');
        this.addSql('DROP FUNCTION append_message');
        this.addSql('DROP FUNCTION next_message_place');
        this.addSql('DROP FUNCTION note_access_soon');
        this.addSql('DROP FUNCTION note_access');
        this.addSql('DROP FUNCTION is_new_access');
        this.addSql('DROP FUNCTION expect_absence');
        this.addSql('DROP VIEW standing_sessions');
    }
}
//# sourceMappingURL=20261124-send-message.js.map