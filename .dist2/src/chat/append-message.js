import { sql } from 'kysely';
import { ChatRoom } from './chat-room.entity.js';
/** Takes the next key of an owner, inside `writeAsOwner`: under the owner's lock, keys are in commit order. */
export async function nextMessageKey(em, ownerId) {
    const { rows } = await sql `
    SELECT id, sent_at FROM next_message_place(${ownerId})`.execute(em.getKysely());
    return { id: rows[0].id, sentAt: new Date(rows[0].sent_at) };
}
/**
 * Appends a pet's message to its room and updates the room's count and newest message. `sendMessage` appends an
 * owner's.
 * @param em the manager of a `writeAsOwner`
 * @returns the updated room
 */
export async function appendPetMessage(em, room, { id, sentAt }, content, { isOutreach = false, isStopped = false, replaces } = {}) {
    const { rows } = await sql `
    SELECT (moved).* FROM append_message(${room.id}, ${id}, ${sentAt}, NULL, ${room.petId}, ${content}, NULL, NULL,
      ${isOutreach}, ${isStopped}, ${replaces?.id ?? null}, ${replaces?.sentAt ?? null})`.execute(em.getKysely());
    return em.map(ChatRoom, rows[0]);
}
//# sourceMappingURL=append-message.js.map