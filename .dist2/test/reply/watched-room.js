import { initialWatchState, nextEvent, reduceReply, } from '../../src/reply/watch-state.js';
import { ReplyProgressState } from '../../src/reply/reply.inputs.js';
/**
 * A model of a room, its workers and a watcher. Each act is one step of one of them. Words, replies and readings reach
 * the watcher at any later moment. Only replies keep their order, and readings, of which there is one at a time.
 * Words read `fence.seq`, and a reply reads as the last words of its try.
 */
export class WatchedRoom {
    constructor() {
        this.events = [];
        this.expected = {
            done: [],
            failures: 0,
            isThinking: false,
            lastWords: undefined,
        };
        this.maxThinkingWaiting = 0;
        this.#state = initialWatchState;
        this.#isDue = false;
        this.#attempts = 0;
        this.#isLeased = false;
        this.#fence = 0;
        this.#seq = 0;
        this.#failure = null;
        this.#lastId = 0;
        this.#words = [];
        this.#replies = [];
        this.#lastDelivered = 0;
        this.#failedFence = 0;
    }
    /** Every act, with how often it happens beside the others. */
    static { this.acts = {
        ownerWrites: 2,
        lease: 3,
        speak: 4,
        speakLate: 1,
        storeWords: 2,
        reply: 2,
        fail: 2,
        stop: 1,
        putOff: 1,
        retry: 2,
        startReading: 4,
        endReading: 4,
        deliverWords: 4,
        deliverReply: 2,
        take: 3,
    }; }
    #state;
    #isDue;
    #attempts;
    #isLeased;
    #fence;
    #seq;
    #failure;
    #stored;
    #lastId;
    #reading;
    #words;
    #replies;
    #lastDelivered;
    #failedFence;
    act(name, choice) {
        switch (name) {
            case 'ownerWrites':
                this.#lastId++;
                if (!this.#isDue)
                    this.#attempts = 0;
                this.#isDue = true;
                this.#failure = null;
                return;
            case 'lease':
                // A lease that is held may run out.
                if (!this.#isDue)
                    return;
                this.#isLeased = true;
                this.#attempts++;
                this.#fence++;
                this.#seq = 0;
                return;
            case 'speak':
                if (this.#isLeased)
                    this.#words.push(this.#wordsOf(this.#fence, ++this.#seq));
                return;
            case 'speakLate':
                // A worker that was frozen, and lost its lease meanwhile.
                if (this.#fence > 1)
                    this.#words.push(this.#wordsOf(1 + (choice % (this.#fence - 1)), 1_000 + choice));
                return;
            case 'storeWords':
                if (this.#isLeased && this.#seq > 0)
                    this.#stored = this.#wordsOf(this.#fence, this.#seq);
                return;
            case 'reply':
                if (!this.#isLeased)
                    return;
                this.#replies.push({ id: String(++this.#lastId), content: `${this.#fence}.${this.#seq}` });
                // The owner may have written something newer.
                this.#end(choice % 2 === 0);
                return;
            case 'fail':
                if (!this.#isLeased)
                    return;
                this.#end(choice % 2 === 0);
                if (!this.#isDue)
                    this.#failure = 'VOICE_DOWN';
                return;
            case 'stop':
                if (!this.#isDue)
                    return;
                // What was said becomes a message.
                if (this.#isLeased && this.#seq > 0)
                    this.#replies.push({ id: String(++this.#lastId), content: `${this.#fence}.${this.#seq}` });
                else
                    this.#failure = 'STOPPED';
                this.#end(false);
                this.#fence++;
                return;
            case 'putOff':
                this.#isLeased = false;
                return;
            case 'retry':
                if (this.#failure === null)
                    return;
                this.#failure = null;
                this.#isDue = true;
                return;
            case 'startReading':
                this.#reading ??= this.#snapshot();
                return;
            case 'endReading':
                if (this.#reading)
                    this.#deliverReading(this.#reading);
                this.#reading = undefined;
                return;
            case 'deliverWords': {
                const [words] = this.#words.splice(choice % (this.#words.length || 1), 1);
                if (words)
                    this.#dispatch({ type: 'wordsPublished', words });
                return;
            }
            case 'deliverReply':
                this.#deliverReply();
                return;
            default:
                this.#take();
        }
    }
    /** Delivers everything, reads the room once more as the watcher does, and takes every event. */
    finish() {
        while (this.#replies.length > 0)
            this.#deliverReply();
        if (this.#reading)
            this.#deliverReading(this.#reading);
        this.#deliverReading(this.#snapshot());
        for (const words of this.#words.splice(0))
            this.#dispatch({ type: 'wordsPublished', words });
        this.expected.isThinking = this.#isDue;
        if (this.#isLeased && this.#seq > 0) {
            const words = this.#wordsOf(this.#fence, ++this.#seq);
            this.#dispatch({ type: 'wordsPublished', words });
            this.expected.lastWords = words.words;
        }
        while (nextEvent(this.#state))
            this.#take();
    }
    #wordsOf(fence, seq) {
        return { fence, seq, words: `${fence}.${seq}` };
    }
    #end(isDue) {
        this.#isLeased = false;
        this.#isDue = isDue;
        this.#attempts = 0;
        this.#stored = undefined;
    }
    #snapshot() {
        const stored = this.#stored?.fence === this.#fence ? this.#stored : undefined;
        return {
            petName: 'Coco',
            isDue: this.#isDue,
            isStarted: this.#attempts > 0,
            failure: this.#failure,
            fence: this.#fence,
            lastMessageId: String(this.#lastId),
            lastMessageAt: '2026-11-27T00:00:00Z',
            words: stored?.words ?? null,
            seq: stored?.seq ?? null,
        };
    }
    #deliverReading(room) {
        const isNewFailure = room.failure !== null && room.fence > this.#failedFence;
        if (isNewFailure && Number(room.lastMessageId) >= this.#lastDelivered) {
            this.#failedFence = room.fence;
            if (room.failure !== 'STOPPED')
                this.expected.failures++;
        }
        this.#dispatch({ type: 'roomRead', room });
    }
    #deliverReply() {
        const reply = this.#replies.shift();
        if (!reply)
            return;
        const { id, content } = reply;
        this.#lastDelivered = Number(id);
        this.expected.done.push(content);
        const node = { id, content };
        this.#dispatch({ type: 'petMessage', message: { id, cursor: id, node } });
    }
    #take() {
        const event = nextEvent(this.#state);
        if (!event)
            return;
        this.events.push(event);
        this.#dispatch({ type: 'eventTaken' });
    }
    #dispatch(input) {
        this.#state = reduceReply(this.#state, input);
        let waiting = 0;
        for (let state = this.#state, event = nextEvent(state); event; state = reduceReply(state, { type: 'eventTaken' }), event = nextEvent(state))
            if (event.state === ReplyProgressState.THINKING)
                waiting++;
        this.maxThinkingWaiting = Math.max(this.maxThinkingWaiting, waiting);
    }
}
//# sourceMappingURL=watched-room.js.map