import type { PubSub } from '../pubsub/pubsub.js';

/** The words that a try has said so far, and the number of the try. */
interface SpokenWords {
  fence: number;
  words: string;
}

const known = new WeakMap<PubSub, Map<string, SpokenWords>>();

/**
 * The words of the replies that this process is making, by chat room. Its own subscribers have them before they are
 * stored, so that a reply that is stopped here keeps what they show.
 */
export function spokenWords(pubsub: PubSub): Map<string, SpokenWords> {
  const rooms = known.get(pubsub) ?? new Map<string, SpokenWords>();
  known.set(pubsub, rooms);
  return rooms;
}
