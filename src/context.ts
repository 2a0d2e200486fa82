import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import type { StatementRunner } from './database/statement-runner.js';
import { unauthenticated } from './errors.js';
import type { PubSub } from './pubsub/pubsub.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { ProvidedTypes } from './query/plan.js';
import type { Projection } from './query/projection.js';

export type { Projection };

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
export interface OwnerQueue {
  /**
   * Waits for the owner's turn and works.
   * @throws RATE_LIMITED where too many already wait for this owner
   */
  run<T>(ownerId: string, work: () => Promise<T>): Promise<T>;
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
  readonly statements: StatementRunner;
  readonly ownerQueue: OwnerQueue;
  readonly pubsub: PubSub;
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
  readonly projection: Projection | undefined;
  readonly tokens: TokenIssuer;
  /** The process's clock: for tokens, and never for what the database decides. */
  readonly now: () => Date;
}

/**
 * How a mutation is done by one statement that also answers it; in the extensions of the field, as `road`. Its
 * resolver stays, and does the same where the selection needs resolvers.
 */
export interface CompiledMutation {
  /** The rows that its statement hands over. */
  rows: ProvidedTypes;
  /** The types whose rows it writes: of those it shows only what it hands over. */
  writes: readonly string[];
  /** @returns the payload as JSON; undefined where nothing was done, and the plain road has to say why */
  write(ctx: Context, shown: Projection): Promise<string | undefined>;
}

/**
 * The owner who asks: the first act of every service that is not open to all.
 * @throws UNAUTHENTICATED without a valid access token
 */
export function requireViewer(ctx: Pick<Context, 'viewer'>): Viewer {
  if ('userId' in ctx.viewer) return ctx.viewer;
  throw unauthenticated(ctx.viewer.message);
}
