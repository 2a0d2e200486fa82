import type { MessageFieldsFragment, RoomFieldsFragment } from '../generated/graphql.js';
import type { Live } from '../live.js';
import type { NuzzleError } from '../nuzzle-error.js';

/** How far something is that comes from the server. */
export type Status = 'loading' | 'ready' | 'failed';

/** A chat room with its pet, its newest message and its counts. */
export type Room = RoomFieldsFragment;

/** A message of a room, or one that is on its way there. */
export interface ChatMessage extends Omit<MessageFieldsFragment, 'id' | '__typename'> {
  /** A key for lists. It stays the same when a message on its way arrives. */
  readonly key: string;
  /** The ID of the message; undefined until it has arrived. */
  readonly id: string | undefined;
  /** `sending` also while it waits for a connection; `failed` if it will not be sent unless the owner retries. */
  readonly state: 'sent' | 'sending' | 'failed';
  /** Why it failed, in words for the owner. */
  readonly failure?: NuzzleError | undefined;
}

/** One chat room as a screen shows it: a window into its messages, oldest first. */
export interface ChatState {
  readonly status: Status;
  /** Why the room could not be read. `NOT_FOUND` if there is no such room. */
  readonly error: NuzzleError | undefined;
  readonly room: Room | undefined;
  /** The messages of the window; deleted ones with `deletedAt` and no words. What is on its way comes last. */
  readonly messages: readonly ChatMessage[];
  /**
   * The place of the first message in an endless list: it falls by the number of messages that come before it, and
   * rises as the window lets go of them. A virtual list adds it to its first index.
   */
  readonly offset: number;
  readonly hasOlder: boolean;
  /** Whether the window has left the newest messages behind: after scrolling far up, or `jumpTo`. */
  readonly hasNewer: boolean;
  readonly isLoadingOlder: boolean;
  readonly isLoadingNewer: boolean;
}

/** What an owner can do in a room. Methods throw NuzzleError, unless they say otherwise. */
export interface ChatActions {
  /**
   * Puts a message into the outbox. It is in `messages` at once; whether it arrives, its `state` says.
   * @returns its clientMessageId
   * @throws NuzzleError BAD_USER_INPUT if it is empty or longer than 1,000 characters, OUTBOX_FULL
   */
  readonly send: (content: string) => string;
  /** Sends a message that failed again, by its clientMessageId. */
  readonly retry: (clientMessageId: string) => void;
  /** Takes a message that is not sent out of the outbox. */
  readonly discard: (clientMessageId: string) => void;
  /** Loads a page of older messages into the window. Never throws; a second call while one loads does nothing. */
  readonly loadOlder: () => Promise<void>;
  /** Loads a page of newer messages into the window, if it has left them behind. Never throws. */
  readonly loadNewer: () => Promise<void>;
  /** Moves the window to a message, such as one that a search found, by the edge's cursor. */
  readonly jumpTo: (edge: {
    readonly cursor: string;
    readonly node: { readonly id: string };
  }) => Promise<void>;
  /** Moves the window back to the newest messages. */
  readonly jumpToLatest: () => Promise<void>;
  /** Marks the room read up to a message, or the newest one of the window. Never throws; repeats cost nothing. */
  readonly markRead: (upTo?: string) => Promise<void>;
  /** Stops the reply that the pet is making. */
  readonly stopReply: () => Promise<void>;
  /** Asks for another reply in place of the newest one. */
  readonly regenerate: () => Promise<void>;
  /** Asks again for a reply that failed or was stopped. */
  readonly retryReply: () => Promise<void>;
  /** Deletes a message. It keeps its place, without its words. */
  readonly deleteMessage: (messageId: string) => Promise<void>;
}

/** One chat room: its state, and what an owner can do there. It is live while somebody follows it. */
export interface Chat extends Live<ChatState>, ChatActions {}

/** The reply that a pet is making. */
export interface ReplyProgressView {
  readonly state: 'idle' | 'thinking' | 'failed' | 'stopped';
  /** All the words so far; empty before the first, and when there is no reply. */
  readonly text: string;
  /** Why the reply failed, in a sentence for the owner. */
  readonly reason: string | undefined;
}

/** The reply of one room. It is live while somebody follows it. */
export interface Reply extends Live<ReplyProgressView> {
  /** Stops the reply. What the pet has said becomes its message. */
  readonly stop: () => Promise<void>;
  /** Asks again for a reply that failed or was stopped. */
  readonly retry: () => Promise<void>;
}
