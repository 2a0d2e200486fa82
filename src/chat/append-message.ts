import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ChatRoom } from './chat-room.entity.js';

/** What the next message of an owner gets: an id, and a time no earlier than their newest message. */
export interface Place {
  id: string;
  sentAt: Date;
}

/**
 * The next place of an owner. Take it inside `writeAsOwner`: under the owner's lock times and ids run the
 * way in which they commit.
 */
export async function nextPlace(em: EntityManager, ownerId: string): Promise<Place> {
  const { rows } = await sql<{ id: string; sent_at: string }>`
    SELECT id, sent_at FROM next_message_place(${ownerId})`.execute(em.getKysely());
  return { id: rows[0]!.id, sentAt: new Date(rows[0]!.sent_at) };
}

/**
 * Puts a pet's message at the end of its room and moves the room: count and newest message. An owner's is put
 * there by `sendMessage`.
 * @param em the manager of a `writeAsOwner`
 * @returns the room as it is now
 */
export async function appendPetMessage(
  em: EntityManager,
  room: { id: string; petId: string },
  { id, sentAt }: Place,
  content: string,
): Promise<ChatRoom> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT (moved).* FROM append_message(${room.id}, ${id}, ${sentAt}, NULL, ${room.petId}, ${content}, NULL, NULL)`.execute(
    em.getKysely(),
  );
  return em.map(ChatRoom, rows[0]!);
}
