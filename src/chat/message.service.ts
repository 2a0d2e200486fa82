import { createHash } from 'node:crypto';
import { requireViewer, type Context } from '../context.js';
import { notFound } from '../errors.js';
import {
  toConnection,
  toWindow,
  type Connection,
  type ListOrder,
  type PageArgs,
} from '../graphql/connection.js';
import type { Position } from '../graphql/cursor.js';
import { keyset } from '../graphql/keyset.js';
import type { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';

/** Messages run as a chat shows them: oldest first, and unasked the newest. */
export const messageOrder: ListOrder = { time: 'sentAt', end: 'last' };

/** Where a message stands, in its room and in its owner's feeds. */
export const positionOf = ({ sentAt, id }: Pick<Message, 'sentAt' | 'id'>): Position => ({ at: sentAt, id });

/**
 * A message in a room of the owner who asks.
 * @throws NOT_FOUND where there is none, its pet is deleted, or it is another owner's
 */
export async function findMessage(ctx: Context, id: string): Promise<Message> {
  const { userId } = requireViewer(ctx);
  const message = await ctx.em.findOne(Message, { id, chatRoom: { user: userId, isDeleted: false } });
  if (!message) throw notFound('message');
  return message;
}

/** The messages of a room that the owner who asks may see, oldest first. */
export async function listMessages(
  ctx: Context,
  room: ChatRoom,
  args: PageArgs,
): Promise<Connection<Message>> {
  const window = toWindow(args, messageOrder);
  const { where, options } = keyset(messageOrder, window);
  const found = await ctx.em.find(Message, { chatRoom: room.id, ...where }, options);
  return toConnection(found, window, positionOf);
}

/** A message by its whole key, which finds it in one partition; of a room that the owner who asks may see. */
export const messageAt = (ctx: Context, id: string, sentAt: Date): Promise<Message | null> =>
  ctx.em.findOne(Message, { id, sentAt });

/** The newest message of a room. */
export async function lastMessage(ctx: Context, room: ChatRoom): Promise<Message | null> {
  const { lastMessageId, lastMessageAt } = room;
  return lastMessageId && lastMessageAt ? messageAt(ctx, lastMessageId, lastMessageAt) : null;
}

/** MD5 over parts that cannot run into each other, in 32 hexadecimal characters. */
export const messageHash = (...parts: readonly string[]): string =>
  createHash('md5').update(parts.join('|')).digest('hex');
