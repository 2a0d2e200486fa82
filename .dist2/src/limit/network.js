import ipaddr from 'ipaddr.js';
// The network of one customer (RFC 6177), who has all its addresses.
const ipv6Prefix = 4;
/** The key of an address in limits and queues: the IPv4 address itself, or the /64 network of an IPv6 address. */
export function networkOf(address) {
    if (!address.includes(':') || !ipaddr.IPv6.isValid(address))
        return address;
    const parsed = ipaddr.IPv6.parse(address);
    if (parsed.isIPv4MappedAddress())
        return parsed.toIPv4Address().toString();
    return `${parsed.parts
        .slice(0, ipv6Prefix)
        .map((part) => part.toString(16))
        .join(':')}::/64`;
}
//# sourceMappingURL=network.js.map