import type { lookup } from 'node:dns';
import { afterEach, describe, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../../testing/web-server.ts';
import { checkedLookup, download } from './download.ts';

const host = new URL('https://stats.example/');

/** What a lookup answers where the host has these addresses. */
async function ask(url: URL, addresses: readonly string[], { allowPrivate = false, all = true } = {}) {
  const resolve = ((_host: string, _options: object, callback: (error: null, found: object[]) => void) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    callback(null, found);
  }) as typeof lookup;
  return await new Promise((done) => {
    checkedLookup(url, allowPrivate, resolve)(url.hostname, { all }, (error, found) => done(error?.message ?? found));
  });
}

describe('a host', () => {
  test('is connected to at an address that was checked, and at no other', async () => {
    expect(await ask(host, ['93.184.216.34', '2606:2800:220:1::1'])).toEqual([
      { address: '93.184.216.34', family: 4 },
      { address: '2606:2800:220:1::1', family: 6 },
    ]);
    expect(await ask(host, ['93.184.216.34'], { all: false })).toBe('93.184.216.34');
  });

  test.each([['10.0.0.1'], ['127.0.0.1'], ['169.254.169.254'], ['::1'], ['fd00::1']])(
    'is refused at %s',
    async (address) => {
      const refused = 'leads to stats.example, which is in a private network; --allow-private allows it';
      expect(await ask(host, [address])).toBe(refused);
      expect(await ask(host, ['93.184.216.34', address])).toBe(refused);
      expect(await ask(host, [address], { allowPrivate: true })).toHaveLength(1);
    },
  );

  test('that is this machine may be itself', async () => {
    expect(await ask(new URL('http://localhost/'), ['127.0.0.1'])).toHaveLength(1);
  });

  test('has an address', async () => {
    expect(await ask(host, [])).toBe('stats.example has no address');
  });
});

describe('a download', () => {
  let server: WebServer | undefined;
  afterEach(() => server?.close());

  const limits = { bytes: 1000, redirects: 2, idle: 60_000, whole: 60_000 };
  const get = async (url: string, named: string, given: Partial<typeof limits> = {}) =>
    await download({
      ...{ url: new URL(url), named: new URL(named), headers: {}, allowPrivate: false },
      limits: { ...limits, ...given },
    });

  test('from this machine is for who named it, not for a page elsewhere that leads to it', async () => {
    server = await startWebServer();
    await expect(get(server.origin, 'https://example.org/')).rejects.toThrow(
      '127.0.0.1, which is in a private network',
    );
    expect(server.requested).toEqual([]);
    expect((await get(server.origin, server.origin)).bytes).toHaveLength(0);
  });

  test('ends in time, however slowly it comes', async () => {
    server = await startWebServer();
    server.answer = (_, response) => {
      const more = (): void => void response.write('.', () => setImmediate(more));
      more();
    };
    const slow = get(server.origin, server.origin, { bytes: 1e9, whole: 200 });
    await expect(slow).rejects.toThrow('did not finish within 0.2 s');
  });

  test.each([
    ['gzip', 'cannot be unpacked'],
    ['br', 'packs its answer as "br"'],
  ])('packed as %s', async (encoding, message) => {
    server = await startWebServer();
    server.answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('x');
    await expect(get(server.origin, server.origin)).rejects.toThrow(message);
  });
});
