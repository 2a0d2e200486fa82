/** Moves every archived partition back. */
export const unarchive = (database) => database.query(`DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT parent, name, pg_get_expr(relpartbound, oid) AS bound FROM partitions JOIN pg_class ON oid = relation WHERE is_archived LOOP
      EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', one.parent || '_archive', one.name);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I %s', one.parent, one.name, one.bound);
    END LOOP;
  END $$`);
/** Writes a history by SQL, because the product cannot write the past. Creates its months and archives none. */
export async function writeHistory(database, { owner, pet, messages, months }) {
    await unarchive(database);
    await database.query(`SELECT make_partition('messages', clock() - n * interval '1 month') FROM generate_series(0, $1::int) n`, [months]);
    await database.query(`WITH added AS (
       INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content)
       SELECT date_trunc('milliseconds', now() - (now() - (now() - $5::int * interval '1 month')) * (($4::int - n) / $4::float8)), $1,
              (CASE WHEN n % 2 = 0 THEN 'PET' ELSE 'USER' END)::message_type,
              CASE WHEN n % 2 = 1 THEN $2::bigint END, CASE WHEN n % 2 = 0 THEN $3::bigint END, 'line ' || n
       FROM generate_series(1, $4::int) n ORDER BY n RETURNING id, sent_at
     ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC, id DESC LIMIT 1)
     UPDATE chat_rooms SET message_count = $4::int, last_message_id = newest.id, last_message_at = newest.sent_at,
       read_message_id = newest.id, read_message_at = newest.sent_at,
       first_message_at = (SELECT min(sent_at) FROM added)
     FROM newest WHERE chat_rooms.id = $1`, [pet.roomId, owner.id, pet.id, messages, months]);
}
//# sourceMappingURL=history.js.map