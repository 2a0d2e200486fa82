import { requireViewer, type Context } from '../context.js';
import { notFound } from '../errors.js';
import {
  toConnection,
  toWindow,
  type Connection,
  type ListOrder,
  type PageArgs,
} from '../graphql/connection.js';
import { keyset } from '../graphql/keyset.js';
import type { Notification } from '../notification/notification.entity.js';
import type { Pet } from '../pet/pet.entity.js';
import { ChatRoom } from './chat-room.entity.js';

/** Rooms run by their newest message, newest first, and empty ones stand last. */
export const roomOrder: ListOrder = {
  time: 'lastMessageAt',
  newestFirst: true,
  timelessLast: true,
  end: 'first',
};

/**
 * A chat room of the owner who asks.
 * @throws NOT_FOUND where there is none, its pet is deleted, or it is another owner's
 */
export async function findRoom(ctx: Context, id: string): Promise<ChatRoom> {
  const { userId } = requireViewer(ctx);
  const room = await ctx.em.findOne(ChatRoom, { id, user: userId, isDeleted: false });
  if (!room) throw notFound('chat room');
  return room;
}

/** The chat room of a pet that the owner who asks may see. */
export function findRoomOfPet(ctx: Context, pet: Pet): Promise<ChatRoom> {
  const { userId } = requireViewer(ctx);
  return ctx.em.findOneOrFail(ChatRoom, { pet: pet.id, user: userId });
}

/** The room of the pet that a notification is about; null where it is about none, or the pet is deleted. */
export async function roomOfNotification(ctx: Context, { pet }: Notification): Promise<ChatRoom | null> {
  const { userId } = requireViewer(ctx);
  return pet && ctx.em.findOne(ChatRoom, { pet: pet.id, user: userId, isDeleted: false });
}

/**
 * The chat rooms of the owner who asks, that with the newest message first and empty ones last.
 * @param archived those that are archived, instead of those that are not
 */
export async function listRooms(
  ctx: Context,
  args: PageArgs,
  archived: boolean,
): Promise<Connection<ChatRoom>> {
  const { userId } = requireViewer(ctx);
  const window = toWindow(args, roomOrder);
  const { where, options } = keyset(roomOrder, window);
  const found = await ctx.em.find(
    ChatRoom,
    { user: userId, isDeleted: false, archivedAt: archived ? { $ne: null } : null, ...where },
    options,
  );
  return toConnection(found, window, ({ lastMessageAt, id }) => ({ at: lastMessageAt, id }));
}
