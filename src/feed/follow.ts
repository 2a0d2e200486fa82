import { setTimeout as delay } from 'node:timers/promises';
import { pageSize, type FeedReader, type OwnerFeed, type SharedProjection } from './owner-feed.js';
import type { Feeds } from './feeds.js';

const readAgainAfter = 1_000;
// What may wait for a reader who takes too little, in events and in characters.
const [mostWaiting, mostCharacters] = [pageSize, 250_000];
/** Stands for every array that holds nothing; nothing is put into it. */
const empty: never[] = [];

/** Whose feed a reader follows, and what of it. */
export interface FollowOptions<Position, Interest, Shown extends SharedProjection> {
  ownerId: string;
  /** What the reader is shown of each event; without it, events bring what resolvers need. */
  projection: Shown | undefined;
  interest: Interest;
  /** Where the reader stands; without it only what is new comes. */
  after: Position | undefined;
  /** Hears of what ends it. @returns stops hearing */
  until?: (end: () => void) => () => void;
}

/** Where followed events are poured. */
export interface Sink<Event> {
  /** Takes one, when the one before was taken; where it fails, that ends the following. */
  write(event: Event): Promise<void>;
  /** Told once that nothing more will come, and by which fault, if it was one. */
  end(fault?: unknown): void;
}

/** Followed events, for one who takes them out, or is handed them. */
export interface EventStream<Event> extends AsyncIterableIterator<Event> {
  /** Hands over every event from now on; while none comes, nothing waits, which an iteration would. */
  pipe(sink: Sink<Event>): void;
}

/**
 * Follows an owner's feed: first what stands behind `after`, page by page, then what is new, without a gap
 * and without a repeat. What is new waits in a queue; the queue of a reader too slow for it is cut, and the reader
 * goes on from the database, so that nobody's absence sits in memory.
 */
export function follow<Event, Position, Interest, Shown extends SharedProjection>(
  feeds: Feeds<Event, Position, Interest, Shown>,
  following: FollowOptions<Position, Interest, Shown>,
): EventStream<Event> {
  return new Follower(feeds, following);
}

/** One reader of a feed. */
class Follower<Event, Position, Interest, Shown extends SharedProjection>
  implements EventStream<Event>, FeedReader<Event>
{
  #at: Position | undefined;
  /** What was read from the database; it comes before the queue. */
  #page: Event[] = empty;
  /** Whether more stands in the database than the queue holds. */
  #isBehind: boolean;
  #queue: Event[] = empty;
  #characters = 0;
  #joining: Promise<void> | undefined;
  #feed: OwnerFeed<Event, Position, Interest, Shown> | undefined;
  readonly #stopWaiting: (() => void) | undefined;
  #ended = false;
  #wake: (() => void) | undefined;
  #sink: Sink<Event> | undefined;
  #pouring = false;
  #again = false;

  constructor(
    private readonly feeds: Feeds<Event, Position, Interest, Shown>,
    private following: FollowOptions<Position, Interest, Shown>,
  ) {
    this.#at = following.after;
    this.#isBehind = following.after !== undefined;
    this.#stopWaiting = following.until?.(() => void this.return());
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    for (;;) {
      this.#again = false;
      const value = await this.#advance();
      if (value !== undefined) return { done: false, value };
      if (this.#ended) return { done: true, value: undefined };
      // What came since it looked woke nobody.
      if (!this.#again) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  pipe(sink: Sink<Event>): void {
    this.#sink = sink;
    this.#stir();
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
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
        this.feeds.leave(this.following.ownerId, this.following.projection);
      }
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next event; undefined where none is there yet, or none will come. */
  async #advance(): Promise<Event | undefined> {
    if (!this.#feed && !this.#ended) await (this.#joining ??= this.#join());
    const { source } = this.feeds;
    while (!this.#ended) {
      const event = this.#page.shift() ?? (this.#isBehind ? undefined : this.#take());
      if (event !== undefined) {
        const position = source.positionOf(event);
        if (!source.isBehind(position, this.#at!)) continue;
        this.#at = position;
        return event;
      }
      this.#page = empty;
      if (!this.#isBehind) return undefined;
      await this.#readPage();
    }
    return undefined;
  }

  /** There is more, perhaps. */
  #stir(): void {
    this.#again = true;
    this.#wake?.();
    if (this.#sink && !this.#pouring) void this.#pour(this.#sink);
  }

  async #pour(sink: Sink<Event>): Promise<void> {
    this.#pouring = true;
    try {
      while (this.#again) {
        this.#again = false;
        for (let event = await this.#advance(); event !== undefined; event = await this.#advance())
          await sink.write(event);
      }
      if (this.#ended) this.#end();
    } catch (error) {
      this.#end(error);
      void this.return();
    } finally {
      this.#pouring = false;
    }
  }

  #end(fault?: unknown): void {
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.end(fault);
  }

  async #join(): Promise<void> {
    const { ownerId, projection } = this.following;
    try {
      const feed = await this.feeds.join(ownerId, projection);
      // One for all who are shown the same.
      this.following = { ...this.following, projection: feed.projection };
      this.#at ??= feed.at;
      this.#feed = feed;
      feed.add(this);
      if (feed.hasSkipped) feed.wake();
      this.feeds.services.metrics.live.subscribers.inc();
    } finally {
      this.#joining = undefined;
    }
  }

  get isBehind(): boolean {
    return this.#isBehind;
  }

  push(events: readonly Event[]): void {
    const { source, services } = this.feeds;
    // While it reads the database, it will find these there.
    if (this.#isBehind) return;
    for (const event of events)
      if (source.matches(event, this.following.interest)) {
        if (this.#queue === empty) this.#queue = [];
        this.#queue.push(event);
        this.#characters += source.sizeOf(event);
      }
    if (this.#queue.length > mostWaiting || this.#characters > mostCharacters) {
      services.metrics.live.cut.inc();
      this.#queue = empty;
      this.#characters = 0;
      this.#isBehind = true;
    }
    this.#stir();
  }

  #take(): Event | undefined {
    const event = this.#queue.shift();
    if (event !== undefined) this.#characters -= this.feeds.source.sizeOf(event);
    // An array that was filled once keeps its room, and ten thousand readers mostly wait.
    else this.#queue = empty;
    return event;
  }

  /** The page was the last: from its end on the feed hands out what comes. */
  #rejoin(): void {
    const last = this.#page.at(-1);
    this.#feed?.rejoin(last === undefined ? this.#at! : this.feeds.source.positionOf(last));
  }

  async #readPage(): Promise<void> {
    const { services } = this.feeds;
    const { ownerId, projection, interest } = this.following;
    // Set before reading: what arrives meanwhile is queued, and dropped where the page holds it too.
    this.#isBehind = false;
    try {
      this.#page = await this.feeds.read({ ownerId, after: this.#at!, projection, interest });
      services.metrics.live.replayed.inc(this.#page.length);
      if (this.#page.length === pageSize) this.#isBehind = true;
      else this.#rejoin();
    } catch (error) {
      this.#isBehind = true;
      services.log.warn({ err: error, ownerId }, 'Missed events could not be read; they will be again.');
      await delay(readAgainAfter, undefined, { ref: false });
    }
  }
}
