import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { requireViewer, type Context } from '../context.js';
import { conflict, notFound } from '../errors.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { appendMessage, nextPlace } from './append-message.js';
import { ChatRoom } from './chat-room.entity.js';
import type { SendMessageInput, SendMessagePayload } from './chat.inputs.js';
import { messageHash } from './message.service.js';
import { Message, MessageType } from './message.entity.js';

/**
 * Stores an owner's message, marks its room as waiting for a reply, announces it and returns; the reply
 * comes later. A repeat, by its `clientMessageId` or by the same words within ten seconds, changes nothing
 * and returns the first message.
 * @throws NOT_FOUND where the room is not the asking owner's; CONFLICT where its `clientMessageId` stands
 * for other words
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<SendMessagePayload> {
  const { userId } = requireViewer(ctx);
  const { chatRoomId, content, clientMessageId } = input;
  const hash = clientMessageId
    ? messageHash('v1', 'id', chatRoomId, userId, clientMessageId)
    : messageHash('v1', 'text', chatRoomId, userId, content);

  const sent = await writeAsOwner(ctx, userId, async (em) => {
    const found = await findRoomAndRepeat(em, userId, chatRoomId, hash, clientMessageId === undefined);
    if (!found) throw notFound('chat room');
    if (found.repeat) {
      const { id, sentAt } = found.repeat;
      const message = await em.findOneOrFail(Message, { id, sentAt });
      if (message.content !== content) throw conflict({ clientMessageId: 'stands for another message' });
      return { message, duplicate: true, chatRoom: await em.findOneOrFail(ChatRoom, chatRoomId) };
    }
    const place = await nextPlace(em, userId);
    recordActivity(em, userId, ActivityType.CHAT_SEND, place.sentAt, { chatRoomId, messageId: place.id });
    const appended = await appendMessage(em, { id: chatRoomId, petId: found.petId, ownerId: userId }, place, {
      type: MessageType.USER,
      content,
      messageHash: hash,
      clientMessageId: clientMessageId ?? null,
    });
    return { ...appended, duplicate: false };
  });

  if (!sent.duplicate) ctx.live.announce('message', { ownerId: userId, chatRoomId, type: 'USER' });
  return sent;
}

/** A statement of its own under the owner's lock: one begun before it would not see who came first. */
async function findRoomAndRepeat(
  em: EntityManager,
  userId: string,
  roomId: string,
  hash: string,
  recent: boolean,
) {
  const { rows } = await sql<{ pet_id: string; repeat_id: string | null; repeat_sent_at: string }>`
    SELECT room.pet_id, repeat.id AS repeat_id, repeat.sent_at AS repeat_sent_at
    FROM chat_rooms room LEFT JOIN LATERAL (
      SELECT id, sent_at FROM messages
      WHERE chat_room_id = room.id AND message_hash = ${hash}
        ${recent ? sql`AND sent_at > clock() - interval '10 seconds'` : sql``}
      ORDER BY sent_at, id LIMIT 1
    ) repeat ON true
    WHERE room.id = ${roomId} AND room.user_id = ${userId} AND NOT room.is_deleted`.execute(em.getKysely());
  const row = rows[0];
  if (!row) return undefined;
  const repeat = row.repeat_id ? { id: row.repeat_id, sentAt: new Date(row.repeat_sent_at) } : undefined;
  return { petId: row.pet_id, repeat };
}
