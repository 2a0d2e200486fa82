-- The moment that decides every time in the database. Tests replace this function.
CREATE OR REPLACE FUNCTION clock()
RETURNS timestamptz
LANGUAGE sql
PARALLEL SAFE
AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$
