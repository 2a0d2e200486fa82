import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import { preferredLanguage } from '../language/language.js';
const maxUserAgentLength = 200;
/**
 * Makes a reader that believes `X-Forwarded-For` only from trusted proxies.
 * @param trustedProxies addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`
 */
export function clientReader(trustedProxies) {
    const isTrusted = proxyAddr.compile([...trustedProxies]);
    return (request) => {
        const claimed = proxyAddr(request, isTrusted);
        // A trusted proxy may pass on whatever its client wrote.
        const address = isIP(claimed) ? claimed : (request.socket.remoteAddress ?? '');
        return {
            address: address.replace(/^::ffff:(?=\d+\.)/i, ''),
            userAgent: request.headers['user-agent']?.slice(0, maxUserAgentLength),
            language: preferredLanguage(request.headers['accept-language']),
        };
    };
}
//# sourceMappingURL=read-client.js.map