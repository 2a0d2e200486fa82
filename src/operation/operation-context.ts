import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import type { GraphQLError } from 'graphql';
import type { LRUCache } from 'lru-cache';
import type { Client, Context, RefreshCookie, Services, Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import type { QueryEngine } from '../query/engine.js';
import type { Projection } from '../query/projection.js';
import type { Tokens } from '../session/tokens.js';
import type { PresenceMark } from './presence-mark.js';
import type { RunningOperations } from './running-operations.js';
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
}

/** The context of an operation that came over HTTP or a WebSocket. */
export interface OperationContext extends Context {
  /** The viewer that the token names, or why there is none. Nothing has checked the session yet. */
  readonly claimed: Viewer | GraphQLError;
  /** What the request says of its owner's presence. */
  readonly mark: PresenceMark;
  viewer: Viewer | GraphQLError;
  isAccess: boolean;
  projection: Projection | undefined;
  /** What the operation may cost, as `guardOperation` counts it. */
  cost: number;
  /** Ends the operation, so that the next one of the same owner may run. The code that answers it calls this. */
  end: () => void;
}

/**
 * Opens the context of one operation, with a manager of its own. `beginOperation` identifies the viewer.
 * @param claimed the viewer that the token names, or why there is none
 * @param mark what the request says of its owner's presence
 * @param client where the operation came from
 * @param refreshCookie the cookie of the refresh token, if the client asked for it
 */
export function openContext(
  services: ContextServices,
  claimed: Viewer | GraphQLError,
  mark: PresenceMark,
  client: Client,
  refreshCookie?: RefreshCookie,
): OperationContext {
  let em: EntityManager | undefined;
  return {
    ...services,
    // Most operations take the compiled path and need no manager.
    get em() {
      return (em ??= services.em.fork());
    },
    claimed,
    mark,
    client,
    refreshCookie,
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
