import { requireViewer } from '../context.js';
import { notFound } from '../errors.js';
import { ChatRoom } from './chat-room.entity.js';
/**
 * Finds a chat room of the viewer.
 * @throws NOT_FOUND if there is none, its pet is deleted, or another owner has it
 */
export async function findRoom(ctx, id) {
    const { userId } = requireViewer(ctx);
    const room = await ctx.em.findOne(ChatRoom, { id, user: userId, isDeleted: false });
    if (!room)
        throw notFound('chat room');
    return room;
}
/** Finds the chat room of a pet that the viewer may see. */
export function findRoomOfPet(ctx, pet) {
    const { userId } = requireViewer(ctx);
    return ctx.em.findOneOrFail(ChatRoom, { pet: pet.id, user: userId });
}
/** Finds the room of a notification's pet; null if it has no pet, or the pet is deleted. */
export async function roomOfNotification(ctx, { pet }) {
    const { userId } = requireViewer(ctx);
    return pet && ctx.em.findOne(ChatRoom, { pet: pet.id, user: userId, isDeleted: false });
}
//# sourceMappingURL=chat-room.service.js.map