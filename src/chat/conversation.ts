import type { EntityManager } from '@mikro-orm/postgresql';
import type { Line } from '../voice/voice.js';
import { Message } from './message.entity.js';

const remembered = 30;

/** The newest messages of a room, as many as a voice is told of, oldest first. */
export async function newestMessages(em: EntityManager, roomId: string): Promise<Message[]> {
  const newest = await em.find(
    Message,
    { chatRoom: roomId },
    { orderBy: { sentAt: 'desc', id: 'desc' }, limit: remembered },
  );
  return newest.toReversed();
}

/** A message as the voice reads it. */
export const toLine = ({ messageType, content }: Message): Line => ({ by: messageType, content });
