-- Patterns of which a text has one if its folded form contains the words. LIKE takes a tenth of the time that folding
-- takes, so only texts that match are folded. They are the longest run of Hangul, Chinese, Japanese and digits, which
-- have no case; or two neighbouring letters in both cases, uncommon ones if there are any. Without either, everything
-- matches. The letter i is left out, because folding also makes it of another letter.
CREATE OR REPLACE FUNCTION search_patterns(folded text)
RETURNS text[]
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
AS $$
SELECT coalesce(
  (SELECT ARRAY['%' || run[1] || '%']
   FROM regexp_matches(folded, '[0-9\u1100-\u11FF\u3040-\u318F\u3400-\u9FFF\uAC00-\uD7A3]+', 'g') AS run
   ORDER BY length(run[1]) DESC LIMIT 1),
  (SELECT ARRAY['%' || pair || '%', '%' || initcap(pair) || '%', '%' || upper(pair) || '%',
                '%' || left(pair, 1) || upper(right(pair, 1)) || '%']
   FROM (SELECT substr(folded, place, 2) AS pair FROM generate_series(1, length(folded) - 1) AS place) AS pairs
   WHERE pair ~ '^[a-hj-z]{2}$'
   ORDER BY pair ~ '[jqxz]' DESC, pair ~ '[bfgpvwy]' DESC LIMIT 1),
  ARRAY['%'])
$$
