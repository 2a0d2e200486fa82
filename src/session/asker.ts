import ipaddr from 'ipaddr.js';
import type { Context } from '../context.js';

/**
 * Names who asks for a password to be hashed: the owner who is logged in, or else the network of their address. A
 * household has 2^64 IPv6 addresses, so the first half of an address counts.
 */
export function askerOf({ viewer, client }: Pick<Context, 'viewer' | 'client'>): string {
  if ('userId' in viewer) return `owner ${viewer.userId}`;
  const { address } = client;
  if (!ipaddr.IPv6.isValid(address)) return `address ${address}`;
  return `network ${ipaddr.IPv6.parse(address).toNormalizedString().split(':').slice(0, 4).join(':')}`;
}
