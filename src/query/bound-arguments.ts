import type { Window } from '../graphql/connection.js';

/** The owner who sent an operation, and their session. */
export interface Caller {
  userId: string;
  sessionId: string;
  /** In milliseconds, if the operation is an access to note; otherwise null. */
  idleThreshold: number | null;
  /** Whether it is an access also while its session is away. */
  countsWhileAway?: boolean;
}

/** The values of the placeholders in one run of a statement. */
export interface BoundArguments {
  viewer: string;
  sessionId: string;
  idleThreshold: number | null;
  countsWhileAway: boolean;
  /** The arguments of each field call. */
  args: readonly Readonly<Record<string, unknown>>[];
  /** The page of each field call that is a list; undefined for other fields. */
  windows: readonly (Window | undefined)[];
  /** By the process's clock. It only chooses which partitions a page reads first. */
  now: Date;
}
