import type { EntityManager } from '@mikro-orm/postgresql';
import type { StatementRunner } from '../database/statement-runner.js';
import type { Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { PubSub, Topic } from '../pubsub/pubsub.js';
import type { Projection } from '../query/projection.js';
import type { FeedEvent } from './feed-event.js';

/**
 * Terms:
 * - feed: what happens to one owner, in commit order; each event has a position.
 * - interest: which events a reader wants.
 * - projection: what a reader selects of each event. Readers with the same projection share a feed, so that each event
 *   is read, checked and serialized once for all devices of its owner.
 * - `FeedSource`: reads one kind of feed from the database; `rowFeedSource` makes one from a table.
 * - `Feeds`: all open feeds of one kind in this process. `OwnerFeed`: one of them, with its readers.
 */

/** The most events that one read returns. */
export const pageSize = 100;

/** What feeds need. */
export interface FeedServices {
  readonly em: EntityManager;
  readonly statements: StatementRunner;
  readonly pubsub: PubSub;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** A position in an owner's feed to read on from. */
export interface FeedRead<Event extends FeedEvent, Interest> {
  ownerId: string;
  after: Event['position'];
  /** Without one, events carry what resolvers need. */
  projection: Projection | undefined;
  /** Without one, the read returns every event. */
  interest?: Interest;
}

/** The source of one kind of event. */
export interface FeedSource<Event extends FeedEvent, Interest> {
  /** The topics that announce events. */
  readonly topics: readonly Topic[];
  /** The position before the first event. */
  readonly start: Event['position'];
  /** Equal for reads that one statement can do together. */
  groupOf(read: FeedRead<Event, Interest>): string;
  /**
   * Reads after several positions in one statement: for each, the events that its owner may see now, in order, one
   * page at most.
   * @param reads of one group, at least one
   */
  read(services: FeedServices, reads: readonly FeedRead<Event, Interest>[]): Promise<Event[][]>;
  /** The newest position of each owner who has one, in one statement. */
  newest(services: FeedServices, ownerIds: readonly string[]): Promise<Map<string, Event['position']>>;
  /** Whether a position comes after another. */
  isAfter(position: Event['position'], other: Event['position']): boolean;
  matches(event: Event, interest: Interest): boolean;
  /** When the event happened, by the database's clock; undefined if its position does not say. */
  timeOf(event: Event): Date | undefined;
  /** The memory that a waiting event takes, in characters. */
  sizeOf(event: Event): number;
}
