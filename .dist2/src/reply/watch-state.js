import { visibleContent } from '../chat/message.service.js';
import { languageOf } from '../language/language.js';
import { failureReason, stopped } from './failure-reason.js';
import { ReplyProgressState } from './reply.inputs.js';
/** The state before any input. */
export const initialWatchState = {
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
export const nextEvent = ({ results, thinking }) => results[0] ?? thinking;
/** Returns the state after an input. A state that has ended stays as it is. */
export function reduceReply(state, input) {
    if (state.end)
        return state;
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
function addReply(state, { id, cursor, node, em }) {
    const done = {
        state: ReplyProgressState.DONE,
        text: visibleContent(node),
        seq: state.shownSeq,
        messageEdge: { cursor: cursor, node: node },
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
function acceptWords(state, words) {
    const { newest, openFence } = state;
    const isNewer = words.fence > newest.fence || (words.fence === newest.fence && words.seq > newest.seq);
    return words.fence >= openFence && isNewer ? think({ ...state, newest: words }, words) : state;
}
function readRoom(before, room) {
    // The room was read before the newest reply.
    if (BigInt(room.lastMessageId) < before.lastReplyId)
        return before;
    const { isDue, isStarted, fence, words, seq, failure, petName } = room;
    const state = { ...before, openFence: isDue && isStarted ? fence : fence + 1 };
    if (!isDue && failure === stopped)
        return addStop(state, fence);
    if (!isDue)
        return failure === null
            ? state
            : addFailure(state, fence, failureReason(languageOf(room.locale) ?? 'en', petName, failure));
    const next = words === null ? state : acceptWords(state, { fence, seq: seq, words });
    if (next.isThinking)
        return next;
    const { newest, openFence } = next;
    return think(next, newest.fence >= openFence ? newest : { seq: 0, words: '' });
}
function addFailure(state, fence, reason) {
    if (fence <= state.failedFence)
        return state;
    const { newest } = state;
    // The newest words may be those of an earlier reply.
    const seq = newest.fence === fence ? newest.seq : 0;
    const failed = { state: ReplyProgressState.FAILED, text: '', seq, reason };
    const next = {
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
function addStop(state, fence) {
    if (fence <= state.failedFence)
        return state;
    const { results, shownSeq: seq, isThinking } = state;
    const event = { state: ReplyProgressState.STOPPED, text: '', seq };
    return {
        ...state,
        results: isThinking ? [...results, event] : results,
        thinking: undefined,
        isThinking: false,
        shownSeq: 0,
        failedFence: fence,
    };
}
function think(state, { words, seq }) {
    const thinking = { state: ReplyProgressState.THINKING, text: words, seq };
    return { ...state, thinking, isThinking: true, shownSeq: seq };
}
//# sourceMappingURL=watch-state.js.map