/**
 * Which addresses may be reached: public ones. Judged where a name is resolved to connect, so that a name that leads elsewhere
 * a moment later (DNS rebinding) is judged by the address that is really connected to.
 */
import { lookup as resolveName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { RooflineError } from '../../../shared/api/errors.ts';

/** Everything that is no public unicast address: iana.org/assignments/iana-ipv4-special-registry and its IPv6 sibling. */
const PRIVATE_IPV4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE_IPV4.addSubnet(network, prefix, 'ipv4');
}
/** A list of its own: one with `::ffff:0:0/96` in it takes every IPv4 address for a mapped one. */
const PRIVATE_IPV6 = new BlockList();
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  PRIVATE_IPV6.addSubnet(network, prefix, 'ipv6');
}
/** How networks without IPv4 write an IPv4 address (RFC 6052): its last four bytes are that address. */
const TRANSLATED = /^\[64:ff9b::(?:([\da-f]{1,4}):)?([\da-f]{1,4})?\]$/;

/** Whether an IP address is a public one. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE_IPV4.check(address, 'ipv4');
  // The URL parser writes an address in its one short form; a zone ("%eth0") is for link-local ones and is none.
  const url = `https://[${address}]`;
  if (isIP(address) !== 6 || !URL.canParse(url)) return false;
  const translated = TRANSLATED.exec(new URL(url).hostname);
  if (!translated) return !PRIVATE_IPV6.check(address, 'ipv6');
  const [high, low] = [translated[1], translated[2]].map((group) => parseInt(group ?? '0', 16));
  return isPublicAddress([high! >> 8, high! & 255, low! >> 8, low! & 255].join('.'));
}

/** Refuses a host that is written as an address of a private network. Names are judged when they are resolved. */
export function refusePrivateHost(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isPublicAddress(address)) throw privateNetwork(hostname);
}

/** A name's resolution for a connection, which fails where any of its addresses is not public. `resolve` is the system's, or a test's. */
export function publicLookup(resolve: LookupFunction = resolveName): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
        return done(privateNetwork(hostname), '', 0);
      }
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function privateNetwork(host: string): RooflineError {
  return new RooflineError(
    'invalid-request',
    `${host} is an address of a private network. Roofline does not read those.`,
  );
}
