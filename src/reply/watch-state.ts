import type { MessageEvent } from '../chat/message-feed.js';
import { visibleContent } from '../chat/message.service.js';
import { languageOf } from '../language/language.js';
import { failureReason, stopped } from './failure-reason.js';
import { ReplyProgressState, type ReplyProgress } from './reply.inputs.js';
import type { RoomSnapshot } from './room-snapshot.js';

/**
 * Terms:
 * - try: one attempt to make a reply. Its number is the fence of its lease, so a newer try has a higher number.
 * - open: words of a try are accepted. Words of older tries come too late.
 */

/** One event of a room's replies, with the EntityManager that its resolvers read with. */
export type ReplyEvent = Pick<ReplyProgress, 'state' | 'text' | 'seq' | 'messageEdge' | 'reason'> &
  Pick<MessageEvent, 'em'>;

/** All the words of a try so far. */
export interface ReplyWords {
  readonly fence: number;
  /** Grows with the words of a try. */
  readonly seq: number;
  readonly words: string;
}

/** What can happen to a watched room. */
export type ReplyInput =
  | { readonly type: 'roomRead'; readonly room: RoomSnapshot }
  | { readonly type: 'wordsPublished'; readonly words: ReplyWords }
  | {
      readonly type: 'petMessage';
      readonly message: Pick<MessageEvent, 'cursor' | 'node' | 'em'> & { readonly id: string };
    }
  /** The consumer took the event that `nextEvent` returned. */
  | { readonly type: 'eventTaken' }
  /** The room is gone, or the consumer has left. */
  | { readonly type: 'closed' }
  | { readonly type: 'error'; readonly error: Error };

/** What a watcher knows of a room, and the events that its consumer has not taken. */
export interface WatchState {
  /** DONE and FAILED events, oldest first. */
  readonly results: readonly ReplyEvent[];
  /** The THINKING event that follows `results`. Newer words replace it. */
  readonly thinking: ReplyEvent | undefined;
  /** Whether a THINKING event was made since the last result. */
  readonly isThinking: boolean;
  /** The newest words that were accepted. */
  readonly newest: ReplyWords;
  /** The `seq` of the newest THINKING event since the last result; 0 without one. */
  readonly shownSeq: number;
  /** The oldest try that is open. No try is open until the room is read, at first and after each message. */
  readonly openFence: number;
  /** The newest try whose failure was reported. */
  readonly failedFence: number;
  /** The newest message from the pet. */
  readonly lastReplyId: bigint;
  readonly end: { readonly error?: Error } | undefined;
}

/** The state before any input. */
export const initialWatchState: WatchState = {
  results: [],
  thinking: undefined,
  isThinking: false,
  newest: { fence: 0, seq: 0, words: '' },
  shownSeq: 0,
  openFence: Infinity,
  failedFence: -1,
  lastReplyId: 0n,
  end: undefined,
};

/** Returns the event that the consumer takes next; undefined if there is none yet. */
export const nextEvent = ({ results, thinking }: WatchState): ReplyEvent | undefined =>
  results[0] ?? thinking;

/** Returns the state after an input. A state that has ended stays as it is. */
export function reduceReply(state: WatchState, input: ReplyInput): WatchState {
  if (state.end) return state;
  switch (input.type) {
    case 'roomRead':
      return readRoom(state, input.room);
    case 'wordsPublished':
      return acceptWords(state, input.words);
    case 'petMessage':
      return addReply(state, input.message);
    case 'eventTaken':
      return state.results.length > 0
        ? { ...state, results: state.results.slice(1) }
        : { ...state, thinking: undefined };
    case 'closed':
      return { ...state, end: {} };
    default:
      return { ...state, end: { error: input.error } };
  }
}

function addReply(
  state: WatchState,
  { id, cursor, node, em }: Extract<ReplyInput, { type: 'petMessage' }>['message'],
): WatchState {
  const done: ReplyEvent = {
    state: ReplyProgressState.DONE,
    text: visibleContent(node!),
    seq: state.shownSeq,
    messageEdge: { cursor: cursor!, node: node! },
    em,
  };
  return {
    ...state,
    results: [...state.results, done],
    thinking: undefined,
    isThinking: false,
    shownSeq: 0,
    // The message does not say which try made it. The room does.
    openFence: Infinity,
    lastReplyId: BigInt(id),
  };
}

function acceptWords(state: WatchState, words: ReplyWords): WatchState {
  const { newest, openFence } = state;
  const isNewer = words.fence > newest.fence || (words.fence === newest.fence && words.seq > newest.seq);
  return words.fence >= openFence && isNewer ? think({ ...state, newest: words }, words) : state;
}

function readRoom(before: WatchState, room: RoomSnapshot): WatchState {
  // The room was read before the newest reply.
  if (BigInt(room.lastMessageId) < before.lastReplyId) return before;
  const { isDue, isStarted, fence, words, seq, failure, petName } = room;
  const state: WatchState = { ...before, openFence: isDue && isStarted ? fence : fence + 1 };
  if (!isDue && failure === stopped) return addStop(state, fence);
  if (!isDue)
    return failure === null
      ? state
      : addFailure(state, fence, failureReason(languageOf(room.locale) ?? 'en', petName, failure));
  const next = words === null ? state : acceptWords(state, { fence, seq: seq!, words });
  if (next.isThinking) return next;
  const { newest, openFence } = next;
  return think(next, newest.fence >= openFence ? newest : { seq: 0, words: '' });
}

function addFailure(state: WatchState, fence: number, reason: string): WatchState {
  if (fence <= state.failedFence) return state;
  const { newest } = state;
  // The newest words may be those of an earlier reply.
  const seq = newest.fence === fence ? newest.seq : 0;
  const failed: ReplyEvent = { state: ReplyProgressState.FAILED, text: '', seq, reason };
  const next: WatchState = {
    ...state,
    results: [...state.results, failed],
    thinking: undefined,
    isThinking: false,
    shownSeq: 0,
    failedFence: fence,
  };
  // A newer try was faster than the reading of the room.
  return newest.fence > fence ? think(next, newest) : next;
}

/** A stop is reported only to whoever has seen the pet think. */
function addStop(state: WatchState, fence: number): WatchState {
  if (fence <= state.failedFence) return state;
  const { results, shownSeq: seq, isThinking } = state;
  const event: ReplyEvent = { state: ReplyProgressState.STOPPED, text: '', seq };
  return {
    ...state,
    results: isThinking ? [...results, event] : results,
    thinking: undefined,
    isThinking: false,
    shownSeq: 0,
    failedFence: fence,
  };
}

function think(state: WatchState, { words, seq }: Pick<ReplyWords, 'words' | 'seq'>): WatchState {
  const thinking: ReplyEvent = { state: ReplyProgressState.THINKING, text: words, seq };
  return { ...state, thinking, isThinking: true, shownSeq: seq };
}
