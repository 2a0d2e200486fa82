import { follow } from '../feed/follow.js';
import { messageFeeds } from '../chat/message-feed.js';
import { initialWatchState, nextEvent, reduceReply, } from './watch-state.js';
import { readRoomSnapshot } from './room-snapshot.js';
/** Milliseconds between two readings of a room of which nothing was published. */
const readInterval = 3_000;
/**
 * Watches the replies of a room. The current state comes first, then the words of each reply, then the reply itself or
 * its failure. A slow consumer gets the newest words and skips older ones, but gets every reply and failure. The
 * iterator ends when the owner can no longer see the room.
 * @param preferred the language that the client prefers; without one, that of the owner
 */
export function watchReplies(services, ownerId, roomId, preferred) {
    return new ReplyWatcher(services, ownerId, roomId, preferred);
}
/** Feeds `reduceReply` with what happens to a room, and iterates over the events that it makes. */
class ReplyWatcher {
    #state = initialWatchState;
    #messages;
    #stops = [];
    #waiting = [];
    #read;
    #ending;
    constructor(services, ownerId, roomId, preferred) {
        this.services = services;
        this.ownerId = ownerId;
        this.roomId = roomId;
        this.preferred = preferred;
        const { pubsub, log } = services;
        const read = (this.#read = oneAtATime(() => this.#readRoom(), (err) => log.warn({ err, chatRoomId: roomId }, 'A reply could not be read. It will be read again.')));
        const listen = (topic, listener) => this.#stops.push(pubsub.listen(topic, ownerId, (event) => {
            if (event.chatRoomId === roomId)
                listener(event);
        }));
        listen('words', (words) => this.#dispatch({ type: 'wordsPublished', words }));
        listen('reply', read);
        listen('room', read);
        listen('message', ({ type }) => {
            if (type === 'USER')
                read();
        });
        const timer = setInterval(read, readInterval).unref();
        this.#stops.push(pubsub.onGap(read), () => clearInterval(timer));
        read();
    }
    async next() {
        for (;;) {
            const { end } = this.#state;
            if (end?.error)
                throw end.error;
            if (end)
                return { done: true, value: undefined };
            const value = nextEvent(this.#state);
            if (value) {
                this.#dispatch({ type: 'eventTaken' });
                return { done: false, value: { ...value, chatRoomId: this.roomId } };
            }
            await this.#change();
        }
    }
    async return() {
        this.#dispatch({ type: 'closed' });
        await this.#ending;
        return { done: true, value: undefined };
    }
    [Symbol.asyncIterator]() {
        return this;
    }
    #dispatch(input) {
        this.#state = reduceReply(this.#state, input);
        if (this.#state.end && !this.#ending) {
            for (const stop of this.#stops)
                stop();
            this.#ending = this.#messages?.return?.() ?? Promise.resolve();
        }
        for (const resume of this.#waiting.splice(0))
            resume();
    }
    /** Resolves at the next input. */
    #change() {
        return new Promise((resolve) => this.#waiting.push(resolve));
    }
    async #readRoom() {
        if (this.#state.end)
            return;
        const room = await readRoomSnapshot(this.services.em, this.roomId);
        if (!room)
            return this.#dispatch({ type: 'closed' });
        this.#dispatch({ type: 'roomRead', room: this.preferred ? { ...room, locale: this.preferred } : room });
        // The watcher may have ended during the read. Nothing would end a feed that is followed from then on.
        if (!this.#messages && !this.#state.end)
            void this.#followMessages({ at: new Date(room.lastMessageAt), id: room.lastMessageId });
    }
    /** @param after the newest message at the first reading of the room; every later reply is reported */
    async #followMessages(after) {
        try {
            this.#messages = follow(messageFeeds(this.services), {
                ownerId: this.ownerId,
                projection: undefined,
                interest: { chatRoomId: this.roomId },
                after,
            });
            for await (const message of this.#messages) {
                if (!message.byPet)
                    continue;
                const { position, cursor, node, em } = message;
                this.#dispatch({ type: 'petMessage', message: { id: position.id, cursor, node, em } });
                // The owner may have written something newer that is due already.
                this.#read();
                // The feed bounds what waits for a slow consumer.
                while (this.#state.results.length > 0 && !this.#state.end)
                    await this.#change();
            }
        }
        catch (error) {
            this.#dispatch({ type: 'error', error: error });
        }
    }
}
/** Returns a function that runs `task` one at a time. A call during a run makes one more run follow. */
function oneAtATime(task, onError) {
    let isRunning = false;
    let isRequested = false;
    const run = async () => {
        isRunning = true;
        try {
            while (isRequested) {
                isRequested = false;
                await task();
            }
        }
        catch (error) {
            onError(error);
        }
        finally {
            isRunning = false;
        }
    };
    return () => {
        isRequested = true;
        if (!isRunning)
            void run();
    };
}
//# sourceMappingURL=watch-replies.js.map