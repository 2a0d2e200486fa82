async function hasColumn(database, table, column) {
    const { rows } = await database.query('SELECT 1 FROM information_schema.columns WHERE table_name = $1 AND column_name = $2', [table, column]);
    return rows.length > 0;
}
const months = 3;
const weeks = 3;
/** Makes owners, pets and rooms older than the history to come, and makes its partitions. The API cannot write the past. */
export async function makePast(database) {
    await database.query(`
    UPDATE users SET created_at = created_at - interval '${months + 1} months';
    UPDATE pets SET created_at = created_at - interval '${months + 1} months';
    UPDATE chat_rooms SET created_at = created_at - interval '${months + 1} months';
    SELECT make_partition('messages', clock() - n * interval '1 month') FROM generate_series(0, ${months}) n;
    SELECT make_partition('activities', clock() - n * interval '1 week') FROM generate_series(0, ${weeks}) n;`);
}
/**
 * Writes the history of an empty room, as the product would have written it.
 * @param counts the number of messages in each earlier month, oldest month first
 */
export async function writePast(database, room, counts) {
    await database.query(`WITH written AS (
       INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content)
       SELECT nextval('messages_id_seq'), sent_at, room.id, (CASE WHEN from_pet THEN 'PET' ELSE 'USER' END)::message_type,
         CASE WHEN NOT from_pet THEN room.user_id END, CASE WHEN from_pet THEN room.pet_id END,
         CASE WHEN from_pet THEN 'An answer of ' ELSE '옛날 이야기 ' END || to_char(sent_at, 'YYYY-MM') || ', number ' || n
       FROM chat_rooms room CROSS JOIN (
         SELECT date_trunc('month', clock()) - (${months} + 1 - month) * interval '1 month' + n * interval '3 days 4 hours 5.678 seconds' AS sent_at,
           row_number() OVER (ORDER BY month, n) % 2 = 0 AS from_pet, n
         FROM unnest($2::int[]) WITH ORDINALITY counts (count, month), generate_series(1, count) n ORDER BY 1
       ) moments WHERE room.id = $1
       RETURNING id, sent_at
     )
     UPDATE chat_rooms SET message_count = (SELECT count(*) FROM written),
       last_message_id = (SELECT max(id) FROM written), last_message_at = (SELECT max(sent_at) FROM written)
     WHERE id = $1`, [room, counts]);
    if (await hasColumn(database, 'chat_rooms', 'first_message_at'))
        await database.query(`UPDATE chat_rooms SET first_message_at = (SELECT min(sent_at) FROM messages WHERE chat_room_id = $1) WHERE id = $1`, [room]);
}
/** Writes one LOGIN activity for each earlier week. */
export async function writeLogIns(database, username) {
    const type = (await hasColumn(database, 'activities', 'type')) ? 'type' : 'activity_type';
    await database.query(`INSERT INTO activities (id, occurred_at, user_id, ${type})
     SELECT nextval('activities_id_seq'), clock() - n * interval '1 week', id, 'LOGIN'
     FROM users, generate_series(${weeks}, 1, -1) n WHERE username = $1 ORDER BY n DESC`, [username]);
}
/** Writes a notification if there is none: the first version has the table and never writes to it. */
export async function writeNotification(database, username) {
    const { rows } = await database.query('SELECT 1 FROM notifications LIMIT 1');
    if (rows.length > 0)
        return;
    await database.query(`INSERT INTO notifications (user_id, type, title, content, status, sent_at)
     SELECT id, 'SYSTEM', 'Welcome', 'It is good that you are here 🐾', 'SENT', clock() FROM users WHERE username = $1`, [username]);
}
//# sourceMappingURL=past.js.map