import { TLSSocket } from 'node:tls';
import proxyAddr from '@fastify/proxy-addr';
/**
 * Makes a reader that believes `X-Forwarded-Host` and `X-Forwarded-Proto` only from trusted proxies.
 * @param trustedProxies addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`
 */
export function authorityReader(trustedProxies) {
    const isTrusted = proxyAddr.compile([...trustedProxies]);
    return ({ headers, socket }) => {
        const isForwarded = isTrusted(socket.remoteAddress ?? '', 0);
        const forwarded = (name) => (isForwarded ? lastOf(headers[name]) : undefined);
        return {
            host: forwarded('x-forwarded-host') ?? headers.host,
            isSecure: forwarded('x-forwarded-proto')?.toLowerCase() === 'https' || socket instanceof TLSSocket,
        };
    };
}
/** The last value of a header, which is what the nearest proxy added; undefined if there is none. */
const lastOf = (header) => header?.toString().split(',').at(-1)?.trim() || undefined;
//# sourceMappingURL=read-authority.js.map