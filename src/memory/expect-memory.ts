import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { milliseconds } from '../database/clock.js';

/**
 * Notes that a room has messages to remember. Its memory becomes due a while later, so that a conversation is folded in
 * few pieces. The caller holds the owner's lock.
 */
export async function expectMemory(
  em: EntityManager,
  { memory }: Pick<Services, 'memory'>,
  { roomId, ownerId }: { roomId: string; ownerId: string },
): Promise<void> {
  await sql`
    INSERT INTO room_memories (chat_room_id, user_id, wanted_to_id, due_at)
    SELECT id, ${ownerId}, coalesce(last_message_id, 0), clock() + ${milliseconds(memory.after)}
    FROM chat_rooms WHERE id = ${roomId}
    ON CONFLICT (chat_room_id) DO UPDATE SET due_at = coalesce(room_memories.due_at, excluded.due_at),
      wanted_to_id = greatest(room_memories.wanted_to_id, excluded.wanted_to_id)`.execute(em.getKysely());
}
