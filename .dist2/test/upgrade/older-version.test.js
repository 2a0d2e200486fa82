import { expect, test } from '@jest/globals';
import { brokenInvariants } from '../support/broken-invariants.js';
import { newOwner, newPet } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const { database } = app;
test('a process of the version before read markers goes on writing, and the counts stay right', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const [session] = await database.query('SELECT id FROM sessions WHERE user_id = $1', [
        owner.id,
    ]);
    // Its statements, as they are: it knows neither the new columns nor the new arguments.
    const send = (words) => database.query(`SELECT outcome AS status, at_id, at, (room).* FROM send_message($1, $2, interval '2 hours', $3, $4, md5($4), NULL) AS sent`, [owner.id, session.id, pet.roomId, words]);
    const reply = (words) => database.query(`SELECT (moved).* FROM next_message_place($1) AS place
       CROSS JOIN LATERAL append_message($2, place.id, place.sent_at, NULL, $3, $4, NULL, NULL)`, [owner.id, pet.roomId, pet.id, words]);
    expect((await send('hello'))[0].status).toBe('SENT');
    await reply('Meow.');
    await database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, delivery_metadata, sent_at, message_id, message_sent_at)
     SELECT user_id, pet_id, 'PET_MESSAGE', 'Coco', 'Meow.', 'SENT', '{}', clock(), last_message_id, last_message_at FROM chat_rooms WHERE id = $1`, [pet.roomId]);
    const [read] = await database.query(`SELECT count(*)::int AS count FROM chat_rooms room
     CROSS JOIN LATERAL older_messages(room.id, room.last_message_at, room.last_message_id + 1, 30) WHERE room.id = $1`, [pet.roomId]);
    expect(read.count).toBe(2);
    const counts = `{ me { unreadCount unreadNotificationCount } }`;
    // The welcome is a notification, too.
    expect((await owner.request(counts)).me).toEqual({ unreadCount: 1, unreadNotificationCount: 2 });
    await send('still here');
    expect((await owner.request(counts)).me).toEqual({ unreadCount: 0, unreadNotificationCount: 1 });
    expect(await brokenInvariants(database)).toEqual([]);
});
//# sourceMappingURL=older-version.test.js.map