import type DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { isDataError, isRejection } from '../database/sql-error.js';
import { batchLoader } from '../database/batch-loader.js';
import {
  OwnerFeed,
  type FeedKind,
  type FeedRead,
  type FeedServices,
  type FeedSource,
  type SharedProjection,
} from './owner-feed.js';
import type { PubSub } from '../pubsub/pubsub.js';

const catchUpEvery = 3_000;
// In one statement. What is new is mostly one event each; who comes back may have missed a page.
const [mostReadAtOnce, mostPagesAtOnce] = [64, 4];
const longestRead = 30_000;
// Of what is read apart, because it is projection differently, so many are remembered.
const mostGroups = 100;

interface OpenFeed<Event, Position, Interest, Shown extends SharedProjection> {
  opening: Promise<OwnerFeed<Event, Position, Interest, Shown>>;
  /** Set when it is open. */
  feed: OwnerFeed<Event, Position, Interest, Shown> | undefined;
  /** Whether news came, or was lost, while it was opened. */
  isStale: boolean;
  followers: number;
  unlisten: () => void;
}

const keyOf = (ownerId: string, projection: SharedProjection | undefined): string =>
  `${ownerId} ${projection?.shareKey ?? ''}`;

/** The feeds of one kind that somebody in this process follows, and the catch-up for what no news told of. */
export class Feeds<Event, Position, Interest, Shown extends SharedProjection> implements FeedKind<
  Event,
  Position,
  Interest,
  Shown
> {
  readonly #followed = new Map<string, OpenFeed<Event, Position, Interest, Shown>>();
  #timer: NodeJS.Timeout | undefined;
  readonly #newest: DataLoader<string, Position | undefined>;
  readonly #reads = new LRUCache<string, DataLoader<FeedRead<Position, Interest, Shown>, Event[]>>({
    max: mostGroups,
  });

  constructor(
    readonly source: FeedSource<Event, Position, Interest, Shown>,
    readonly services: FeedServices,
  ) {
    this.#newest = batchLoader(async (ownerIds) => {
      const newest = await source.newest(services, ownerIds);
      return ownerIds.map((ownerId) => newest.get(ownerId));
    });
    services.pubsub.onGap(() => {
      for (const entry of this.#followed.values()) entry.isStale ||= !entry.feed;
      void this.#catchUp();
    });
  }

  /** An owner's feed, opened where nobody follows it yet: it then stands at the newest event. */
  async join(
    ownerId: string,
    projection: Shown | undefined,
  ): Promise<OwnerFeed<Event, Position, Interest, Shown>> {
    const key = keyOf(ownerId, projection);
    let entry = this.#followed.get(key);
    if (!entry) {
      // Listening comes before the first look at the database, or what falls between would be missed.
      const unlisten = this.services.pubsub.listen(this.source.topic, ownerId, () => this.#hear(key));
      const opening = this.#open(ownerId, projection);
      entry = { opening, feed: undefined, isStale: false, followers: 0, unlisten };
      this.#followed.set(key, entry);
      this.#timer ??= setInterval(() => void this.#catchUp(), catchUpEvery).unref();
    }
    entry.followers++;
    try {
      const feed = await entry.opening;
      if (!entry.feed) {
        entry.feed = feed;
        if (entry.isStale) feed.wake();
      }
      // Who comes now wants nothing of what the others left.
      if (feed.hasSkipped) feed.rejoin(await this.#newestOf(ownerId));
      return feed;
    } catch (error) {
      this.leave(ownerId, projection);
      throw error;
    }
  }

  async read(read: FeedRead<Position, Interest, Shown>): Promise<Event[]> {
    // A feed reads everything that is new; an interest has who reads pages.
    const most = read.interest ? mostPagesAtOnce : mostReadAtOnce;
    const group = `${most} ${this.source.groupOf(read)} ${read.projection?.shareKey ?? ''}`;
    const reads = this.#reads.get(group) ?? batchLoader((all) => this.#readAll(all), most);
    this.#reads.set(group, reads);
    // Emptied, because a loader holds on to what it loaded last.
    return (await reads.load(read)).splice(0);
  }

  /** One follower fewer; the last one closes the feed. */
  leave(ownerId: string, projection: Shown | undefined): void {
    const key = keyOf(ownerId, projection);
    const entry = this.#followed.get(key);
    if (!entry || --entry.followers > 0) return;
    entry.unlisten();
    this.#followed.delete(key);
    if (this.#followed.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #hear(key: string): void {
    const entry = this.#followed.get(key);
    if (entry?.feed) entry.feed.wake();
    else if (entry) entry.isStale = true;
  }

  async #open(
    ownerId: string,
    projection: Shown | undefined,
  ): Promise<OwnerFeed<Event, Position, Interest, Shown>> {
    return new OwnerFeed(this, ownerId, projection, await this.#newestOf(ownerId));
  }

  async #readAll(
    reads: readonly FeedRead<Position, Interest, Shown>[],
    isLast = false,
  ): Promise<(Event[] | Error)[]> {
    this.services.metrics.live.reads.inc();
    try {
      // A connection that died without a word must not keep so many owners from ever being read again.
      return await pTimeout(this.source.read(this.services, reads), { milliseconds: longestRead });
    } catch (error) {
      if (isDataError(error)) return reads.length === 1 ? [error as Error] : this.#readHalves(reads);
      // A lost connection is one of many; whatever else PostgreSQL refuses, it would again at once.
      if (isLast || isRejection(error)) throw error;
      return this.#readAll(reads, true);
    }
  }

  /** What one of them is at fault for must not be the others'. */
  async #readHalves(reads: readonly FeedRead<Position, Interest, Shown>[]): Promise<(Event[] | Error)[]> {
    const half = Math.ceil(reads.length / 2);
    return [...(await this.#readAll(reads.slice(0, half))), ...(await this.#readAll(reads.slice(half)))];
  }

  async #newestOf(ownerId: string): Promise<Position> {
    return (await this.#newest.load(ownerId)) ?? this.source.start;
  }

  async #catchUp(): Promise<void> {
    const feeds = [...this.#followed.values()].flatMap(({ feed }) => feed ?? []);
    try {
      const owners = new Set(feeds.map(({ ownerId }) => ownerId));
      const newest = await this.source.newest(this.services, [...owners]);
      for (const feed of feeds) feed.catchUpTo(newest.get(feed.ownerId));
    } catch (error) {
      this.services.log.warn({ err: error }, 'Catching up failed; it will be tried again.');
    }
  }
}

/** The feeds of a source in each process, made at the first use. */
export function feedsOf<Event, Position, Interest, Shown extends SharedProjection>(
  source: FeedSource<Event, Position, Interest, Shown>,
): (services: FeedServices) => Feeds<Event, Position, Interest, Shown> {
  const made = new WeakMap<PubSub, Feeds<Event, Position, Interest, Shown>>();
  return ({ em, statements, pubsub, log, metrics }) => {
    // A manager of the feeds' own: that of the operation which happens to come first goes with it.
    const feeds = made.get(pubsub) ?? new Feeds(source, { em: em.fork(), statements, pubsub, log, metrics });
    made.set(pubsub, feeds);
    return feeds;
  };
}
