import { Tokens } from '../../src/session/tokens.js';
/** The secret of the access tokens, for all sides. */
export const tokenSecret = 'a secret that only a measurement knows';
/** Opens a session for each owner who has none. */
export async function openSessions(client) {
    await client.query(`INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at)
     SELECT id, 'family ' || id, 'token ' || id, clock() + interval '1 day' FROM users
     ON CONFLICT DO NOTHING`);
    await client.query('VACUUM ANALYZE sessions');
}
/** Reads one room with messages for each owner, in random order. The tokens are valid for 15 minutes. */
export async function readOwnerRooms(client) {
    const tokens = new Tokens({ secret: tokenSecret, lifetime: 15 * 60_000 });
    const { rows } = await client.query(`SELECT s.user_id, s.id AS session_id, room.id AS room_id, room.last_message_at AS at, room.last_message_id AS id
     FROM sessions s CROSS JOIN LATERAL (
       SELECT id, last_message_at, last_message_id FROM chat_rooms
       WHERE user_id = s.user_id AND message_count > 0 ORDER BY md5(id::text) LIMIT 1
     ) room ORDER BY random()`);
    const now = new Date();
    return Promise.all(rows.map(async (row) => {
        const { accessToken } = await tokens.issue({ userId: row.user_id, sessionId: row.session_id }, now);
        return {
            authorization: `Bearer ${accessToken}`,
            userId: row.user_id,
            roomId: row.room_id,
            newest: { at: row.at, id: row.id },
        };
    }));
}
//# sourceMappingURL=owner-rooms.js.map