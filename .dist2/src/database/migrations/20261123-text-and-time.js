import { Migration } from '@mikro-orm/migrations';
/** What every table leans on: the clock, and the rule of text. */
export class TextAndTime extends Migration {
    up() {
        // Tests replace this function to move time; production has nothing that could be set.
        this.addSql(`
      CREATE FUNCTION clock() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
      AS $$ SELECT date_trunc('milliseconds', clock_timestamp()) $$`);
        // The same rule as in src/text.ts: NFC, trimmed of what JavaScript's trim() takes, counted in
        // code points. NULL passes, as it does in every CHECK.
        this.addSql(String.raw `
      CREATE FUNCTION is_text(value text, shortest integer, longest integer) RETURNS boolean
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$
        SELECT char_length(value) BETWEEN shortest AND longest
          AND value IS NFC NORMALIZED
          AND value = btrim(value, E'\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF')
      $$`);
    }
    down() {
        this.addSql('DROP FUNCTION is_text');
        this.addSql('DROP FUNCTION clock');
    }
}
//# sourceMappingURL=20261123-text-and-time.js.map