import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import type { NamedStatements } from './database/named-statements.js';
import { unauthenticated } from './errors.js';
import type { Live } from './live/live.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { HandedTypes } from './read/outline.js';
import type { Shown } from './read/shown.js';

export type { Shown };

/** Who asks: an owner, on one signed-in device. */
export interface Viewer {
  userId: string;
  sessionId: string;
}

/** Makes access tokens. */
export interface TokenIssuer {
  /** A token for a viewer, and when it ends. */
  issue(viewer: Viewer, now: Date): Promise<{ accessToken: string; expiresAt: Date }>;
}

/** Runs work for owners, one piece at a time for each. */
export interface Turns {
  /**
   * Waits for the owner's turn and works.
   * @throws RATE_LIMITED where too many already wait for this owner
   */
  take<T>(ownerId: string, work: () => Promise<T>): Promise<T>;
}

/** When a pet may write first, as far as the configuration says; in milliseconds. */
export interface OutreachRules {
  /** After how long an owner counts as away. */
  readonly idleThreshold: number;
  /** How long an outreach that was not answered holds back the next one. */
  readonly unansweredFor: number;
}

/** What pushes to closed browsers need (RFC 8292). */
export interface PushSettings {
  /** Who pushes; undefined where this server sends none. Keys are base64url, the subject a contact. */
  readonly vapid: { publicKey: string; privateKey: string; subject: string } | undefined;
  /** Whether push services may stand in a private network, and speak plain HTTP. */
  readonly privateNetwork: boolean;
}

/** What lives as long as the process and work on the database needs. */
export interface Services {
  /** A manager to fork; never used itself. */
  readonly em: EntityManager;
  /** Named statements, for what is hot; each is a transaction of its own. */
  readonly statements: NamedStatements;
  readonly turns: Turns;
  readonly live: Live;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly outreach: OutreachRules;
  readonly push: PushSettings;
}

/** What an operation is handed. */
export interface Context extends Services {
  /** The manager of this operation, or of this one event of a subscription. */
  readonly em: EntityManager;
  /**
   * Who asks, or why nobody is known to. A mutation with a `Road` is handed whom the token names, and sees by
   * itself that their session stands, in the transaction that it writes.
   */
  readonly viewer: Viewer | GraphQLError;
  /** Whether the operation shows its owner to be there, and that is still to be noted. */
  readonly isAccess: boolean;
  /** What a subscription shows of its events, where no resolver has to. */
  readonly shown: Shown | undefined;
  readonly tokens: TokenIssuer;
  /** The process's clock: for tokens, and never for what the database decides. */
  readonly now: () => Date;
}

/**
 * How a mutation is done by one statement that also answers it; in the extensions of the field, as `road`. Its
 * resolver stays, and does the same where the selection needs resolvers.
 */
export interface Road {
  /** The rows that its statement hands over. */
  rows: HandedTypes;
  /** The types whose rows it writes: of those it shows only what it hands over. */
  writes: readonly string[];
  /** @returns the payload as JSON; undefined where nothing was done, and the plain road has to say why */
  write(ctx: Context, shown: Shown): Promise<string | undefined>;
}

/**
 * The owner who asks: the first act of every service that is not open to all.
 * @throws UNAUTHENTICATED without a valid access token
 */
export function requireViewer(ctx: Pick<Context, 'viewer'>): Viewer {
  if ('userId' in ctx.viewer) return ctx.viewer;
  throw unauthenticated(ctx.viewer.message);
}
