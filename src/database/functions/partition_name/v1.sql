-- The name of the partition of a moment: messages_2026_11, activities_2026_w48 (ISO weeks), in UTC.
CREATE OR REPLACE FUNCTION partition_name(parent text, moment timestamptz)
RETURNS text
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
AS $$ SELECT parent || to_char(partition_start(parent, moment),
CASE parent WHEN 'messages' THEN '_YYYY_MM' WHEN 'activities' THEN '_IYYY_"w"IW' END) $$
