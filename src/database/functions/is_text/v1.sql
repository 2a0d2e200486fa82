CREATE OR REPLACE FUNCTION is_text(value text, shortest integer, longest integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $$
        SELECT char_length(value) BETWEEN shortest AND longest
          AND value IS NFC NORMALIZED
          AND value = btrim(value, E'\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF')
      $$
