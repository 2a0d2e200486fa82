-- Gives users.email its length in the model, 100, if no address is longer; returns whether it has that length. Longer
-- addresses of an older version are kept as they are. It waits 25 ms for its lock at most, because every reader and
-- writer waits behind it.
CREATE OR REPLACE FUNCTION narrow_email()
RETURNS boolean
LANGUAGE plpgsql
SET lock_timeout TO '25ms'
AS $$
BEGIN
  IF (SELECT atttypmod FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email') = 104 THEN
    RETURN true;
  END IF;
  IF EXISTS (SELECT 1 FROM users WHERE char_length(email) > 100) THEN
    RETURN false;
  END IF;
  LOCK TABLE users IN ACCESS EXCLUSIVE MODE;
  -- A longer address may have come before the lock.
  IF EXISTS (SELECT 1 FROM users WHERE char_length(email) > 100) THEN
    RETURN false;
  END IF;
  ALTER TABLE users
    ALTER COLUMN email TYPE varchar(100),
    DROP CONSTRAINT users_email_check,
    ADD CONSTRAINT users_email_check CHECK (is_text(email, 3, 100));
  RETURN true;
END
$$
