/**
 * Terms:
 * - publish: notify every process on the same database that a row changed. A payload carries ids, not text, so
 *   that each listener reads the row itself and checks who may see it.
 * - topic: the kind of change. Every payload names the owner that it concerns.
 * - listener: a function in this process that receives the payloads of one topic.
 * - gap: a time in which payloads may have been lost. After one, listeners compare with the database.
 */

/** The topics and their payloads. */
export interface Topics {
  /** A message was added to a room. */
  message: { ownerId: string; chatRoomId: string; type: 'USER' | 'PET' };
  /** A reply made progress; `isDue` if it waits for a worker, `endedFence` the try that its owner stopped. */
  reply: { ownerId: string; chatRoomId: string; isDue: boolean; endedFence?: number };
  /** All the words so far of a reply. Only published locally, because they are text. */
  words: { ownerId: string; chatRoomId: string; fence: number; seq: number; words: string };
  /** A room was deleted: nobody may see it any more. */
  room: { ownerId: string; chatRoomId: string };
  /** A row of the owner changed that is no new message: a pet, a room, a message, a notification or a read marker. */
  owner: { ownerId: string };
  /** A notification's status changed. */
  notification: { ownerId: string };
  /** A mail was queued. It may concern nobody's account: the owner is always `0`. */
  mail: { ownerId: string };
  /** A session was ended before it expired: its sockets must be closed. */
  session: { ownerId: string; sessionId: string };
}

/** The kind of a change. */
export type Topic = keyof Topics;

/** Receives one payload; must not throw. */
export type Listener<T extends Topic> = (payload: Topics[T]) => void;

/** Publishes to all processes on the same database, and listens to what they publish. */
export interface PubSub {
  /**
   * Publishes to every process, this one included, within a few milliseconds; call it after the commit. A payload
   * that cannot be delivered is lost, and feeds catch up from the database.
   */
  publish<T extends Topic>(topic: T, payload: Topics[T]): void;
  /** Publishes to this process only, at once. */
  publishLocally<T extends Topic>(topic: T, payload: Topics[T]): void;
  /**
   * Listens to a topic for one owner, or for all owners with `'*'`.
   * @returns stops listening; a payload that is being dispatched may still arrive
   */
  listen<T extends Topic>(topic: T, ownerId: string, listener: Listener<T>): () => void;
  /**
   * Listens for gaps, for example after a reconnect.
   * @returns stops listening
   */
  onGap(listener: () => void): () => void;
  /** Whether this process receives what is published. */
  readonly isConnected: boolean;
  /** Publishes what is queued, then closes the connection. */
  close(): Promise<void>;
}
