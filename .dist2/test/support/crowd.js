/**
 * Creates many owners, each with a pet and its room, who left two hours ago. It uses SQL, because signing up ten
 * thousand would take too long.
 * @param count how many
 * @param withinSeconds the period in which they left; it ended two hours and a second ago
 */
export async function crowdAway(database, count, withinSeconds = 0) {
    const word = Math.random().toString(36).slice(2, 8);
    await database.query(`WITH owners AS (
       INSERT INTO users (username, username_key, email, password, last_active_at)
       SELECT $1 || n, $1 || n, $1 || n || '@example.com', $1 || n,
              clock() - interval '2 hours 1 second' + $3 * interval '1 second' * n / $2
       FROM generate_series(1, $2::int) n RETURNING id, last_active_at
     ), pets AS (
       INSERT INTO pets (owner_id, name, persona) SELECT id, 'Coco', 'a sleepy cat' FROM owners RETURNING id, owner_id
     ), rooms AS (
       INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pets
     )
     INSERT INTO outreach_due SELECT id, last_active_at, last_active_at + interval '2 hours' FROM owners`, [`c${word}_`, count, withinSeconds]);
}
/** Counts outreaches by state, messages, and owners with more than one message. */
export async function crowdOutcome(database) {
    const [row] = await database.query(`SELECT (SELECT count(*)::int FROM outreaches) AS outreaches,
            (SELECT count(*)::int FROM outreaches WHERE state = 'SENT') AS sent,
            (SELECT count(*)::int FROM messages WHERE message_type = 'PET') AS messages,
            (SELECT count(*)::int FROM (SELECT chat_room_id FROM messages WHERE message_type = 'PET' GROUP BY 1 HAVING count(*) > 1) more) AS doubled`);
    return row;
}
//# sourceMappingURL=crowd.js.map