import { createHash } from 'node:crypto';
import { sql } from 'kysely';
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
import { findAll } from '../query/find-all.js';
import type { SqlHistory } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';

/** Messages run as a chat shows them: oldest first, and unasked the newest. */
export const messageOrder: ListOrder = { time: 'sentAt', end: 'last' };

const anyOne = { orderBy: { id: 'asc' }, limit: 1 } as const;

/** Messages are kept for ever; those of the running year are read first. */
export const messageHistory: SqlHistory = {
  recentMonths: 12,
  key: (room) => room('id'),
  oldest: (room) => room('first_message_at'),
  older: (room, { at, id }, atMost) => sql`older_messages(${room}, ${at}, ${id}, ${atMost})`,
};

/** Where a message stands, in its room and in its owner's feeds. */
export const positionOf = ({ sentAt, id }: Pick<Message, 'sentAt' | 'id'>): Position => ({ at: sentAt, id });

/**
 * A message in a room of the owner who asks.
 * @throws NOT_FOUND where there is none, its pet is deleted, or it is another owner's
 */
export async function findMessage(ctx: Context, id: string): Promise<Message> {
  const { userId } = requireViewer(ctx);
  const [message] = await findAll(ctx.em, Message, { id }, anyOne);
  const isSeen =
    message && (await ctx.em.count(ChatRoom, { id: message.chatRoom.id, user: userId, isDeleted: false }));
  if (!isSeen) throw notFound('message');
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
  const found = await findAll(ctx.em, Message, { chatRoom: room.id, ...where }, options);
  return toConnection(found, window, positionOf);
}

/** A message by its whole key, which finds it in one partition; of a room that the owner who asks may see. */
export async function messageAt(ctx: Context, id: string, sentAt: Date): Promise<Message | null> {
  const [message] = await findAll(ctx.em, Message, { id, sentAt }, anyOne);
  return message ?? null;
}

/** The newest message of a room. */
export async function lastMessage(ctx: Context, room: ChatRoom): Promise<Message | null> {
  const { lastMessageId, lastMessageAt } = room;
  return lastMessageId && lastMessageAt ? messageAt(ctx, lastMessageId, lastMessageAt) : null;
}

/** MD5 over parts that cannot run into each other, in 32 hexadecimal characters. */
export const messageHash = (...parts: readonly string[]): string =>
  createHash('md5').update(parts.join('|')).digest('hex');
