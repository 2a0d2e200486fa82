import { createHash, randomUUID } from 'node:crypto';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
/** A token of a link that its mail would have had. */
const linkToken = (word) => createHash('sha256').update(word).digest('base64url');
/** Burns an id of every kind, so that the id after the newest one belongs to nothing. */
const burnIds = (database) => database.query(`SELECT nextval(oid::regclass) FROM pg_class WHERE relkind = 'S'`);
/** Moves the ids of every table apart: an id then names one row of one table, wherever it is seen. */
export const partIds = (database) => database.query(`SELECT setval(oid::regclass, 1000000 * (row_number() OVER (ORDER BY oid) + 10)) FROM pg_class WHERE relkind = 'S'`);
/** Fills two owners' households, row by row in turns, so that the ids of each are among those of the other. */
export async function fillTwoHouseholds(app) {
    const begun = [];
    for (let n = 0; n < 2; n++) {
        begun.push(await begin(app));
        await burnIds(app.database);
    }
    const [a, b] = begun;
    for (let round = 0; round < 3; round++)
        for (const each of [a, b, a]) {
            await addPet(app, each);
            await burnIds(app.database);
        }
    for (const each of [a, b])
        await finish(app, each);
    return { a, b };
}
async function begin(app) {
    const owner = await newOwner(app.url);
    const { database } = app;
    const logIn = async () => (await caller(app.url, undefined, { 'user-agent': `of ${owner.username}` }).request('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken deviceToken } }', { input: { username: owner.username, password: owner.password } })).logIn;
    const { deviceToken } = await logIn();
    const { accessToken, refreshToken } = await logIn();
    await caller(app.url, accessToken).request('mutation { logOut { loggedOut } }');
    const links = {
        forVerification: linkToken(`${owner.id} reset`),
        forReset: linkToken(`${owner.id} verify`),
    };
    for (const [purpose, token] of [
        ['RESET_PASSWORD', links.forVerification],
        ['VERIFY_EMAIL', links.forReset],
    ])
        await database.query(`INSERT INTO mail_links (user_id, purpose, token_hash, address, expires_at)
       VALUES ($1, $2, $3, $4, clock() + interval '1 day')`, [owner.id, purpose, createHash('sha256').update(token).digest('hex'), `${owner.username}@example.com`]);
    return {
        owner,
        pets: [],
        ids: new Set(),
        one: {},
        // A stranger may choose the same.
        clientMessageId: randomUUID(),
        endpoint: `http://127.0.0.1:9/${owner.username}`,
        deviceToken,
        endedToken: refreshToken,
        links,
    };
}
/** Adds a pet that was talked with, and that wrote first. */
async function addPet({ database }, { owner, pets, clientMessageId }) {
    const of = `of ${owner.username}`;
    const pet = await newPet(owner, 'Coco', `a cat ${of}`);
    pets.push(pet);
    await sendMessage(owner, pet.roomId, `words ${of}`, `${clientMessageId}${pets.length > 1 ? pets.length : ''}`);
    await database.query(`WITH added AS (
       INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content) VALUES ($1, 'PET', $2, $3)
       RETURNING id, sent_at
     ), room AS (
       UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = added.id, last_message_at = added.sent_at,
         reply_failure = 'VOICE_DOWN' FROM added WHERE chat_rooms.id = $1
     )
     INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at, message_id, message_sent_at)
     SELECT $4, $2, 'PET_MESSAGE', $3, $3, 'SENT', clock(), id, sent_at FROM added`, [pet.roomId, pet.id, `words ${of}`, owner.id]);
}
async function finish({ database }, household) {
    const { owner, pets, ids, endpoint } = household;
    // Of the rooms, one is archived.
    await database.query('UPDATE chat_rooms SET archived_at = clock() WHERE id = $1', [pets[0].roomId]);
    await database.query(`INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
     SELECT user_id, id, $2, 'key', 'auth' FROM sessions WHERE user_id = $1 ORDER BY id LIMIT 1`, [owner.id, endpoint]);
    const newest = async (text) => {
        const rows = await database.query(text, [owner.id]);
        for (const { id, more } of rows)
            for (const one of [id, more])
                if (one !== null)
                    ids.add(one);
        return rows.at(-1).id;
    };
    const rooms = 'SELECT id FROM chat_rooms WHERE user_id = $1';
    household.one = {
        pet: await newest('SELECT id, NULL AS more FROM pets WHERE owner_id = $1 ORDER BY id'),
        chatRoom: await newest('SELECT id, NULL AS more FROM chat_rooms WHERE user_id = $1 ORDER BY id'),
        message: await newest(`SELECT id, NULL AS more FROM all_messages WHERE chat_room_id IN (${rooms}) ORDER BY id`),
        notification: await newest('SELECT id, position AS more FROM notifications WHERE user_id = $1 ORDER BY id'),
        session: await newest('SELECT id, NULL AS more FROM active_sessions WHERE user_id = $1 ORDER BY id'),
    };
    await newest('SELECT id, user_id AS more FROM push_subscriptions WHERE user_id = $1');
    await newest('SELECT id, NULL AS more FROM all_activities WHERE user_id = $1');
}
//# sourceMappingURL=two-owners.js.map