import cookies from '@fastify/cookie';
import { isOwnOrigin } from '../websocket/own-origin.js';
import { refusal } from './refusals.js';
const path = '/graphql';
/**
 * Opens the cookie in which browsers keep refresh tokens (RFC 6265, and OWASP's Session Management Cheat Sheet). A
 * client asks for it with the header `nuzzle-refresh: cookie`. Without the header, a request neither reads nor sets it;
 * with it, a request from a page that may not use it is refused with 403 (OWASP's CSRF Cheat Sheet).
 * @returns reads the cookie of a request; undefined if the client did not ask for it
 */
export async function openRefreshCookies(fastify, { isSecure, origins = [], readAuthority, lifetime }) {
    // Browsers let only HTTPS set a cookie with this prefix.
    const name = `${isSecure ? '__Secure-' : ''}nuzzle_refresh`;
    const attributes = { path, httpOnly: true, secure: isSecure, sameSite: 'strict' };
    await fastify.register(cookies);
    const mayUse = ({ headers: { origin }, raw }) => {
        if (origin === undefined)
            return false;
        const authority = readAuthority(raw);
        return (origins.includes(origin) ||
            isOwnOrigin(origin, { ...authority, isSecure: isSecure || authority.isSecure }));
    };
    fastify.addHook('onRequest', async (request, reply) => {
        // A preflight carries no cookie, and does not have the header yet.
        if (!asksForCookie(request) || mayUse(request))
            return undefined;
        return reply.status(403).send(refusal('FORBIDDEN', 'A page of this origin may not use the cookie.'));
    });
    return (request, reply) => asksForCookie(request)
        ? {
            token: request.cookies[name],
            set: (token) => void reply.setCookie(name, token, { ...attributes, maxAge: Math.floor(lifetime / 1000) }),
            clear: () => void reply.clearCookie(name, attributes),
        }
        : undefined;
}
const asksForCookie = ({ headers }) => headers['nuzzle-refresh'] === 'cookie';
//# sourceMappingURL=refresh-cookie.js.map