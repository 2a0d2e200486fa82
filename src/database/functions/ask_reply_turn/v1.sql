-- Gives an owner a turn when a room of theirs begins to wait for a reply, or when a reply in the making ends, which may
-- let another room of theirs begin.
CREATE OR REPLACE FUNCTION ask_reply_turn()
RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
  was_leased boolean := coalesce(OLD.reply_leased_until = OLD.reply_due_at, false);
BEGIN
  IF NEW.reply_due_at IS NULL THEN
    UPDATE reply_turns SET due_at = clock() WHERE user_id = NEW.user_id AND due_at > clock();
  ELSE
    INSERT INTO reply_turns (user_id, due_at)
    VALUES (NEW.user_id, CASE WHEN was_leased THEN clock() ELSE NEW.reply_due_at END)
    ON CONFLICT (user_id) DO UPDATE SET due_at = excluded.due_at WHERE excluded.due_at < reply_turns.due_at;
  END IF;
  RETURN NULL;
END
$$
