import { sql } from 'kysely';
import { requireViewer, type Context, type Viewer } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { retryWithPartitions } from '../database/partitions.js';
import { later, Statement } from '../database/statement.js';
import { conflict, notFound } from '../errors.js';
import { sessionEnded } from '../session/identify.js';
import { ChatRoom } from './chat-room.entity.js';
import type { SendMessageInput, SendMessagePayload } from './chat.inputs.js';
import { messageHash } from './message.service.js';
import { Message, MessageType } from './message.entity.js';

interface Sending extends SendMessageInput, Viewer {
  hash: string;
  /** In milliseconds; null where the access is not to be noted. */
  accessThreshold: number | null;
}

interface Sent extends Record<string, unknown> {
  outcome: 'SENT' | 'REPEAT' | 'NO_SESSION' | 'NO_ROOM';
  at_id: string;
  at: string;
}

const sending = new Statement<Sending>(
  'send_message',
  sql`SELECT outcome, at_id, at, (room).* FROM send_message(
    ${later(({ userId }: Sending) => userId)}, ${later(({ sessionId }: Sending) => sessionId)},
    ${milliseconds(later(({ accessThreshold }: Sending) => accessThreshold))}, ${later(({ chatRoomId }: Sending) => chatRoomId)},
    ${later(({ content }: Sending) => content)}, ${later(({ hash }: Sending) => hash)},
    ${later(({ clientMessageId }: Sending) => clientMessageId)})`,
);

/**
 * Stores an owner's message, marks its room as waiting for a reply, announces it and returns; the reply
 * comes later. A repeat, by its `clientMessageId` or by the same words within ten seconds, changes nothing
 * and returns the first message. All of it, with the check of the session, is
 * one function in the database and one round trip.
 * @throws UNAUTHENTICATED where the session has ended; NOT_FOUND where the room is not the asking owner's; CONFLICT where its `clientMessageId` stands
 * for other words
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SendMessagePayload> {
  const { userId, sessionId } = requireViewer(ctx);
  const { chatRoomId, content, clientMessageId } = input;
  const hash = clientMessageId
    ? messageHash('v1', 'id', chatRoomId, userId, clientMessageId)
    : messageHash('v1', 'text', chatRoomId, userId, content);

  const [sent] = await ctx.turns.take(userId, () =>
    retryWithPartitions(ctx.em, () =>
      ctx.statements.run<Sent, Sending>(sending, {
        userId,
        sessionId,
        hash,
        accessThreshold: ctx.isAccess ? ctx.outreach.idleThreshold : null,
        chatRoomId,
        content,
        clientMessageId,
      }),
    ),
  );
  const { outcome, at_id: id, at, ...room } = sent!;
  switch (outcome) {
    case 'NO_SESSION':
      throw sessionEnded();
    case 'NO_ROOM':
      throw notFound('chat room');
    case 'REPEAT': {
      const message = await ctx.em.findOneOrFail(Message, { id, sentAt: new Date(at) });
      if (message.content !== content) throw conflict({ clientMessageId: 'stands for another message' });
      return { message, duplicate: true, chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId) };
    }
    default: {
      ctx.live.announce('message', { ownerId: userId, chatRoomId, type: 'USER' });
      const message = ctx.em.map(Message, {
        id,
        sent_at: at,
        chat_room_id: chatRoomId,
        message_type: MessageType.USER,
        sender_user_id: userId,
        sender_pet_id: null,
        content,
        message_hash: hash,
        client_message_id: clientMessageId ?? null,
      });
      return { message, duplicate: false, chatRoom: ctx.em.map(ChatRoom, room) };
    }
  }
}
