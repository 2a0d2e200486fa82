-- Whether a text of any number of lines is an is_text() that hides nothing. src/plain-text.ts has the same rule, and ends
-- lines with line feeds alone. NULL passes.
CREATE OR REPLACE FUNCTION is_lines(value text, shortest integer, longest integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
AS $$
SELECT is_text(value, shortest, longest)
  AND value !~ '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB]'
  AND value !~ '[\u180B-\u180D\u180F\uFE00-\uFE0F\U000E0100-\U000E01EF]{2}'
  AND regexp_replace(value, '\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F', '', 'g') !~ '[\U000E0000-\U000E007F]'
  AND value ~ '[^\s\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]'
$$
