import type { Window } from '../graphql/connection.js';

/** Who asks. */
export interface Caller {
  userId: string;
  sessionId: string;
  /** In milliseconds, for the access to be noted; null where it is not to be. */
  idleThreshold: number | null;
}

/** One asking of an operation: who asks, and what its arguments are this time. */
export interface BoundArguments {
  viewer: string;
  sessionId: string;
  idleThreshold: number | null;
  /** The arguments of each field that takes some. */
  args: readonly Readonly<Record<string, unknown>>[];
  /** The page that each list is asked for; undefined where the field is none. */
  windows: readonly (Window | undefined)[];
  /** By the process's clock, which here spares work and decides nothing. */
  now: Date;
}
