import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message, MessageType } from './message.entity.js';

/** What the next message of an owner gets: an id, and a time no earlier than their newest message. */
export interface Place {
  id: string;
  sentAt: Date;
}

/** The words of a message, and who said them. */
export interface Draft {
  type: MessageType;
  content: string;
  messageHash: string | null;
  clientMessageId: string | null;
}

/**
 * The next place of an owner. Take it inside `writeAsOwner`: under the owner's lock times and ids run the
 * way in which they commit.
 */
export async function nextPlace(em: EntityManager, ownerId: string): Promise<Place> {
  const { rows } = await sql<{ id: string; sent_at: string }>`
    SELECT nextval('messages_id_seq') AS id,
           greatest(clock(), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = ${ownerId})) AS sent_at`.execute(
    em.getKysely(),
  );
  return { id: rows[0]!.id, sentAt: new Date(rows[0]!.sent_at) };
}

/**
 * Puts a message at the end of a room and moves the room: count, newest message, and the reply that an
 * owner's message waits for.
 * @param em the manager of a `writeAsOwner`
 */
export async function appendMessage(
  em: EntityManager,
  room: { id: string; petId: string; ownerId: string },
  place: Place,
  { type, content, messageHash, clientMessageId }: Draft,
): Promise<{ message: Message; chatRoom: ChatRoom }> {
  const byOwner = type === MessageType.USER;
  const message = em.create(Message, {
    ...place,
    chatRoom: em.getReference(ChatRoom, room.id),
    messageType: type,
    senderUser: byOwner ? em.getReference(User, room.ownerId) : null,
    senderPet: byOwner ? null : em.getReference(Pet, room.petId),
    content,
    messageHash,
    clientMessageId,
  });
  await em.flush();
  // A worker holds or gives up its lease without the owner's lock: what is due is decided by the row itself.
  const waits = sql`,
    reply_to_id = ${place.id},
    reply_attempts = CASE WHEN reply_due_at IS NULL THEN 0 ELSE reply_attempts END,
    reply_due_at = coalesce(reply_due_at, clock()),
    reply_failure = NULL`;
  const { rows } = await sql<Record<string, unknown>>`
    UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = ${place.id},
      last_message_at = ${place.sentAt}, updated_at = clock() ${byOwner ? waits : sql``}
    WHERE id = ${room.id} RETURNING *`.execute(em.getKysely());
  const chatRoom = em.map(ChatRoom, rows[0]!);
  return { message, chatRoom };
}
