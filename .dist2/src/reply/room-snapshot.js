import { sql } from 'kysely';
/** Reads the reply of a chat room. @returns undefined if the room is deleted */
export async function readRoomSnapshot(em, roomId) {
    const { rows } = await sql `
    SELECT pet.name AS "petName", owner.locale, room.reply_due_at IS NOT NULL AS "isDue", room.reply_attempts > 0 AS "isStarted",
           room.reply_failure AS failure, room.reply_fence AS fence,
           coalesce(room.last_message_id, 0)::text AS "lastMessageId",
           coalesce(room.last_message_at, 'epoch') AS "lastMessageAt",
           progress.words, progress.seq
    FROM chat_rooms room
    JOIN pets pet ON pet.id = room.pet_id
    JOIN users owner ON owner.id = room.user_id
    LEFT JOIN reply_progress progress ON progress.chat_room_id = room.id AND progress.fence = room.reply_fence
    WHERE room.id = ${roomId} AND NOT room.is_deleted`.execute(em.fork().getKysely());
    return rows[0];
}
//# sourceMappingURL=room-snapshot.js.map