import { activityTypeColumn } from './schema.js';
/** The size that the measurements use. */
export const defaultWorld = {
    owners: 20_000,
    pets: 50_000,
    messages: 1_000_000,
    activities: 500_000,
    months: 12,
};
/** The size that `--short` uses. */
export const shortWorld = {
    owners: 2_000,
    pets: 5_000,
    messages: 100_000,
    activities: 10_000,
    months: 12,
};
const maxRowsPerStatement = 50_000;
const words = `ARRAY['tuna','window','sun','ball','morning','the','a','my','your','sleep','rain','box','mouse','again','today','purr']`;
/** An SQL expression: a sentence of so many words, always the same for the same seed. */
const sentence = (seed, length) => `(SELECT string_agg((${words})[1 + (abs(hashint8(${seed} * 31 + w)) % 16)], ' ') FROM generate_series(1, ${length}) w)`;
/**
 * Fills an empty, migrated database in bulk, without the product. The rows are as the product would have written
 * them: ids are in the order of the times, and rooms know their newest message.
 * @param onProgress receives how many of how many rows are written
 */
export async function fillWorld(client, { owners, pets, messages, activities, months, archived = false }, onProgress) {
    const total = owners + 2 * pets + messages + activities;
    let done = 0;
    const add = async (rows, statement, values = []) => {
        await client.query(statement, values);
        done += rows;
        onProgress(done, total);
    };
    await add(owners, `INSERT INTO users (username, username_key, email, password, time_zone, last_active_at)
     SELECT 'owner_' || n, 'owner_' || n, 'owner_' || n || '@example.com', 'no password ' || n, 'Asia/Seoul', clock()
     FROM generate_series(1, $1::int) n`, [owners]);
    await add(pets, `INSERT INTO pets (owner_id, name, persona)
     SELECT 1 + (n - 1) % $2::int, 'Pet ' || n, 'a pet that likes ' || ${sentence('n', '8')} FROM generate_series(1, $1::int) n`, [pets, owners]);
    await add(pets, `INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pets ORDER BY id`);
    const perMonth = Math.ceil(messages / months);
    for (let month = 0; month < months; month++) {
        const ago = months - 1 - month;
        const from = month * perMonth;
        const inMonth = Math.min(perMonth, messages - from);
        const starts = `date_trunc('month', clock() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '${ago} months'`;
        // The current month ends now.
        const ends = ago === 0 ? `clock()` : `${starts} + interval '1 month'`;
        await client.query(`SELECT make_partition('messages', ${starts})`);
        for (let at = 0; at < inMonth; at += maxRowsPerStatement) {
            const rows = Math.min(maxRowsPerStatement, inMonth - at);
            await add(rows, `INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, sender_pet_id, content)
         SELECT (${starts}) + ((${ends}) - (${starts})) * (($1 + n - 0.5) / $2::float8), room.id,
                CASE WHEN turn THEN 'USER'::message_type ELSE 'PET' END,
                CASE WHEN turn THEN room.user_id END, CASE WHEN NOT turn THEN room.pet_id END,
                ${sentence('(n::bigint + $4)', '4 + abs(hashint8(n::bigint + $4)) % 30')}
         FROM generate_series(1, $3::int) n
         CROSS JOIN LATERAL (SELECT 1 + ((n::bigint + $4) * 7919) % $5::bigint AS room_id, hashint8(n::bigint + $4) % 2 = 0 AS turn) which
         JOIN chat_rooms room ON room.id = which.room_id
         ORDER BY n`, [at, inMonth, rows, from + at, pets]);
        }
    }
    for (let at = 0; at < activities; at += maxRowsPerStatement) {
        const rows = Math.min(maxRowsPerStatement, activities - at);
        await client.query(`SELECT make_partition('activities', clock() - n * interval '1 week') FROM generate_series(0, $1::int) n`, [Math.ceil(months * 4.4)]);
        await add(rows, `INSERT INTO activities (occurred_at, user_id, ${activityTypeColumn})
       SELECT clock() - ($4::int * interval '1 month') * (1 - ($1 + n) / $2::float8), 1 + (n::bigint * 7919) % $5::bigint, 'CHAT_SEND'
       FROM generate_series(1, $3::int) n ORDER BY n`, [at, activities, rows, months - 1, owners]);
    }
    await client.query(`
    UPDATE chat_rooms SET message_count = newest.n, last_message_id = newest.id, last_message_at = newest.sent_at,
      first_message_at = newest.first_at, read_message_id = newest.id, read_message_at = newest.sent_at
    FROM (SELECT chat_room_id, count(*) AS n, max(id) AS id, max(sent_at) AS sent_at, min(sent_at) AS first_at
          FROM messages GROUP BY chat_room_id) newest
    WHERE newest.chat_room_id = chat_rooms.id`);
    if (archived)
        await archiveOld(client);
    await client.query('VACUUM ANALYZE');
    onProgress(total, total);
}
async function archiveOld(client) {
    const { rows } = await client.query(`SELECT name FROM partitions
     WHERE NOT is_archived AND ends_at <= clock() - CASE parent WHEN 'messages' THEN interval '365 days' ELSE interval '90 days' END
     ORDER BY starts_at`);
    for (const { name } of rows) {
        await client.query('SELECT archive_partition($1)', [name]);
        await client.query(`SELECT release_partition($1, conname) FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`, [name]);
    }
}
//# sourceMappingURL=world.js.map