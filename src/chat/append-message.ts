import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ChatRoom } from './chat-room.entity.js';

/** The key of an owner's next message. Its time is never earlier than the owner's newest message. */
export interface MessageKey {
  id: string;
  sentAt: Date;
}

/** Takes the next key of an owner, inside `writeAsOwner`: under the owner's lock, keys are in commit order. */
export async function nextMessageKey(em: EntityManager, ownerId: string): Promise<MessageKey> {
  const { rows } = await sql<{ id: string; sent_at: string }>`
    SELECT id, sent_at FROM next_message_place(${ownerId})`.execute(em.getKysely());
  return { id: rows[0]!.id, sentAt: new Date(rows[0]!.sent_at) };
}

/** What a pet's message is, besides words; by default a reply that replaces none. */
export interface PetMessageKind {
  /** Whether the pet wrote it unasked. */
  isOutreach?: boolean;
  /** Whether the owner stopped it before it was finished. */
  isStopped?: boolean;
  /** The reply whose place it takes. */
  replaces?: MessageKey | undefined;
}

/**
 * Appends a pet's message to its room and updates the room's count and newest message. `sendMessage` appends an
 * owner's.
 * @param em the manager of a `writeAsOwner`
 * @returns the updated room
 */
export async function appendPetMessage(
  em: EntityManager,
  room: { id: string; petId: string },
  { id, sentAt }: MessageKey,
  content: string,
  { isOutreach = false, isStopped = false, replaces }: PetMessageKind = {},
): Promise<ChatRoom> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT (moved).* FROM append_message(${room.id}, ${id}, ${sentAt}, NULL, ${room.petId}, ${content}, NULL, NULL,
      ${isOutreach}, ${isStopped}, ${replaces?.id ?? null}, ${replaces?.sentAt ?? null})`.execute(
    em.getKysely(),
  );
  return em.map(ChatRoom, rows[0]!);
}
