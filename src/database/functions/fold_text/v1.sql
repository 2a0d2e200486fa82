-- The form in which search compares texts: lower case, each kind of space as one, and quotation marks as a keyboard has
-- them. The indexes of months contain what this returns: a new version needs new indexes, under another name.
CREATE OR REPLACE FUNCTION fold_text(words text)
RETURNS text
LANGUAGE sql
IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(translate(words, E'\n\t\u00A0\u3000\u2018\u2019\u201C\u201D', '    ''''""')) $$
