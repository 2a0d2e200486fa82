import type { FastifyInstance } from 'fastify';
import type { ReadAuthority } from '../operation/read-authority.js';

/** The part of every policy that no page can be framed by. */
export const noFrames = "frame-ancestors 'none'";
const oneYear = 31_536_000;

/** The headers of every response (OWASP HTTP Headers Cheat Sheet): no page frames it, no browser guesses its type, no link tells where it came from. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': noFrames,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Sends the security headers with every response, and `Strict-Transport-Security` (RFC 6797) with those that went over
 * TLS. A page that has a policy of its own keeps it, and cannot be framed either.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, readAuthority: ReadAuthority): void {
  fastify.addHook('onRequest', ({ raw }, reply, done) => {
    // Into Node's response, which some plugins write to directly.
    for (const [name, value] of Object.entries(securityHeaders)) reply.raw.setHeader(name, value);
    // Not for the subdomains, which may be somebody else's.
    if (readAuthority(raw).isSecure) reply.raw.setHeader('strict-transport-security', `max-age=${oneYear}`);
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    const policy = reply.getHeader('content-security-policy');
    if (policy && policy !== noFrames)
      void reply.header('content-security-policy', `${policy.toString()}; ${noFrames}`);
    done();
  });
}
