import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { LimitName } from '../limits.js';

// What one customer gets (RFC 6177): whoever has one address of it has all.
const ipv6Prefix = 4;

/** The part of an address that a limit counts by: an IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(address: string): string {
  if (!address.includes(':') || !ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  return `${parsed.parts
    .slice(0, ipv6Prefix)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** The key under which a store counts: a hash, so that the store holds no names and no addresses. */
export const storedKey = (limit: LimitName, key: string): string =>
  createHash('sha256').update(`${limit}|${key}`).digest('base64url').slice(0, 22);
