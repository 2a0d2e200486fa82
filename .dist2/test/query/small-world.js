import { encodeCursor } from '../../src/graphql/cursor.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
/**
 * Creates an owner with data of every kind: pets of both states and a deleted one; rooms with messages over months,
 * one that waits, one that failed and an empty one; notifications of every status. A stranger has data, too.
 */
export async function fillSmallWorld(app) {
    const { database, url } = app;
    const owner = await newOwner(url);
    const stranger = await newOwner(url);
    const strangers = await newPet(stranger, 'Foreign');
    await sendMessage(stranger, strangers.roomId, 'nobody else may read this');
    const names = ['Coco "the" \\cat', '나비', 'Émile 🐈', 'Zoë', 'Gone'];
    const pets = [];
    for (const name of names)
        pets.push(await newPet(owner, name, `a pet\nof many "moods", ${name}`));
    const [busy, waiting, failed, , gone] = pets;
    await database.query(`SELECT make_partition('messages', clock() - n * interval '1 month') FROM generate_series(0, 64) n`);
    await database.query(`SELECT make_partition('activities', clock() - n * interval '1 week') FROM generate_series(0, 70) n`);
    // One room's messages are days apart, another's months, with years between them: a page may be in the newest
    // year, or long before.
    for (const [{ id, roomId }, apart] of [
        [busy, '5 days 3 hours'],
        [failed, '77 days'],
        [gone, '1 day'],
    ])
        await database.query(`WITH added AS (
         INSERT INTO messages (chat_room_id, message_type, sender_user_id, sender_pet_id, content, client_message_id, sent_at)
         SELECT $1, (CASE WHEN n % 2 = 0 THEN 'USER' ELSE 'PET' END)::message_type, CASE WHEN n % 2 = 0 THEN $3::bigint END,
                CASE WHEN n % 2 = 1 THEN $2::bigint END, 'line ' || n || E' "quoted"\\n\\ttab \\\\ 🐾 ' || chr(8232) || ' <b>',
                CASE WHEN n % 4 = 0 THEN 'id ' || n END, date_trunc('milliseconds', clock() - (25 - n) * $4::interval - CASE WHEN n < 12 THEN interval '1 month' ELSE interval '0' END)
         FROM generate_series(1, 24) n RETURNING id, sent_at
       ), newest AS (SELECT id, sent_at FROM added ORDER BY sent_at DESC LIMIT 1)
       UPDATE chat_rooms SET message_count = 24, first_message_at = (SELECT min(sent_at) FROM added WHERE $4 <> '1 day'), last_message_id = newest.id, last_message_at = newest.sent_at
       FROM newest WHERE chat_rooms.id = $1`, [roomId, id, owner.id, apart]);
    await database.query(`INSERT INTO activities (occurred_at, user_id, activity_type, metadata)
     SELECT clock() - n * interval '20 days', $1, (ARRAY['LOGIN', 'PET_CREATE', 'CHAT_SEND'])[1 + n % 3], '{"petId": "1", "n": "2"}'
     FROM generate_series(1, 24) n`, [owner.id]);
    // Old data and one room are archived.
    await database.query(`SELECT archive_partition(name) FROM partitions WHERE ends_at < clock() - interval '200 days' ORDER BY starts_at`);
    await database.query(`UPDATE chat_rooms SET archived_at = clock() WHERE id = $1`, [failed.roomId]);
    await sendMessage(owner, waiting.roomId, 'hello?');
    await database.query(`UPDATE chat_rooms SET reply_failure = 'VOICE_DOWN' WHERE id = $1`, [failed.roomId]);
    await database.query(`UPDATE pets SET status = 'RESTING' WHERE id = ANY ($1)`, [[failed.id, gone.id]]);
    await owner.request('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
        id: gone.id,
    });
    await database.query(`UPDATE users SET time_zone = 'Asia/Seoul' WHERE id = $1`, [owner.id]);
    await database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at, message_id, message_sent_at)
     SELECT $1, pet.id, (CASE WHEN pet.id IS NULL THEN 'SYSTEM' ELSE 'PET_MESSAGE' END)::notification_type, 'Title', 'Content "quoted"', state.status,
            CASE WHEN state.status = 'SENT' THEN clock() END, room.last_message_id, room.last_message_at
     FROM unnest(ARRAY['PENDING', 'SENT', 'FAILED']::notification_status[]) AS state (status)
     CROSS JOIN unnest(ARRAY[NULL, $2, $3]::bigint[]) AS pet (id)
     LEFT JOIN chat_rooms room ON room.pet_id = pet.id AND state.status = 'SENT'`, [owner.id, busy.id, gone.id]);
    const idsAndTimes = (text) => database.query(text, [owner.id]);
    const ids = async (text) => (await idsAndTimes(text)).map(({ id }) => id);
    const cursors = async (text) => (await idsAndTimes(text)).map(encodeCursor);
    const rooms = 'SELECT id, last_message_at AS at FROM chat_rooms WHERE user_id = $1 AND NOT is_deleted';
    const messages = `SELECT id, sent_at AS at FROM all_messages WHERE chat_room_id IN (SELECT id FROM (${rooms}) room)`;
    const pools = {
        pet: await ids('SELECT id FROM pets WHERE owner_id = $1'),
        chatRoom: await ids(rooms),
        message: (await ids(messages)).slice(0, 6),
        notification: await ids('SELECT id FROM notifications WHERE user_id = $1'),
        pets: await cursors('SELECT id, NULL AS at FROM pets WHERE owner_id = $1'),
        chatRooms: await cursors(rooms),
        archivedChatRooms: await cursors(rooms),
        messages: await cursors(messages),
        'search.after': await cursors(messages),
        'search.query': ['line', 'LINE 2', '"quoted"', '🐾', 'hello', 'no such words'],
        activities: await cursors('SELECT id, occurred_at AS at FROM all_activities WHERE user_id = $1'),
        notifications: await cursors('SELECT position AS id, NULL AS at FROM notifications WHERE user_id = $1'),
    };
    const [session] = await ids('SELECT id FROM sessions WHERE user_id = $1');
    return { viewer: { userId: owner.id, sessionId: session }, pools };
}
//# sourceMappingURL=small-world.js.map