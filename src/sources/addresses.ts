import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose registry, multicast and the reserved rest: nothing of it is a host on the internet. */
const SPECIAL_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // "this network": 0 reaches the machine itself
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by carriers (RFC 6598)
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, the clouds' metadata among it
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // documentation (RFC 5737), as two below
  ['192.31.196.0', 24], // AS112, as one below
  ['192.52.193.0', 24], // AMT (RFC 7450)
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15], // benchmarks (RFC 2544)
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];

/** What of IPv6 can be a host on the internet: global unicast, and IPv4 written as IPv6. */
const OPEN_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2000::', 3],
  ['::ffff:0:0', 96], // IPv4-mapped
  ['64:ff9b::', 96], // NAT64 (RFC 6052): how networks without IPv4 reach it
];

const SPECIAL_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation, as 3fff
  ['2002::', 16], // 6to4 holds an IPv4 address a relay would deliver to
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL_IPV4) {
  special.addSubnet(network, prefix, 'ipv4');
  special.addSubnet(`::ffff:${network}`, 96 + prefix, 'ipv6');
  special.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}
for (const [network, prefix] of SPECIAL_IPV6) special.addSubnet(network, prefix, 'ipv6');

const open = new BlockList();
for (const [network, prefix] of OPEN_IPV6) open.addSubnet(network, prefix, 'ipv6');

/** Whether an address, in the spelling of a resolver or a socket, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return open.check(address, 'ipv6') && !special.check(address, 'ipv6');
    default:
      return false;
  }
}
