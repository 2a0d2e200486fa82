import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLError } from 'graphql';
import type { StatementRunner } from './database/statement-runner.js';
import { authReasonOf, unauthenticated } from './errors.js';
import type { Language } from './language/language.js';
import type { LimitName } from './limits.js';
import type { PubSub } from './pubsub/pubsub.js';
import type { Logger } from './log.js';
import type { Metrics } from './metrics.js';
import type { PersonalTable } from './personal-data.js';
import type { ProvidedTypes } from './query/plan.js';
import type { Projection } from './query/projection.js';
import type { ModelPrice } from './setting-rules.js';
import type { SafetyRules } from './voice/safety/safety-rules.js';

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
  /** The language that it prefers; undefined if it prefers none that the API speaks. */
  readonly language?: Language | undefined;
}

/** Issues access tokens. */
export interface TokenIssuer {
  /** Issues a token for a viewer. */
  issue(viewer: Viewer, now: Date): Promise<{ accessToken: string; expiresAt: Date }>;
  /** Issues a token by which an account knows a device again. */
  issueDevice(device: KnownDevice, now: Date): Promise<string>;
  /** Reads the token of a device. @returns undefined if it is not one, or expired */
  readDevice(token: string, now: Date): Promise<KnownDevice | undefined>;
}

/** A device from which an owner has logged in before. */
export interface KnownDevice {
  readonly userId: string;
  readonly deviceId: string;
  /** Names the password of that time; with another one the account knows the device no more. */
  readonly generation: string;
}

/** One use of a limit. */
export interface Spending {
  readonly limit: LimitName;
  /** Whom the limit counts: an owner's id, an address, or what else the limit is for. */
  readonly key: string;
}

/** The limits on how often something may happen, which all processes share. */
export interface Limits {
  /**
   * Counts one in the store, and waits for it. For what is rare or must not be guessed.
   * @param client where it came from, for the log
   * @throws RATE_LIMITED if the limit is reached
   */
  consume(limit: LimitName, key: string, client: Client): Promise<void>;
  /** Takes back what `consume` counted. */
  giveBack(limit: LimitName, key: string): Promise<void>;
  /** Forgets all that `consume` counted, also refusals: only for a limit that is `forgettable`. */
  forget(limit: LimitName, key: string): Promise<void>;
  /**
   * Counts one for each, in this process, which tells the store later. It takes no time. If one is refused, none counts.
   * @param status the HTTP status of the refusal, if it refuses the whole operation
   * @throws RATE_LIMITED if a limit is reached
   */
  spend(spendings: readonly Spending[], client: Client, status?: number): void;
  /** Whether `spend` would allow them. */
  allows(spendings: readonly Spending[]): boolean;
  /** Takes back what `spend` counted. */
  unspend(spendings: readonly Spending[]): void;
}

/** What the security log tells apart. All but ACCOUNT_DELETE are activities of the owner, too. */
export type SecurityEvent =
  | 'LOGIN'
  | 'LOGIN_FAILED'
  | 'LOGOUT'
  | 'LOGOUT_EVERYWHERE'
  | 'SESSION_END'
  | 'TOKEN_REUSED'
  | 'PASSWORD_CHANGE'
  | 'PASSWORD_WRONG'
  | 'EXPORT'
  | 'EXPORT_DOWNLOAD'
  | 'LIMIT_REACHED'
  | 'ACCOUNT_DELETE';

/** What the security log says of an event. */
export interface SecurityDetails {
  /** The owner; undefined if nobody is identified, such as after a log-in with an unknown name. */
  readonly ownerId?: string | undefined;
  /** The session that did it, or that it was done to. */
  readonly sessionId?: string | undefined;
  /** The name of the limit that was reached. */
  readonly limit?: string | undefined;
}

/**
 * The security log: a line and a count for each event (OWASP Logging Cheat Sheet). A line has ids and the client's
 * address, never a password, a token, or what somebody typed as a name.
 */
export interface SecurityLog {
  /** Writes the line of an event whose activity the caller has recorded in its transaction. */
  log(client: Client, event: SecurityEvent, details: SecurityDetails): void;
  /**
   * Writes the line of an event, and records it in the background as an activity of the owner, if there is one. An event
   * that attackers can repeat at will is recorded at most once for each owner and minute.
   */
  report(client: Client, event: Exclude<SecurityEvent, 'ACCOUNT_DELETE'>, details: SecurityDetails): void;
}

/** The cookie that keeps the refresh token of a client from its scripts. */
export interface RefreshCookie {
  /** The refresh token that came with the request; undefined without one. */
  readonly token: string | undefined;
  /** Sends a refresh token to the browser, which keeps it for as long as it is valid. */
  set(refreshToken: string): void;
  /** Makes the browser forget its refresh token. */
  clear(): void;
}

/** The session settings of the configuration. */
export interface SessionRules {
  /** How long a refresh token is valid, in milliseconds. */
  readonly refreshLifetime: number;
  /** How many active sessions an owner may have; one more ends the one that was not seen for longest. */
  readonly maxPerOwner: number;
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

/** How much a language model may be used in a day of UTC, in tokens. */
export interface VoiceBudget {
  /** For one owner; undefined if there is no limit. */
  readonly perOwner: number | undefined;
  /** For all owners together; undefined if there is no limit. */
  readonly forAll: number | undefined;
  /** What one answer may take, and so is reserved for it. */
  readonly perAnswer: number;
  /** How long a reservation lasts if nobody ends it, in milliseconds. */
  readonly lasting: number;
  /** What a million tokens cost, by model. */
  readonly prices: ReadonlyMap<string, ModelPrice>;
  /** The hash by which a provider may tell owners apart. */
  readonly identify: (ownerId: string) => string;
}

/** The memory settings of the configuration. */
export interface MemoryRules {
  /** What an owner writes is taken into memory this long after the reply, in milliseconds, with all that they wrote by then. */
  readonly after: number;
  /** How many tokens a prompt may have. */
  readonly context: number;
}

/** The Web Push settings of the configuration (RFC 8292). */
export interface PushSettings {
  /** The keys in base64url and the contact; undefined if this server sends no pushes. */
  readonly vapid: { publicKey: string; privateKey: string; subject: string } | undefined;
  /** The hosts of push services: `host`, `*.domain`, with a port if it is not 443; undefined for any host and port. */
  readonly hosts: readonly string[] | undefined;
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
  readonly limits: Limits;
  /** How many pets an owner may have. */
  readonly petsPerOwner: number;
  /** How long the same words in a room, sent without an id, count as a repeat, in milliseconds. */
  readonly duplicateWindow: number;
  readonly outreach: OutreachRules;
  readonly voiceBudget: VoiceBudget;
  readonly memory: MemoryRules;
  readonly push: PushSettings;
  readonly sessions: SessionRules;
  readonly security: SecurityLog;
  readonly mail: MailSettings;
  readonly safety: SafetyRules;
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
  /** The cookie of the refresh token; undefined unless the client asked for it and this server has it. */
  readonly refreshCookie: RefreshCookie | undefined;
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
  throw unauthenticated(authReasonOf(ctx.viewer));
}
