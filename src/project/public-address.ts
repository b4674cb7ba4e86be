import { BlockList, isIP } from 'node:net';

/** The address of a host that is written as one: `[::1]` → `::1`. Undefined for a name. */
export function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whether an IP address is one of the open Internet: not of this machine, a network of its own or a special purpose. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !closed.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

const closed = closedNetworks();

function closedNetworks(): BlockList {
  const list = new BlockList();
  const networks = [
    ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
    ...['192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
    // Of IPv6, also what carries an address of IPv4 inside; one that is mapped is checked as that by the list itself.
    ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32'],
    ...['2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
  ];
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** What stands for this machine, a network of its own or nothing, by RFC 6761, 6762, 7686, 8375 and habit. */
const closedNames =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|corp|home|test|invalid|onion|alt)$|\.home\.arpa$/;

/** Whether a host is one that everybody can ask for: not a name or an address of one machine or one network. */
export function isOpenToAll(url: URL): boolean {
  const address = literalAddress(url);
  if (address !== undefined) return isPublic(address);
  return url.hostname.includes('.') && !closedNames.test(url.hostname);
}
