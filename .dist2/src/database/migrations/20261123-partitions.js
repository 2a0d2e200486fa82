import { Migration } from '@mikro-orm/migrations';
/** How partitions are named and made: `messages` by month, `activities` by ISO week, both by UTC. */
export class Partitions extends Migration {
    up() {
        this.addSql(`
      CREATE FUNCTION partition_start(parent text, moment timestamptz) RETURNS timestamp
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT date_trunc(CASE parent WHEN 'messages' THEN 'month' WHEN 'activities' THEN 'week' END,
                              moment AT TIME ZONE 'UTC') $$`);
        this.addSql(`
      CREATE FUNCTION partition_name(parent text, moment timestamptz) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT parent || to_char(partition_start(parent, moment),
                                     CASE parent WHEN 'messages' THEN '_YYYY_MM' WHEN 'activities' THEN '_IYYY_"w"IW' END) $$`);
        // A plain table first, then attached: its CHECK spares the scan, and its foreign keys stay off the
        // parent, where they would make every later DETACH and ATTACH lock the tables they refer to.
        this.addSql(`
      CREATE FUNCTION make_partition(parent text, moment timestamptz) RETURNS boolean
      LANGUAGE plpgsql
      -- Whoever waits for these locks makes all writers wait behind it: not for long.
      SET lock_timeout = '2s'
      AS $$
      DECLARE
        name text := partition_name(parent, moment);
        key text := CASE parent WHEN 'messages' THEN 'sent_at' ELSE 'occurred_at' END;
        span interval := CASE parent WHEN 'messages' THEN interval '1 month' ELSE interval '1 week' END;
        starts text := to_char(partition_start(parent, moment), 'YYYY-MM-DD') || ' 00:00:00+00';
        ends text := to_char(partition_start(parent, moment) + span, 'YYYY-MM-DD') || ' 00:00:00+00';
      BEGIN
        IF to_regclass(quote_ident(name)) IS NOT NULL THEN
          RETURN false;
        END IF;
        -- A new foreign key locks what it refers to: in the order in which every writer touches them. The
        -- lock also lets one maker in at a time, and unlike an advisory lock it shows who came before.
        LOCK TABLE users, pets, chat_rooms IN SHARE ROW EXCLUSIVE MODE;
        IF to_regclass(quote_ident(name)) IS NOT NULL THEN
          RETURN false;
        END IF;
        EXECUTE format('CREATE TABLE %1$I (LIKE %2$I INCLUDING ALL, CONSTRAINT %3$I CHECK (%4$I >= %5$L AND %4$I < %6$L))',
                       name, parent, name || '_range_check', key, starts, ends);
        IF parent = 'messages' THEN
          EXECUTE format('ALTER TABLE %1$I
              ADD CONSTRAINT %2$I FOREIGN KEY (chat_room_id) REFERENCES chat_rooms (id),
              ADD CONSTRAINT %3$I FOREIGN KEY (sender_user_id) REFERENCES users (id),
              ADD CONSTRAINT %4$I FOREIGN KEY (sender_pet_id) REFERENCES pets (id)',
            name, name || '_chat_room_id_foreign', name || '_sender_user_id_foreign', name || '_sender_pet_id_foreign');
        ELSE
          EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I FOREIGN KEY (user_id) REFERENCES users (id)',
            name, name || '_user_id_foreign');
        END IF;
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, name, starts, ends);
        RETURN true;
      END
      $$`);
    }
    down() {
        this.addSql('DROP FUNCTION make_partition');
        this.addSql('DROP FUNCTION partition_name');
        this.addSql('DROP FUNCTION partition_start');
    }
}
//# sourceMappingURL=20261123-partitions.js.map