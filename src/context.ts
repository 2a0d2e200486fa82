import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import type { StatementRunner } from './database/statement-runner.js';
import { unauthenticated } from './errors.js';
import type { PubSub } from './pubsub/pubsub.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { PersonalTable } from './personal-data.js';
import type { ProvidedTypes } from './query/plan.js';
import type { Projection } from './query/projection.js';

/** The owner who sent an operation, with one signed-in device. */
export interface Viewer {
  userId: string;
  sessionId: string;
}

/** Where a request or a socket came from. */
export interface Client {
  /** The IP address; that of the first sender behind trusted proxies. */
  readonly address: string;
  /** The `User-Agent` header, at most 200 characters; undefined without one. */
  readonly userAgent: string | undefined;
}

/** Issues access tokens. */
export interface TokenIssuer {
  /** Issues a token for a viewer. */
  issue(viewer: Viewer, now: Date): Promise<{ accessToken: string; expiresAt: Date }>;
}

/** Queues work by owner: one piece at a time for each. */
export interface OwnerQueue {
  /**
   * Runs work when the owner's earlier work is done.
   * @throws RATE_LIMITED if the owner's queue is full
   */
  run<T>(ownerId: string, work: () => Promise<T>): Promise<T>;
}

/** The outreach settings of the configuration, in milliseconds. */
export interface OutreachRules {
  /** An owner counts as away after this long without an access. */
  readonly idleThreshold: number;
  /** An unanswered outreach holds back the next one for this long. */
  readonly unansweredFor: number;
}

/** The Web Push settings of the configuration (RFC 8292). */
export interface PushSettings {
  /** The keys in base64url and the contact; undefined if this server sends no pushes. */
  readonly vapid: { publicKey: string; privateKey: string; subject: string } | undefined;
  /** Whether push services may be in a private network and speak plain HTTP. */
  readonly privateNetwork: boolean;
}

/** The mail settings of the configuration. */
export interface MailSettings {
  /** How mail leaves: over SMTP, into the log (never in production), or not at all. */
  readonly transport: 'smtp' | 'log' | 'none';
  /** The SMTP server, with its credentials. */
  readonly smtpUrl: string | undefined;
  /** The sender, as in a From header. */
  readonly from: string;
  /** How long the SMTP server may take for one step, in milliseconds. */
  readonly timeout: number;
  /** What the links in mails begin with, without a slash at the end. */
  readonly appUrl: string;
  /** Whether nobody learns from an answer which addresses are known. */
  readonly hideKnownEmails: boolean;
}

/** What lives as long as the process. */
export interface Services {
  /** A manager to fork; never used itself. */
  readonly em: EntityManager;
  /** Runs prepared statements, for hot queries; each is a transaction of its own. */
  readonly statements: StatementRunner;
  readonly ownerQueue: OwnerQueue;
  readonly pubsub: PubSub;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly outreach: OutreachRules;
  readonly push: PushSettings;
  readonly mail: MailSettings;
  /** What every table keeps of an owner, from the modules. */
  readonly personalTables: readonly PersonalTable[];
}

/** The context of an operation. */
export interface Context extends Services {
  /** The manager of this operation, or of one event of a subscription. */
  readonly em: EntityManager;
  /**
   * The viewer, or the error if there is none. A compiled mutation gets the viewer that the token names, and checks in
   * its own transaction that the session is active.
   */
  readonly viewer: Viewer | GraphQLError;
  /** Where the operation came from. */
  readonly client: Client;
  /** Whether the operation is an access of its owner that is not noted yet. */
  readonly isAccess: boolean;
  /** What a subscription selects of each event, if the compiled path answers it. */
  readonly projection: Projection | undefined;
  readonly tokens: TokenIssuer;
  /** The process's clock. It decides when tokens end; the database's clock decides everything else. */
  readonly now: () => Date;
}

/**
 * A mutation that one statement runs and answers; it goes into the extensions of its field as `compiled`. The resolver
 * does the same when the selection needs resolvers.
 */
export interface CompiledMutation {
  /** The rows that the statement provides. */
  rows: ProvidedTypes;
  /** The types whose rows it writes. Of those, the payload has only the provided rows. */
  writes: readonly string[];
  /** Runs the mutation; returns the payload as JSON, or undefined if nothing was done and the resolver must run. */
  run(ctx: Context, projection: Projection): Promise<string | undefined>;
}

/**
 * The viewer. Every service that is not public calls this first.
 * @throws UNAUTHENTICATED without a valid access token
 */
export function requireViewer(ctx: Pick<Context, 'viewer'>): Viewer {
  if ('userId' in ctx.viewer) return ctx.viewer;
  throw unauthenticated(ctx.viewer.message);
}
