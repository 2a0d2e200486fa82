import type { GraphQLError } from 'graphql';
import type { Context, Services, Viewer } from '../context.js';
import { unauthenticated } from '../errors.js';
import { identify } from '../session/identify.js';
import type { Tokens } from '../session/tokens.js';

/** What every operation's context is made of. */
export interface ContextParts extends Services {
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/**
 * The context of one operation: a manager of its own, and who asks, by the token and the session behind it.
 * @param authorization what stood in the header, or in `connectionParams` on a socket
 */
export async function openContext(parts: ContextParts, authorization: unknown): Promise<Context> {
  const em = parts.em.fork();
  const named = await readAuthorization(parts, authorization);
  const viewer = 'userId' in named ? await identify(em, named) : named;
  return { ...parts, em, viewer };
}

/** Whom `Bearer …` names and until when; only the token is looked at, not its session. */
export async function readAuthorization(
  { tokens, now }: ContextParts,
  authorization: unknown,
): Promise<(Viewer & { expiresAt: Date }) | GraphQLError> {
  if (typeof authorization !== 'string' || authorization === '') return unauthenticated();
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return token ? tokens.read(token, now()) : unauthenticated('The access token is not valid.');
}
