import { expect, test } from 'vitest';
import { isPublic, literalAddress } from './public-address.ts';

test.each<readonly [string, boolean]>([
  ['93.184.216.34', true],
  ['172.15.0.1', true],
  ['2606:2800:220:1::1', true],
  ['::ffff:93.184.216.34', true],
  ...[
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.9.1', '169.254.169.254', '172.16.0.1', '172.31.255.1'],
    ...['192.0.0.8', '192.168.1.1', '198.19.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::10.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fd12::1'],
    ...['fe80::1', 'ff02::1', '2002:a00:1::', '2001:0:1::', 'localhost', ''],
  ].map((address) => [address, false] as const),
])('%s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

test.each([
  ['https://0x7f.1/', '127.0.0.1'],
  ['https://2130706433/', '127.0.0.1'],
  ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1'],
  ['https://example.org/', undefined],
])('%s names the address %s', (text, address) => {
  expect(literalAddress(new URL(text))).toBe(address);
});
