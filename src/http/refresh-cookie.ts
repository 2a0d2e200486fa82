import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RefreshCookie } from '../context.js';
import type { ReadAuthority } from '../operation/read-authority.js';
import { isOwnOrigin } from '../websocket/own-origin.js';
import { refusal } from './refusals.js';

const path = '/graphql';

/** How the cookie of the refresh token is set. */
export interface RefreshCookieOptions {
  /** Whether browsers send it over HTTPS only. */
  readonly isSecure: boolean;
  /** The origins whose pages may use it, besides this server's own; undefined for none. */
  readonly origins: readonly string[] | undefined;
  /** Reads which address a request was sent to. */
  readonly readAuthority: ReadAuthority;
  /** How long a browser keeps it, in milliseconds. */
  readonly lifetime: number;
}

/**
 * Opens the cookie in which browsers keep refresh tokens (RFC 6265, and OWASP's Session Management Cheat Sheet). A
 * client asks for it with the header `nuzzle-refresh: cookie`. Without the header, a request neither reads nor sets it;
 * with it, a request from a page that may not use it is refused with 403 (OWASP's CSRF Cheat Sheet).
 * @returns reads the cookie of a request; undefined if the client did not ask for it
 */
export async function openRefreshCookies(
  fastify: FastifyInstance,
  { isSecure, origins = [], readAuthority, lifetime }: RefreshCookieOptions,
): Promise<(request: FastifyRequest, reply: FastifyReply) => RefreshCookie | undefined> {
  await fastify.register(cookies);

  /** The cookie of a request: for HTTPS only, unless its page is on the machine that the server runs on. */
  const cookieOf = ({ headers: { origin } }: FastifyRequest) => {
    const secure = isSecure && !isLoopback(origin);
    return {
      // Browsers let only HTTPS set a cookie with this prefix.
      name: `${secure ? '__Secure-' : ''}nuzzle_refresh`,
      attributes: { path, httpOnly: true, secure, sameSite: 'strict' } as const,
    };
  };

  const mayUse = ({ headers: { origin }, raw }: FastifyRequest): boolean => {
    if (origin === undefined) return false;
    const authority = readAuthority(raw);
    return (
      origins.includes(origin) ||
      isOwnOrigin(origin, {
        ...authority,
        isSecure: authority.isSecure || (isSecure && !isLoopback(origin)),
      })
    );
  };

  fastify.addHook('onRequest', async (request, reply) => {
    // A preflight carries no cookie, and does not have the header yet.
    if (!asksForCookie(request) || mayUse(request)) return undefined;
    return reply.status(403).send(refusal('FORBIDDEN', 'A page of this origin may not use the cookie.'));
  });

  return (request, reply) => {
    if (!asksForCookie(request)) return undefined;
    const { name, attributes } = cookieOf(request);
    return {
      token: request.cookies[name],
      set: (token) =>
        void reply.setCookie(name, token, { ...attributes, maxAge: Math.floor(lifetime / 1000) }),
      clear: () => void reply.clearCookie(name, attributes),
    };
  };
}

/**
 * Whether a page comes in plain text from the machine that its browser runs on, which nobody can listen to (W3C Secure
 * Contexts, section 3.1). So the image can be tried without a certificate.
 */
const isLoopback = (origin: string | undefined): boolean =>
  origin !== undefined && /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(origin);

const asksForCookie = ({ headers }: FastifyRequest): boolean => headers['nuzzle-refresh'] === 'cookie';
