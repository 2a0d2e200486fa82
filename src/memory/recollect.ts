import { sql } from 'kysely';
import { MessageType, type Message } from '../chat/message.entity.js';
import type { VoiceRequest } from '../voice/voice.js';
import { liveFacts } from './facts.js';
import type { MemoryServices } from './memory-services.js';
import { recall } from './recall.js';

const newestId = '9223372036854775807';

/**
 * What a pet remembers for what it says next: its facts, what was said before the conversation, and older messages that
 * fit what the owner wrote last. A fault of memory is logged, and the pet speaks without it.
 * @param conversation the newest messages of the room, oldest first
 */
export async function recollect(
  { em, voice, log }: Pick<MemoryServices, 'em' | 'voice' | 'log'>,
  { petId, roomId }: { petId: string; roomId: string },
  conversation: readonly Message[],
  signal: AbortSignal,
): Promise<Pick<VoiceRequest, 'facts' | 'summary' | 'recalled'>> {
  try {
    const own = em.fork();
    const beforeId = conversation.reduce(
      (least, { id }) => (BigInt(id) < BigInt(least) ? id : least),
      newestId,
    );
    const facts = await liveFacts(own, petId);
    const { rows } = await sql<{ summary: string | null }>`
      SELECT summary FROM room_memories memory
      WHERE chat_room_id = ${roomId} AND EXISTS (
        SELECT FROM memory_lines WHERE memory_lines.chat_room_id = memory.chat_room_id AND message_id < ${beforeId}::bigint)`.execute(
      own.getKysely(),
    );
    // Everything is in the conversation.
    if (!rows[0]) return { facts: facts.map(({ content }) => content) };
    const asked = lastWords(conversation);
    return {
      facts: facts.map(({ content }) => content),
      summary: rows[0].summary ?? undefined,
      recalled: asked === '' ? [] : await recall(own, { roomId, asked, beforeId }, voice.embedder, signal),
    };
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, chatRoomId: roomId }, 'Memory could not be read; the pet speaks without it.');
    return {};
  }
}

/** What the owner wrote since the pet last spoke; without that, their last message. */
function lastWords(conversation: readonly Message[]): string {
  const lastOfPet = conversation.findLastIndex(({ messageType }) => messageType === MessageType.PET);
  const unanswered = conversation.slice(lastOfPet + 1);
  const asked =
    unanswered.length > 0
      ? unanswered
      : conversation.filter(({ messageType }) => messageType === MessageType.USER).slice(-1);
  return asked.map(({ content }) => content).join('\n');
}
