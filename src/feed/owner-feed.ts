import type { EntityManager } from '@mikro-orm/postgresql';
import type { StatementRunner } from '../database/statement-runner.js';
import type { Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { PubSub, Topic } from '../pubsub/pubsub.js';

/**
 * Words used here.
 * - feed: what happens to one owner, in the order in which it commits, each event at a position.
 * - interest: which of it a reader wants.
 * - show: what a reader is shown of each event. Those who are shown the same share a feed, so that each event is
 *   read, checked and put into words once for all devices of its owner.
 */

/** How many rows are read at a time. */
export const pageSize = 100;

/** What following a feed needs. */
export interface FeedServices {
  readonly em: EntityManager;
  readonly statements: StatementRunner;
  readonly pubsub: PubSub;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** What a reader is shown, as far as feeds look at it. */
export interface SharedProjection {
  /** The same for those who are shown the same. */
  readonly shareKey: string;
}

/** Where somebody stands in an owner's feed, and what of it they want to read on. */
export interface FeedRead<Position, Interest, Shown extends SharedProjection> {
  ownerId: string;
  after: Position;
  /** Without it, events bring what resolvers need. */
  projection: Shown | undefined;
  /** Without it, everything. */
  interest?: Interest;
}

/** Where a kind of event is read from. */
export interface FeedSource<Event, Position, Interest, Shown extends SharedProjection> {
  /** The news that tell of it. */
  readonly topic: Topic;
  /** Before the first event. */
  readonly start: Position;
  /** The same for those that one statement can read. */
  groupOf(read: FeedRead<Position, Interest, Shown>): string;
  /**
   * The events behind each of several positions that its owner may see at this moment, in order, at most a page
   * each, in one statement.
   * @param reads of one group, and at least one
   */
  read(services: FeedServices, reads: readonly FeedRead<Position, Interest, Shown>[]): Promise<Event[][]>;
  /** The newest position of each owner who has one, in one statement. */
  newest(services: FeedServices, ownerIds: readonly string[]): Promise<Map<string, Position>>;
  positionOf(event: Event): Position;
  /** Whether a position comes after another. */
  isBehind(position: Position, other: Position): boolean;
  matches(event: Event, interest: Interest): boolean;
  /** When it happened, by the database's clock; undefined where its position does not say. */
  timeOf(event: Event): Date | undefined;
  /** How much of the memory it takes while it waits, in characters. */
  sizeOf(event: Event): number;
}

/** Whoever is handed what a feed reads. */
export interface FeedReader<Event> {
  push(events: readonly Event[]): void;
  /** Whether it reads the database by itself for now, and need not be handed anything. */
  readonly isBehind: boolean;
}

/** What feeds of a kind have in common. */
export interface FeedKind<Event, Position, Interest, Shown extends SharedProjection> {
  readonly source: FeedSource<Event, Position, Interest, Shown>;
  readonly services: FeedServices;
  /** What is behind a position, read together with what others want at this moment. */
  read(read: FeedRead<Position, Interest, Shown>): Promise<Event[]>;
}

/** One owner's feed, read once for all their devices in this process that are shown the same. */
export class OwnerFeed<Event, Position, Interest, Shown extends SharedProjection> {
  /** Mostly one or two: an array takes a third of what a set does. */
  #readers: readonly FeedReader<Event>[] = [];
  #hasSkipped = false;
  #reading = false;
  #again = false;

  /** @param position where it stands: everything up to there was read */
  constructor(
    private readonly kind: FeedKind<Event, Position, Interest, Shown>,
    readonly ownerId: string,
    readonly projection: Shown | undefined,
    private position: Position,
  ) {}

  /** Whether something was left unread, because every reader was behind. */
  get hasSkipped(): boolean {
    return this.#hasSkipped;
  }

  /** Up to where the feed was read. */
  get at(): Position {
    return this.position;
  }

  /** Hands every new event to a reader, until it is removed. */
  add(reader: FeedReader<Event>): void {
    this.#readers = this.#readers.concat(reader);
  }

  /** Hands a reader nothing any more. */
  remove(reader: FeedReader<Event>): void {
    this.#readers = this.#readers.filter((one) => one !== reader);
  }

  /** A reader that was behind has read up to here by itself, and wants to be handed what comes next. */
  rejoin(position: Position): void {
    if (!this.#hasSkipped) return;
    if (this.kind.source.isBehind(position, this.position)) this.position = position;
    this.#hasSkipped = false;
    this.wake();
  }

  /** Reads on where the newest position lies behind the feed's. */
  catchUpTo(newest: Position | undefined): void {
    if (newest && this.kind.source.isBehind(newest, this.position)) this.wake();
  }

  /** There is something new, perhaps: reads all that stands behind the position, one reading at a time. */
  wake(): void {
    this.#again = true;
    if (!this.#reading) void this.#readOn();
  }

  #count(events: readonly Event[]): void {
    const { source, services } = this.kind;
    const { delivered, delay } = services.metrics.live;
    delivered.inc(events.length * this.#readers.length);
    for (const event of events) {
      const at = source.timeOf(event);
      if (at) delay.observe(Math.max(0, Date.now() - at.getTime()) / 1_000);
    }
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        // Nobody would be handed it: slow readers cost nothing until they are back.
        if (this.#readers.length > 0 && this.#readers.every(({ isBehind }) => isBehind)) {
          this.#hasSkipped = true;
          continue;
        }
        const { ownerId, position: after, projection } = this;
        const events = await this.kind.read({ ownerId, after, projection });
        const last = events.at(-1);
        if (last === undefined) continue;
        this.position = this.kind.source.positionOf(last);
        if (events.length === pageSize) this.#again = true;
        for (const reader of this.#readers) reader.push(events);
        this.#count(events);
      }
    } catch (error) {
      // The position has not moved: the next news or the catch-up reads the same again.
      this.kind.services.log.warn(
        { err: error, ownerId: this.ownerId },
        'A feed could not be read; it will be again.',
      );
    } finally {
      this.#reading = false;
    }
  }
}
