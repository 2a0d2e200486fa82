import type { EntityManager } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import type { GraphQLError } from 'graphql';
import type { LRUCache } from 'lru-cache';
import type { Context, Services, Projection, Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import type { QueryEngine } from '../query/engine.js';
import type { Tokens } from '../session/tokens.js';
import type { Presence } from '../user/presence.js';

// Made once: it carries a stack, which costs.
const nobodyYet = unauthenticated();

/** What every operation's context is made of. */
export interface ContextServices extends Services {
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/** What serving the graph needs. */
export interface GraphServices extends ContextServices {
  readonly engine: QueryEngine;
  readonly presence: Presence;
  /** Whether a session stands, by its id. */
  readonly activeSessions: DataLoader<string, boolean>;
  /** Sessions that were seen to have ended, by id, the last ones: none ever comes back. */
  readonly endedSessions: LRUCache<string, true>;
}

/** The context of an operation that came over HTTP or a socket. */
export interface OperationContext extends Context {
  /** Whom its token names; nobody asks until their session was seen to stand. */
  readonly claimed: Viewer | GraphQLError;
  /** The request says that no owner is behind it. */
  readonly isBackground: boolean;
  viewer: Viewer | GraphQLError;
  isAccess: boolean;
  projection: Projection | undefined;
}

/**
 * The context of one operation, with a manager of its own. Nobody asks yet: `admit` finds that out.
 * @param claimed whom its token names, or why nobody
 * @param isBackground whether the request said `nuzzle-background: 1`
 */
export function openContext(
  services: ContextServices,
  claimed: Viewer | GraphQLError,
  isBackground: boolean,
): OperationContext {
  let em: EntityManager | undefined;
  return {
    ...services,
    // Most operations take the read road and need none.
    get em() {
      return (em ??= services.em.fork());
    },
    claimed,
    isBackground,
    viewer: nobodyYet,
    isAccess: false,
    projection: undefined,
  };
}

/**
 * Whom `Bearer …` names and until when; only the token is looked at, not its session.
 * @param authorization what stood in the header, or in `connectionParams` on a socket
 */
export async function readAuthorization(
  { tokens, now }: ContextServices,
  authorization: unknown,
): Promise<(Viewer & { expiresAt: Date }) | GraphQLError> {
  if (typeof authorization !== 'string' || authorization === '') return unauthenticated();
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return token ? tokens.read(token, now()) : unauthenticated('The access token is invalid.');
}
