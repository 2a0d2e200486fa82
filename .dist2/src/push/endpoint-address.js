import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { rateLimited } from '../errors.js';
// A name server may take long to answer.
const maxLookups = 64;
const globalUnicast = ipaddr.parseCIDR('2000::/3');
let lookups = 0;
/**
 * Whether an endpoint is at a push service.
 * @param hosts `host`, `*.domain` for what is below a domain, or either with `:port` if the port is not 443; undefined
 *   for any host and port
 */
export function isPushService(endpoint, hosts) {
    const { hostname, port } = new URL(endpoint);
    return (!hosts ||
        hosts.some((pattern) => {
            const [host = '', allowedPort = ''] = pattern.split(':');
            const isHost = host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
            return isHost && (port || '443') === (allowedPort || '443');
        }));
}
/** An endpoint resolves to an address in a private network. */
export class PrivateAddressError extends Error {
}
/**
 * Returns what is wrong with an endpoint's address; undefined if nothing is. A
 * registration checks it, so that nobody can make this server call into its own network. The sender checks the
 * address again for each connection, because a name can resolve to another address by then.
 * @param hosts the hosts of push services, as for `isPushService`
 * @param privateNetwork whether private addresses and plain HTTP are allowed
 * @throws RATE_LIMITED when too many names are being resolved
 */
export async function endpointFault(endpoint, { hosts, privateNetwork }) {
    if (!isPushService(endpoint, hosts))
        return 'unknownPushService';
    if (privateNetwork)
        return undefined;
    const { protocol, hostname } = new URL(endpoint);
    if (protocol !== 'https:')
        return 'httpsUrl';
    // The caller must not learn whether a name resolves to a private address or to none.
    return (await resolvesToPublic(hostname.replace(/^\[|\]$/g, ''))) ? undefined : 'privateAddress';
}
async function resolvesToPublic(host) {
    if (isIP(host))
        return isPublic(host);
    if (lookups >= maxLookups)
        throw rateLimited(1);
    lookups++;
    try {
        const addresses = await lookup(host, { all: true });
        return addresses.every(({ address }) => isPublic(address));
    }
    catch {
        return false;
    }
    finally {
        lookups--;
    }
}
function isPublic(text) {
    const address = ipaddr.parse(text);
    if (address.range() !== 'unicast')
        return false;
    // Only this range is assigned. The rest includes IPv4 addresses in deprecated IPv6 forms.
    return address.kind() === 'ipv4' || address.match(globalUnicast);
}
//# sourceMappingURL=endpoint-address.js.map