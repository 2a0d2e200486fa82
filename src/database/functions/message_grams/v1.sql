-- What the index of a month keeps of a message: its room, as a negative number; each pair of neighbouring characters
-- without a space, as one number; and each character from U+1100 on alone, because one syllable of Hangul may be a word.
-- The indexes contain what this returns: a new version needs new indexes, under another name.
CREATE OR REPLACE FUNCTION message_grams(room bigint, folded text)
RETURNS bigint[]
LANGUAGE sql
IMMUTABLE PARALLEL SAFE COST 5000
AS $$
SELECT ARRAY[-room]
  || array_agg((ascii(one)::bigint << 21) | ascii(next)) FILTER (WHERE one <> ' ' AND next <> ' ')
  || array_agg(ascii(one)::bigint) FILTER (WHERE ascii(one) >= 4352)
FROM (SELECT string_to_array(folded, NULL) AS all_of_it) AS characters
CROSS JOIN unnest(all_of_it, all_of_it[2:]) AS pair (one, next)
$$
