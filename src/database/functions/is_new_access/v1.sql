-- Whether an access is noted: at most once a minute, or a tenth of the idle threshold.
CREATE OR REPLACE FUNCTION is_new_access(last_active_at timestamptz, idle_threshold interval)
RETURNS boolean
LANGUAGE sql
PARALLEL SAFE
AS $$ SELECT last_active_at <= clock() - least(interval '1 minute', idle_threshold / 10) $$
