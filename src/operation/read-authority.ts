import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import proxyAddr from '@fastify/proxy-addr';

/** The address that a client connected to. */
export interface Authority {
  /** The host, with a port if the client named one; undefined without a Host header. */
  readonly host: string | undefined;
  /** Whether the client is known to have connected over TLS. */
  readonly isSecure: boolean;
}

/** Reads which address a request was sent to. */
export type ReadAuthority = (request: IncomingMessage) => Authority;

/**
 * Makes a reader that believes `X-Forwarded-Host` and `X-Forwarded-Proto` only from trusted proxies.
 * @param trustedProxies addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`
 */
export function authorityReader(trustedProxies: readonly string[]): ReadAuthority {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return ({ headers, socket }) => {
    const isForwarded = isTrusted(socket.remoteAddress ?? '', 0);
    const forwarded = (name: string) => (isForwarded ? lastOf(headers[name]) : undefined);
    return {
      host: forwarded('x-forwarded-host') ?? headers.host,
      isSecure: forwarded('x-forwarded-proto')?.toLowerCase() === 'https' || socket instanceof TLSSocket,
    };
  };
}

/** The last value of a header, which is what the nearest proxy added; undefined if there is none. */
const lastOf = (header: string | string[] | undefined): string | undefined =>
  header?.toString().split(',').at(-1)?.trim() || undefined;
