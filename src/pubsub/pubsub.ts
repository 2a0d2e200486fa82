/**
 * Words used here.
 * - news: that something stands in the database now. Between processes it carries ids and times, never words: who
 *   is told reads the row, with the right to see it, on a manager of its own.
 * - topic: a kind of news. key: whose news it is, so that nobody filters a stranger's.
 * - gap: news may have been lost; whoever listens compares with the database.
 */

/** The topics and what their news carries. */
export interface Topics {
  /** A message stands in a room. */
  message: { ownerId: string; chatRoomId: string; type: 'USER' | 'PET' };
  /** A reply has come further, or is asked for again. */
  reply: { ownerId: string; chatRoomId: string; isDue: boolean };
  /** All the words so far of a reply; only told here, because they are words. */
  words: { ownerId: string; chatRoomId: string; fence: number; seq: number; words: string };
  /** A room is gone: nobody may see it any more. */
  room: { ownerId: string; chatRoomId: string };
  /** A notification's status has changed. */
  notification: { ownerId: string };
  /** A session has ended before its time: its sockets are to be closed. */
  session: { ownerId: string; sessionId: string };
}

/** A kind of news. */
export type Topic = keyof Topics;

/** Takes one piece of news; must not throw. */
export type Listener<T extends Topic> = (news: Topics[T]) => void;

/** Announces and hears news, in this process and all others on the same database. */
export interface PubSub {
  /** Tells everybody, soon; call it after the commit. What cannot be told is lost and made up for by catching up. */
  publish<T extends Topic>(topic: T, news: Topics[T]): void;
  /** Tells this process only, at once. */
  publishLocally<T extends Topic>(topic: T, news: Topics[T]): void;
  /**
   * Hears a topic's news of one owner, or of all with `'*'`.
   * @returns stops it; what is being told at that moment may still come
   */
  listen<T extends Topic>(topic: T, ownerId: string, listener: Listener<T>): () => void;
  /**
   * Hears of gaps: the connection was lost and is back.
   * @returns stops it
   */
  onGap(listener: () => void): () => void;
  /** Whether what is announced is heard here. */
  readonly isConnected: boolean;
  /** Says what is still to be said, then lets go of the connection. */
  close(): Promise<void>;
}
