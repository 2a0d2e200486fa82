-- Whether a text is one line of is_text() that hides nothing. src/plain-text.ts has the same rule. NULL passes.
CREATE OR REPLACE FUNCTION is_line(value text, shortest integer, longest integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
AS $$
SELECT is_text(value, shortest, longest)
  AND value !~ '[\u0001-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]'
  AND value !~ '[\u180B-\u180D\u180F\uFE00-\uFE0F\U000E0100-\U000E01EF]{2}'
  AND regexp_replace(value, '\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F', '', 'g') !~ '[\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF]'
  AND value ~ '[^\s\u180B-\u180F\u200B-\u200F\uFE00-\uFE0F\U000E0000-\U000E0FFF]'
$$
