import { setTimeout as delay } from 'node:timers/promises';
import { pageSize } from './feed-source.js';
const retryInterval = 1_000;
// The queue of a slow reader is dropped past this many events, or characters.
const [maxQueued, maxQueuedCharacters] = [pageSize, 250_000];
/** Shared by everything that is empty; nothing is ever put into it. */
const empty = [];
/**
 * Follows an owner's feed: first the events after `after`, page by page, then new ones, without gaps or repeats. New
 * events wait in a queue. If the reader is too slow, the queue is dropped and the reader continues from the database, so that
 * slow readers take no memory.
 */
export function follow(feeds, options) {
    return new Follower(feeds, options);
}
/** One reader of a feed. */
class Follower {
    #at;
    /** Whether `#at` is the position of an event, and not what a client made up. */
    #isAtEvent = false;
    /** Events read from the database; they come before the queue. */
    #page = empty;
    /** Whether the database has more events than the queue. */
    #isBehind;
    #queue = empty;
    #characters = 0;
    #joining;
    #feed;
    #stopWaiting;
    #ended = false;
    #wake;
    #sink;
    #piping = false;
    #again = false;
    constructor(feeds, options) {
        this.feeds = feeds;
        this.options = options;
        this.#at = options.after;
        this.#isBehind = options.after !== undefined;
        this.#stopWaiting = options.until?.(() => void this.return());
    }
    async next() {
        for (;;) {
            this.#again = false;
            const value = await this.#advance();
            if (value !== undefined)
                return { done: false, value };
            if (this.#ended)
                return { done: true, value: undefined };
            // An event that arrived during #advance woke nobody.
            if (!this.#again)
                await new Promise((resolve) => (this.#wake = resolve));
        }
    }
    pipe(sink) {
        this.#sink = sink;
        this.#notify();
    }
    async return() {
        if (!this.#ended) {
            this.#ended = true;
            this.#queue = empty;
            this.#stopWaiting?.();
            this.#wake?.();
            this.#end();
            await this.#joining?.catch(() => undefined);
            if (this.#feed) {
                this.feeds.services.metrics.live.subscribers.dec();
                this.#feed.remove(this);
                this.feeds.leave(this.options.ownerId, this.options.projection);
            }
        }
        return { done: true, value: undefined };
    }
    [Symbol.asyncIterator]() {
        return this;
    }
    /** Takes the next event; undefined if there is none yet, or none will come. */
    async #advance() {
        if (!this.#feed && !this.#ended)
            await (this.#joining ??= this.#join());
        const { source } = this.feeds;
        while (!this.#ended) {
            const event = this.#page.shift() ?? (this.#isBehind ? undefined : this.#take());
            if (event !== undefined) {
                if (!source.isAfter(event.position, this.#at))
                    continue;
                this.#at = event.position;
                this.#isAtEvent = true;
                return event;
            }
            this.#page = empty;
            if (!this.#isBehind)
                return undefined;
            await this.#readPage();
        }
        return undefined;
    }
    #notify() {
        this.#again = true;
        this.#wake?.();
        if (this.#sink && !this.#piping)
            void this.#pipe(this.#sink);
    }
    async #pipe(sink) {
        this.#piping = true;
        try {
            while (this.#again) {
                this.#again = false;
                for (let event = await this.#advance(); event !== undefined; event = await this.#advance())
                    await sink.write(event);
            }
            if (this.#ended)
                this.#end();
        }
        catch (error) {
            this.#end(error);
            void this.return();
        }
        finally {
            this.#piping = false;
        }
    }
    #end(error) {
        const sink = this.#sink;
        this.#sink = undefined;
        sink?.end(error);
    }
    async #join() {
        const { ownerId, projection } = this.options;
        try {
            const feed = await this.feeds.join(ownerId, projection);
            // All followers of a feed keep the feed's own projection object.
            this.options = { ...this.options, projection: feed.projection };
            this.#at ??= feed.at;
            this.#feed = feed;
            feed.add(this);
            if (feed.hasSkipped)
                feed.wake();
            this.feeds.services.metrics.live.subscribers.inc();
        }
        finally {
            this.#joining = undefined;
        }
    }
    get isBehind() {
        return this.#isBehind;
    }
    push(events) {
        const { source, services } = this.feeds;
        // A reader that is behind finds these events in the database.
        if (this.#isBehind)
            return;
        for (const event of events)
            if (source.matches(event, this.options.interest)) {
                if (this.#queue === empty)
                    this.#queue = [];
                this.#queue.push(event);
                this.#characters += source.sizeOf(event);
            }
        if (this.#queue.length > maxQueued || this.#characters > maxQueuedCharacters) {
            services.metrics.live.cut.inc();
            this.#queue = empty;
            this.#characters = 0;
            this.#isBehind = true;
        }
        this.#notify();
    }
    #take() {
        const event = this.#queue.shift();
        if (event !== undefined)
            this.#characters -= this.feeds.source.sizeOf(event);
        // An array that was once filled keeps its memory, and thousands of readers mostly wait.
        else
            this.#queue = empty;
        return event;
    }
    /** Takes pushed events again, from the end of the last page on. */
    #rejoin() {
        this.#feed?.rejoin(this.#page.at(-1)?.position ?? (this.#isAtEvent ? this.#at : undefined));
    }
    async #readPage() {
        const { services } = this.feeds;
        const { ownerId, projection, interest } = this.options;
        // Cleared before the read: events that arrive meanwhile are queued, and skipped if the page has them too.
        this.#isBehind = false;
        try {
            this.#page = await this.feeds.read({ ownerId, after: this.#at, projection, interest });
            services.metrics.live.replayed.inc(this.#page.length);
            if (this.#page.length === pageSize)
                this.#isBehind = true;
            else
                this.#rejoin();
        }
        catch (error) {
            this.#isBehind = true;
            services.log.warn({ err: error, ownerId }, 'A page of missed events could not be read; the read is repeated.');
            await delay(retryInterval, undefined, { ref: false });
        }
    }
}
//# sourceMappingURL=follow.js.map