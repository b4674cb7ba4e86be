import { BlockList, isIP } from 'node:net';
import { parseUrl } from '../../project/parse-url.ts';

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host is named as this machine. */
export function isLocal({ hostname }: URL): boolean {
  return localNames.has(hostname);
}

/** Why nothing is fetched from an address, its placeholders aside; undefined where it is allowed. */
export function refuseAddress(text: string): string | undefined {
  const url = parseUrl(text.replace(/\{\w+\}/g, '1'));
  if (url === undefined) return 'not an address';
  if (url.username !== '' || url.password !== '') return 'an address holds no password; name a variable with `key`';
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url))) return undefined;
  return 'must be an https address (http is for localhost alone)';
}

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
