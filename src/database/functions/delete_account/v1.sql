CREATE OR REPLACE FUNCTION delete_account(owner bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $$
  DECLARE
    -- lpad would cut off what is longer.
    nobody text := '~' || lpad(owner::text, greatest(2, length(owner::text)), '0');
  BEGIN
    UPDATE users SET is_deleted = true, deleted_at = clock(), updated_at = clock(), last_active_at = clock(),
      username = nobody, username_key = nobody, email = nobody || '@deleted.invalid', password = nobody,
      time_zone = NULL, quiet_from = NULL, quiet_to = NULL, outreach_enabled = false, outreach_daily_cap = DEFAULT
    WHERE id = owner;
    UPDATE pets SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      name = '~', persona = '~', status = 'RESTING'
    WHERE owner_id = owner;
    UPDATE chat_rooms SET is_deleted = true, deleted_at = coalesce(deleted_at, clock()), updated_at = clock(),
      reply_to_id = NULL, replied_to_id = NULL, reply_due_at = NULL, reply_failure = NULL
    WHERE user_id = owner;
    DELETE FROM reply_progress WHERE chat_room_id IN (SELECT id FROM chat_rooms WHERE user_id = owner);
    DELETE FROM outreach_due WHERE user_id = owner;
    DELETE FROM push_subscriptions WHERE user_id = owner;
    DELETE FROM data_exports WHERE user_id = owner;
    -- Whoever deletes it erases at once, and has a minute for it before a job takes over.
    INSERT INTO erasures (user_id, due_at) VALUES (owner, clock() + interval '1 minute');
  END
  $$
