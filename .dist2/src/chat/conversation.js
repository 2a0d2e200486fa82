import { sql } from 'kysely';
import { Message } from './message.entity.js';
const maxMessages = 30;
// The oldest message is the same for as many turns, so that a server that keeps what it has read of a prompt reads only
// the end.
const block = 10;
/** The newest messages of a room without deleted and replaced ones, as many as a prompt contains, oldest first. */
export async function newestMessages(em, roomId) {
    const { rows } = await sql `
    SELECT older.* FROM chat_rooms room
    CROSS JOIN LATERAL older_messages(room.id, room.last_message_at, room.last_message_id + 1, (${maxMessages} + room.message_count % ${block})::integer, false) older
    WHERE room.id = ${roomId}`.execute(em.getKysely());
    return rows.map((row) => em.map(Message, row)).toReversed();
}
/** A message as a line of a prompt. */
export const toLine = ({ messageType, content }) => ({ by: messageType, content });
//# sourceMappingURL=conversation.js.map