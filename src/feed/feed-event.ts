import type { EntityManager } from '@mikro-orm/postgresql';

/** One event as it reaches a subscriber: shown already, or what resolvers show it from. */
export interface FeedEvent<Node> {
  /** What the subscriber is shown of it, as JSON. */
  json?: string;
  /** An edge. */
  cursor?: string;
  node?: Node;
  /** The manager that was made for this event, for what its resolvers read. */
  em?: EntityManager;
}
