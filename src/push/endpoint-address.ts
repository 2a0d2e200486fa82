import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { rateLimited } from '../errors.js';

// A name server may take long to answer.
const mostAtOnce = 64;
const globalUnicast = ipaddr.parseCIDR('2000::/3');
let running = 0;

/** An endpoint leads into a private network. */
export class PrivateAddressError extends Error {}

/**
 * What is wrong with where an endpoint leads, as the end of a sentence; undefined if nothing is. Asked at
 * registration, so that nobody has this server call into its own network; the address is looked at once more
 * whenever a connection is made, because a name may lead elsewhere by then.
 * @param privateNetwork whether private addresses and plain HTTP are welcome
 * @throws RATE_LIMITED where too many names are being resolved
 */
export async function endpointFault(endpoint: string, privateNetwork: boolean): Promise<string | undefined> {
  if (privateNetwork) return undefined;
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:') return 'must be an https URL';
  // Whether a name leads to a private address or nowhere is no business of who asks.
  return (await leadsOutside(hostname.replace(/^\[|\]$/g, ''))) ? undefined : 'must be at a public address';
}

async function leadsOutside(host: string): Promise<boolean> {
  if (isIP(host)) return isPublic(host);
  if (running >= mostAtOnce) throw rateLimited(1);
  running++;
  try {
    const addresses = await lookup(host, { all: true });
    return addresses.every(({ address }) => isPublic(address));
  } catch {
    return false;
  } finally {
    running--;
  }
}

function isPublic(text: string): boolean {
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  // What lies outside is not given to anybody, IPv4 addresses in the form of old among it.
  return address.kind() === 'ipv4' || address.match(globalUnicast);
}
