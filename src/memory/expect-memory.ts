import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { milliseconds } from '../database/clock.js';

/**
 * Notes that a room has messages to remember. Its memory becomes due a while later, so that a conversation is folded in
 * few pieces. The caller holds the owner's lock.
 * @param newestId the owner's newest message
 */
export async function expectMemory(
  em: EntityManager,
  { memory }: Pick<Services, 'memory'>,
  { roomId, ownerId }: { roomId: string; ownerId: string },
  newestId: string,
): Promise<void> {
  await sql`
    INSERT INTO room_memories (chat_room_id, user_id, wanted_to_id, due_at)
    VALUES (${roomId}, ${ownerId}, ${newestId}, clock() + ${milliseconds(memory.after)})
    ON CONFLICT (chat_room_id) DO UPDATE SET due_at = coalesce(room_memories.due_at, excluded.due_at),
      wanted_to_id = greatest(room_memories.wanted_to_id, excluded.wanted_to_id)`.execute(em.getKysely());
}
