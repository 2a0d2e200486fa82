import type { Live } from '../live.js';
import type { NuzzleError } from '../nuzzle-error.js';

/** A message that has not arrived yet. */
export interface UnsentMessage {
  readonly clientMessageId: string;
  readonly chatRoomId: string;
  readonly content: string;
  /** When the owner wrote it, as an ISO 8601 text. */
  readonly writtenAt: string;
  /** `failed` if it will not be sent unless the owner retries. */
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, or why it waits. */
  readonly failure: NuzzleError | undefined;
}

/**
 * The owner's messages that have not arrived yet, in the order of writing. It outlives a reload, belongs to the owner
 * who wrote them, and is shared by all tabs, of which one sends.
 */
export interface Outbox extends Live<readonly UnsentMessage[]> {
  /**
   * Adds a message, and sends it as soon as there is a connection.
   * @returns its clientMessageId
   * @throws NuzzleError BAD_USER_INPUT if it is empty or longer than 1,000 characters, OUTBOX_FULL past 500 messages
   */
  readonly add: (message: { readonly chatRoomId: string; readonly content: string }) => string;
  /** Sends a message again that failed, or does not wait any longer. */
  readonly retry: (clientMessageId: string) => void;
  /** Drops a message that is not being sent. */
  readonly discard: (clientMessageId: string) => void;
}
