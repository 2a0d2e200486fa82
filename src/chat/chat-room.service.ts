import { requireViewer, type Context } from '../context.js';
import { notFound } from '../errors.js';
import type { Notification } from '../notification/notification.entity.js';
import type { Pet } from '../pet/pet.entity.js';
import { ChatRoom } from './chat-room.entity.js';

/**
 * Finds a chat room of the viewer.
 * @throws NOT_FOUND if there is none, its pet is deleted, or another owner has it
 */
export async function findRoom(ctx: Context, id: string): Promise<ChatRoom> {
  const { userId } = requireViewer(ctx);
  const room = await ctx.em.findOne(ChatRoom, { id, user: userId, isDeleted: false });
  if (!room) throw notFound('chat room');
  return room;
}

/** Finds the chat room of a pet that the viewer may see. */
export function findRoomOfPet(ctx: Context, pet: Pet): Promise<ChatRoom> {
  const { userId } = requireViewer(ctx);
  return ctx.em.findOneOrFail(ChatRoom, { pet: pet.id, user: userId });
}

/** Finds the room of a notification's pet; null if it has no pet, or the pet is deleted. */
export async function roomOfNotification(ctx: Context, { pet }: Notification): Promise<ChatRoom | null> {
  const { userId } = requireViewer(ctx);
  return pet && ctx.em.findOne(ChatRoom, { pet: pet.id, user: userId, isDeleted: false });
}
