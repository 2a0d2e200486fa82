import type { EntityManager } from '@mikro-orm/postgresql';

/** One event of a feed, at its position: projected JSON, or an edge for resolvers. */
export interface FeedEvent<Node = unknown, Position = unknown> {
  position: Position;
  /** The projected edge as JSON. */
  json?: string;
  /** The cursor of the position, for a client to resume from. */
  cursor?: string;
  node?: Node;
  /** This event's own manager, for its resolvers. */
  em?: EntityManager;
}
