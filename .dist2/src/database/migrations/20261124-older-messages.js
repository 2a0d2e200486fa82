import { Migration } from '@mikro-orm/migrations';
/**
 * Makes `older_messages()` over tables.
 *
 * Each span is pruned to its months before anything of them is opened. The spans double, so that a room that was
 * silent for long is found soon, and end after a lifetime.
 */
export const olderMessages = (tables) => `
  CREATE OR REPLACE FUNCTION older_messages(room bigint, before_at timestamptz, before_id bigint, at_most integer)
  RETURNS SETOF messages LANGUAGE plpgsql STABLE
  AS $$
  DECLARE
    wanted integer := at_most;
    upto timestamptz := before_at;
    upto_id bigint := before_id;
    years integer := 1;
    since timestamptz;
    found_now integer;
  BEGIN
    WHILE wanted > 0 AND years <= 64 LOOP
      since := upto - years * interval '1 year';
      RETURN QUERY
        SELECT * FROM (${tables
    .map((table) => `(SELECT * FROM ${table}
          WHERE chat_room_id = room AND sent_at >= since AND sent_at <= upto AND (sent_at, id) < (upto, upto_id)
          ORDER BY sent_at DESC, id DESC LIMIT wanted)`)
    .join(' UNION ALL ')}) AS found
        ORDER BY sent_at DESC, id DESC LIMIT wanted;
      GET DIAGNOSTICS found_now = ROW_COUNT;
      wanted := wanted - found_now;
      upto := since;
      -- No id is as small: what lies at that very moment was read.
      upto_id := 0;
      years := years * 2;
    END LOOP;
  END
  $$`;
/** The messages of a room before a position, the newest first: as many years of them are opened as a page needs. */
export class OlderMessages extends Migration {
    up() {
        this.addSql(olderMessages(['messages']));
    }
    down() {
        this.addSql('DROP FUNCTION older_messages');
    }
}
//# sourceMappingURL=20261124-older-messages.js.map