-- The start of the partition of a moment, in UTC.
CREATE OR REPLACE FUNCTION partition_start(parent text, moment timestamptz)
RETURNS timestamp
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
AS $$ SELECT date_trunc(CASE parent WHEN 'messages' THEN 'month' WHEN 'activities' THEN 'week' END,
moment AT TIME ZONE 'UTC') $$
