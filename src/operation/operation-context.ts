import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import type { GraphQLError } from 'graphql';
import type { LRUCache } from 'lru-cache';
import type { Client, Context, RefreshCookie, Services, Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import type { QueryEngine } from '../query/engine.js';
import type { Projection } from '../query/projection.js';
import type { Language } from '../language/language.js';
import type { Tokens } from '../session/tokens.js';
import type { PresenceMark } from './presence-mark.js';
import type { RunningOperations, WhenRead } from './running-operations.js';
import type { Presence } from '../user/presence.js';

// Made once, because an error carries a stack, which costs time.
const notIdentified = unauthenticated();

/** What the context of every operation is made of. */
export interface ContextServices extends Services {
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/** What serving the graph needs. */
export interface GraphServices extends ContextServices {
  readonly engine: QueryEngine;
  readonly presence: Presence;
  /** Loads whether a session is active, by its id. */
  readonly activeSessions: DataLoader<string, boolean>;
  /** The ids of sessions known to have ended, most recent first. A session never becomes active again. */
  readonly endedSessions: LRUCache<string, true>;
  readonly running: RunningOperations;
  /** Loads the language that an owner chose, by the owner's id; undefined if they chose none. */
  readonly languages: DataLoader<string, Language | undefined>;
}

/** Where an operation came from, and with what. */
export interface OperationSource {
  /** The viewer that the token names, or why there is none. Nothing has checked the session yet. */
  readonly claimed: Viewer | GraphQLError;
  /** What the request says of its owner's presence. */
  readonly mark: PresenceMark;
  readonly client: Client;
  /** The cookie of the refresh token, if the client asked for it. */
  readonly refreshCookie: RefreshCookie | undefined;
  /** Without it, nobody waits until the answer has been read. */
  readonly whenRead?: WhenRead;
}

/** The context of an operation that came over HTTP or a WebSocket. */
export interface OperationContext extends Context, Pick<OperationSource, 'claimed' | 'mark' | 'whenRead'> {
  viewer: Viewer | GraphQLError;
  isAccess: boolean;
  projection: Projection | undefined;
  /** What the operation may cost, as `guardOperation` counts it. */
  cost: number;
  /**
   * Ends the operation, so that the next one of the same owner may run. The code that answers it calls this.
   * @param length of its answer. An owner who leaves too much unread waits
   */
  end: (length?: number) => void;
}

/** Opens the context of one operation, with a manager of its own. `beginOperation` identifies the viewer. */
export function openContext(services: ContextServices, source: OperationSource): OperationContext {
  let em: EntityManager | undefined;
  return {
    ...services,
    // Most operations take the compiled path and need no manager.
    get em() {
      return (em ??= services.em.fork());
    },
    ...source,
    viewer: notIdentified,
    isAccess: false,
    projection: undefined,
    cost: 0,
    end: () => undefined,
  };
}

/**
 * Reads the viewer and the expiry from a bearer token. It checks the token only, not its session.
 * @param authorization the value of the header, or of `connectionParams` on a WebSocket
 */
export async function readAuthorization(
  { tokens, now }: ContextServices,
  authorization: unknown,
): Promise<(Viewer & { expiresAt: Date }) | GraphQLError> {
  if (typeof authorization !== 'string' || authorization === '') return unauthenticated();
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return token ? tokens.read(token, now()) : unauthenticated('TOKEN_INVALID');
}
