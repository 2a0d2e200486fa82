import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from '../log.js';
import type { Live, Topic } from './live.js';

/**
 * Words used here.
 * - feed: what happens to one owner, in the order in which it commits, each event at a position.
 * - interest: which of it a reader wants.
 */

/** How many rows are read at a time, and how many events may wait for a slow reader. */
export const pageSize = 100;

const catchUpEvery = 3_000;

/** What following a feed needs. */
export interface FeedServices {
  readonly em: EntityManager;
  readonly live: Live;
  readonly log: Logger;
}

/** Where a kind of event is read from. */
export interface FeedSource<Event, Position, Interest> {
  /** The news that tell of it. */
  readonly topic: Topic;
  /** Before the first event. */
  readonly start: Position;
  /** An owner's events behind a position that the owner may see at this moment, in order, at most a page. */
  read(em: EntityManager, ownerId: string, after: Position, interest?: Interest): Promise<Event[]>;
  /** The newest position of each owner who has one, in one statement. */
  newest(em: EntityManager, ownerIds: string[]): Promise<Map<string, Position>>;
  positionOf(event: Event): Position;
  /** Whether a position comes after another. */
  isBehind(position: Position, other: Position): boolean;
  matches(event: Event, interest: Interest): boolean;
}

/** One owner's feed, read once for all their devices in this process. */
export class OwnerFeed<Event, Position, Interest> {
  readonly #readers = new Set<(events: Event[]) => void>();
  #reading = false;
  #again = false;

  /** @param position where it stands: everything up to there was read */
  constructor(
    private readonly source: FeedSource<Event, Position, Interest>,
    private readonly services: FeedServices,
    readonly ownerId: string,
    private position: Position,
  ) {}

  /** Up to where the feed was read. */
  get at(): Position {
    return this.position;
  }

  /** Hands every new event to a reader until the function returned is called. */
  read(reader: (events: Event[]) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Reads on where the newest position lies behind the feed's. */
  compare(newest: Position | undefined): void {
    if (newest && this.source.isBehind(newest, this.position)) this.wake();
  }

  /** There is something new, perhaps: reads all that stands behind the position, one reading at a time. */
  wake(): void {
    this.#again = true;
    if (!this.#reading) void this.#readOn();
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        const events = await this.source.read(this.services.em, this.ownerId, this.position);
        const last = events.at(-1);
        if (last === undefined) continue;
        this.position = this.source.positionOf(last);
        if (events.length === pageSize) this.#again = true;
        for (const reader of this.#readers) reader(events);
      }
    } catch (error) {
      // The position has not moved: the next news or the catch-up reads the same again.
      this.services.log.warn(
        { err: error, ownerId: this.ownerId },
        'A feed could not be read; it will be again.',
      );
    } finally {
      this.#reading = false;
    }
  }
}

interface Followed<Event, Position, Interest> {
  feed: Promise<OwnerFeed<Event, Position, Interest>>;
  followers: number;
  unlisten: () => void;
}

/** The feeds of one kind that somebody in this process follows, and the catch-up for what no news told of. */
export class Feeds<Event, Position, Interest> {
  readonly #feeds = new Map<string, Followed<Event, Position, Interest>>();
  readonly #opened = new Map<string, OwnerFeed<Event, Position, Interest>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly source: FeedSource<Event, Position, Interest>,
    private readonly services: FeedServices,
  ) {
    services.live.onGap(() => void this.#catchUp());
  }

  /** An owner's feed, opened where nobody follows it yet: it then stands at the newest event. */
  async join(ownerId: string): Promise<OwnerFeed<Event, Position, Interest>> {
    let entry = this.#feeds.get(ownerId);
    if (!entry) {
      // Listening comes before the first look at the database, or what falls between would be missed.
      const { live } = this.services;
      const unlisten = live.listen(this.source.topic, ownerId, () => this.#opened.get(ownerId)?.wake());
      entry = { feed: this.#open(ownerId), followers: 0, unlisten };
      this.#feeds.set(ownerId, entry);
      this.#timer ??= setInterval(() => void this.#catchUp(), catchUpEvery).unref();
    }
    entry.followers++;
    try {
      const feed = await entry.feed;
      if (!this.#opened.has(ownerId)) {
        this.#opened.set(ownerId, feed);
        feed.wake();
      }
      return feed;
    } catch (error) {
      this.leave(ownerId);
      throw error;
    }
  }

  /** One follower fewer; the last one closes the feed. */
  leave(ownerId: string): void {
    const entry = this.#feeds.get(ownerId);
    if (!entry || --entry.followers > 0) return;
    entry.unlisten();
    this.#feeds.delete(ownerId);
    this.#opened.delete(ownerId);
    if (this.#feeds.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  async #open(ownerId: string): Promise<OwnerFeed<Event, Position, Interest>> {
    const newest = await this.source.newest(this.services.em, [ownerId]);
    return new OwnerFeed(this.source, this.services, ownerId, newest.get(ownerId) ?? this.source.start);
  }

  async #catchUp(): Promise<void> {
    try {
      const newest = await this.source.newest(this.services.em, [...this.#opened.keys()]);
      for (const [ownerId, feed] of this.#opened) feed.compare(newest.get(ownerId));
    } catch (error) {
      this.services.log.warn({ err: error }, 'Catching up failed; it will be tried again.');
    }
  }
}

/** The feeds of a source in each process, made at the first use. */
export function feedsOf<Event, Position, Interest>(
  source: FeedSource<Event, Position, Interest>,
): (services: FeedServices) => Feeds<Event, Position, Interest> {
  const made = new WeakMap<Live, Feeds<Event, Position, Interest>>();
  return ({ em, live, log }) => {
    // A manager of the feeds' own: that of the operation which happens to come first goes with it.
    const feeds = made.get(live) ?? new Feeds(source, { em: em.fork(), live, log });
    made.set(live, feeds);
    return feeds;
  };
}
