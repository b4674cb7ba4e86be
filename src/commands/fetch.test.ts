import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli.ts';
import { listeningEdge } from '../testing/edge.ts';
import { type ProjectFolder, smallProject } from '../testing/small-data.ts';
import { nextTable, tableSource } from '../testing/table-source.ts';
import { startWebServer, type WebServer } from '../testing/web-server.ts';
import { zipOf } from '../testing/zip.ts';

const [table, yaml] = ['data/sources/labour.csv', 'data/sources/labour.yaml'] as const;
let server: WebServer;
let project: ProjectFolder;
beforeAll(async () => {
  server = await startWebServer();
});
afterEach(() => project.dispose());
afterAll(() => server.close());

/** A project whose source is fetched as `how` says, ORIGIN being the server. */
function given(how: string, files: Readonly<Record<string, string | Uint8Array>> = {}): void {
  const described = tableSource[yaml].replace('tables:', `fetch: ${how.replaceAll('ORIGIN', server.origin)}\ntables:`);
  project = smallProject({ ...tableSource, [yaml]: described, ...files });
}

async function fetchNow(words: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
  server.requested.splice(0);
  const { edge, out, told } = listeningEdge(project.root, '2024-03-05', { words: ['fetch', ...words], environment });
  return { code: await runCli(edge), out, told };
}

const read = (file: string): string => readFileSync(join(project.root, file), 'utf8');
const send =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, headers);
    response.end(body);
  };
/** Answers by path; 404 elsewhere. */
const sendAt =
  (paths: Readonly<Record<string, string | Uint8Array | RequestListener>>): RequestListener =>
  (request, response) => {
    const found = paths[request.url ?? ''];
    if (typeof found === 'function') return found(request, response);
    response.writeHead(found === undefined ? 404 : 200);
    response.end(found ?? 'not here');
  };

describe('a new release', () => {
  test('takes the place of the old one, is told, dated and kept in the history', async () => {
    given('{ url: "ORIGIN/labour.csv" }');
    server.answer = send(nextTable, { 'last-modified': 'Thu, 29 Feb 2024 09:30:00 GMT' });
    const { code, out, told } = await fetchNow();
    expect([code, out]).toEqual([0, ['data/sources/labour.history.csv', table, yaml]]);
    expect(told).toEqual([
      'labour: 1 revised, 5 new, 1 vanished; new period: 2024-01',
      '  revised: jobless-rate-lakeside-2023-11: 5.2 → 5.4 (2023-11, 2:3)',
      '  vanished: vacancies-hilltown-2023-11: 0.9 → "..", not-available (2023-11, 3:4)',
    ]);
    expect(read(table)).toBe(nextTable);
    expect(read(yaml)).toContain('\npublished: 2024-02-29 # the day of the release\n');
    expect(read('data/sources/labour.history.csv')).toContain(
      '\n2024-02-29,revised,jobless-rate-lakeside-2023-11,2023-11,5.2,5.4,2:3\n',
    );
    const words = ['explain', 'jobless-rate-lakeside-2023-11'];
    const { edge, out: explained } = listeningEdge(project.root, '2024-03-05', { words });
    await runCli(edge);
    expect(explained).toContainEqual(expect.stringMatching(/^history +2024-02-29: revised, 5\.2 → 5\.4$/));
  });

  test('is asked for again only if it changed, for as long as the file is the one that was fetched', async () => {
    given('{ url: "ORIGIN/labour.csv" }');
    server.answer = (request, response) => {
      const isSame = request.headers['if-none-match'] === '"7"';
      response.writeHead(isSame ? 304 : 200, { etag: '"7"' });
      response.end(isSame ? undefined : nextTable);
    };
    expect((await fetchNow()).out).toContain(table);
    const before = read(yaml);
    expect(await fetchNow()).toEqual({ code: 0, out: [], told: ['labour: nothing new'] });
    expect(server.requested.map(({ headers }) => headers['if-none-match'])).toEqual(['"7"']);
    expect(read(yaml)).toBe(before);
    writeFileSync(join(project.root, table), tableSource[table]);
    expect((await fetchNow()).out).toContain(table);
    expect(server.requested.map(({ headers }) => headers['if-none-match'])).toEqual([undefined]);
    writeFileSync(join(project.root, '.briefpress/fetched.json'), '{"broken":');
    expect(await fetchNow()).toMatchObject({ code: 0, out: [] });
  });

  test('is the first one', async () => {
    given('{ url: "ORIGIN/labour.csv?x=1" }', { [table]: '' });
    server.answer = send(nextTable);
    const { code, out, told } = await fetchNow(['labour']);
    expect([code, out, told]).toEqual([0, [table], ['labour: 12 values, for the first time']]);
    expect(read(yaml)).toContain('published: 2024-02-15 #');
  });

  test('tells its own day in a cell', async () => {
    given('{ url: "ORIGIN/labour.csv" }', { [table]: `${tableSource[table]}Released 15 February 2024\n` });
    const described = read(yaml)
      .replace('2024-02-15 #', '{ cell: "6:1" } #')
      .replace('heads: 1\n', 'heads: 1\n    until: Released\n');
    writeFileSync(join(project.root, yaml), described);
    server.answer = send(
      `${nextTable.replace('2023-12,Hilltown,6.0,1.1\n', '').replace('2023-11,Hilltown,6.1,..\n', '')}Released 1 March 2024\n`,
    );
    expect((await fetchNow()).code).toBe(0);
    expect(read(yaml)).toBe(described);
    expect(read('data/sources/labour.history.csv')).toContain('\n2024-03-01,revised,');
  });

  test('is given as JSON', async () => {
    given('{ url: "ORIGIN/labour.csv" }');
    server.answer = send(nextTable);
    const { out } = await fetchNow(['--json', '--quiet']);
    expect(JSON.parse(out.join('\n'))).toMatchObject([
      { source: 'labour', file: table, outcome: 'replaced', count_new: 4, new_periods: ['2024-01'] },
    ]);
  });
});

describe('an address', () => {
  const zip = zipOf({ 'readme.txt': 'x', 'tables/labour-2024.csv': nextTable });
  const page = `<p><a class="x" href="files/labour_2024-01.csv">Data &amp; notes</a> <a href='/old/labour_2023-12.csv'>Before</a>
    <a href=https://example.org/elsewhere.csv>Else`;
  test.each<[string, string, Parameters<typeof sendAt>[0], readonly string[]]>([
    ['with the newest period', '{ url: "ORIGIN/{year}/{month}.csv" }', { '/2024/03.csv': nextTable }, ['/2024/03.csv']],
    [
      'with an earlier period',
      '{ url: "ORIGIN/{year}/{month}.csv" }',
      { '/2023/12.csv': nextTable },
      ['/2024/03.csv', '/2024/02.csv', '/2024/01.csv', '/2023/12.csv'],
    ],
    ['with a quarter', '{ url: "ORIGIN/{year}q{quarter}" }', { '/2023q4': nextTable }, ['/2024q1', '/2023q4']],
    [
      'that redirects',
      '{ url: "ORIGIN/a" }',
      { '/a': (_, response) => response.writeHead(302, { location: '/b' }).end('moved'), '/b': nextTable },
      ['/a', '/b'],
    ],
    [
      'on a page, by its file',
      '{ page: "ORIGIN/data/", link: "labour_*-01.csv" }',
      { '/data/': page, '/data/files/labour_2024-01.csv': nextTable },
      ['/data/', '/data/files/labour_2024-01.csv'],
    ],
    [
      'on a page, by its words',
      '{ page: "ORIGIN/data/", link: "Data & notes" }',
      { '/data/': page, '/data/files/labour_2024-01.csv': nextTable },
      ['/data/', '/data/files/labour_2024-01.csv'],
    ],
    [
      'on a page, by its period',
      '{ page: "ORIGIN/data/", link: "labour_{year}-{month}.csv" }',
      { '/data/': page, '/data/files/labour_2024-01.csv': nextTable },
      ['/data/', '/data/files/labour_2024-01.csv'],
    ],
    ['of an archive', '{ url: "ORIGIN/all.zip", unzip: "labour-*.csv" }', { '/all.zip': zip }, ['/all.zip']],
  ])('%s is found', async (_, how, paths, asked) => {
    given(how);
    server.answer = sendAt(paths);
    expect(await fetchNow()).toMatchObject({ code: 0, out: expect.arrayContaining([table]) });
    expect(read(table)).toBe(nextTable);
    expect(server.requested.map(({ url }) => url)).toEqual(asked);
  });
});

describe('what cannot be had', () => {
  const hang: RequestListener = () => {};
  const endless: RequestListener = (_, response) => {
    response.writeHead(200);
    const more = (): void => void response.write(Buffer.alloc(1024 * 1024), (error) => error ?? more());
    more();
  };
  const cut: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('Month,Area', () => response.destroy());
  };
  const loop: RequestListener = (_, response) => response.writeHead(301, { location: '/again' }).end();
  const goTo =
    (location: string): RequestListener =>
    (_, response) =>
      response.writeHead(302, { location }).end();
  const csv = '{ url: "ORIGIN/labour.csv" }';
  test.each<[string, string, RequestListener, RegExp]>([
    ['is not there', csv, sendAt({}), /labour\.csv answered 404 Not Found; /],
    [
      'is not there for any period',
      '{ url: "ORIGIN/{year}.csv" }',
      sendAt({}),
      /2024\.csv and those before it: answered 404/,
    ],
    ['fails', csv, (_, response) => response.writeHead(503).end(), /answered 503 Service Unavailable/],
    ['is cut', csv, cut, /cut the connection/],
    ['does not answer', csv, hang, /sent nothing for 1 s/],
    ['is said to be too large', csv, send('', { 'content-length': '200000000' }), /sends more than 100 MB/],
    ['is too large', csv, endless, /sends more than 100 MB/],
    ['redirects without end', csv, loop, /redirects more than 5 times/],
    [
      'redirects to a private network',
      csv,
      goTo('https://10.1.2.3/x'),
      /leads to 10\.1\.2\.3, which is in a private network; --allow-private allows it/,
    ],
    [
      'redirects to a link-local address',
      csv,
      goTo('https://[fe80::1]/x'),
      /leads to \[fe80::1\], which is in a private/,
    ],
    [
      'redirects to plain http',
      csv,
      goTo('http://example.org/x'),
      /leads to http:\/\/example\.org, which must be an https address/,
    ],
    ['redirects to a file', csv, goTo('file:///etc/passwd'), /must be an https address/],
    ['is a page', csv, send('<!doctype html><p>Moved'), /named \.csv, but is a web page/],
    [
      'lost its heads',
      csv,
      send('Monat,Area,Rate,Vacancies\n2024-01,Lakeside,5,1\n'),
      /not as data\/sources\/labour\.yaml describes it: .*no column has the head "Month"/,
    ],
    [
      'has a sign that nothing explains',
      csv,
      send(nextTable.replace('4.9 p', '4.9 q')),
      /labour\.csv:6:18: error: .*"q"/,
    ],
    ['is empty', csv, send(''), /the file is empty/],
    ['has no rows', csv, send('Month,Area,Rate,Vacancies\n'), /holds no value/],
    [
      'is older',
      csv,
      send(tableSource[table].replace(/2023-12.*\n/g, '')),
      /is an older release: it reaches to 2023-11-30/,
    ],
    [
      'is not in the archive',
      '{ url: "ORIGIN/a.zip", unzip: "*.csv" }',
      send(zipOf({ 'a.txt': 'x', 'b\u001b[2J\n': 'x' })),
      /has no "\*\.csv" in its archive, which holds a\.txt, b \[2J ;/,
    ],
    [
      'is in the archive twice',
      '{ url: "ORIGIN/a.zip", unzip: "*.csv" }',
      send(zipOf({ 'a.csv': 'x', 'b.csv': 'x' })),
      /several files that are "\*\.csv" in its archive: a\.csv, b\.csv/,
    ],
    [
      'is linked twice by one name',
      '{ page: "ORIGIN/", link: "*.csv" }',
      send('<a href="/a/x.csv">A</a><a href="/b/x.csv">B</a>'),
      /has 2 links that are "\*\.csv", such as http:\S+\/a\/x\.csv, http:\S+\/b\/x\.csv;/,
    ],
    ['is no archive', '{ url: "ORIGIN/a.zip", unzip: "*.csv" }', send('x'), /cut off or damaged/],
    [
      'is not linked',
      '{ page: "ORIGIN/", link: "*.xlsx" }',
      send('<a href="/a.csv">A</a>'),
      /has no link that is "\*\.xlsx"; it links to a\.csv/,
    ],
    [
      'is linked twice',
      '{ page: "ORIGIN/", link: "*.csv" }',
      send('<a href="/a.csv">A</a><a href="/b.csv">B</a>'),
      /has 2 links that are "\*\.csv", such as a\.csv, b\.csv/,
    ],
  ])('%s is one line, and leaves everything as it was', async (_, how, answer, message) => {
    given(how);
    server.answer = answer;
    // Long enough for a busy machine, where it is not the silence that is looked for.
    const { code, out, told } = await fetchNow(['--timeout', answer === hang ? '1' : '300']);
    expect([code, out]).toEqual([5, []]);
    expect(told).toEqual([expect.stringMatching(message)]);
    expect(told[0]).toMatch(/^error: labour: .*; data\/sources\/labour\.csv is unchanged$/);
    expect(read(table)).toBe(tableSource[table]);
    expect(read(yaml)).toContain('published: 2024-02-15 #');
    expect(existsSync(join(project.root, 'data/sources/labour.history.csv'))).toBe(false);
  });

  test('keeps no other source from being fetched', async () => {
    given('{ url: "ORIGIN/none.csv" }', {
      'data/sources/trade.yaml': tableSource[yaml]
        .replace('tables:', `fetch: { url: "${server.origin}/trade.csv" }\ntables:`)
        .replace(/id: jobless-rate/, 'id: rate')
        .replace(/id: vacancies/, 'id: openings'),
      'data/sources/trade.csv': tableSource[table],
    });
    server.answer = sendAt({ '/trade.csv': nextTable });
    const { code, out } = await fetchNow();
    expect([code, out]).toEqual([5, expect.arrayContaining(['data/sources/trade.csv'])]);
    const one = await fetchNow(['trade']);
    expect([one.code, one.told]).toEqual([0, ['trade: nothing new']]);
  });
});

describe('a key', () => {
  const key = 'se cret/7';
  test.each([
    ['key-header: X-Api-Key', '/labour.csv', key],
    ['key-query: api_key', '/labour.csv?api_key=se+cret%2F7', undefined],
  ])('is sent as %s, and told to nobody', async (way, url, header) => {
    given(`{ url: "ORIGIN/labour.csv", key: STATS_KEY, ${way} }`);
    server.answer = send(nextTable);
    expect(await fetchNow([], { STATS_KEY: key })).toMatchObject({ code: 0 });
    expect(server.requested.map(({ url: asked, headers }) => [asked, headers['x-api-key']])).toEqual([[url, header]]);
    server.answer = (request, response) =>
      response.writeHead(302, { location: `https://10.0.0.1${request.url}&${key}` }).end();
    writeFileSync(join(project.root, table), tableSource[table]);
    const { code, told, out } = await fetchNow(['--debug'], { STATS_KEY: key });
    expect(code).toBe(5);
    const all = [...told, ...out, read('.briefpress/fetched.json'), read(yaml)].join('\n');
    expect(all).not.toMatch(/se.{0,3}cret/);
  });

  test('is not sent to where the address leads', async () => {
    const other = await startWebServer();
    other.answer = send(nextTable);
    given('{ url: "ORIGIN/labour.csv", key: STATS_KEY, key-header: X-Api-Key }');
    server.answer = (_, response) => response.writeHead(302, { location: `${other.origin}/x` }).end();
    const { code } = await fetchNow([], { STATS_KEY: key });
    await other.close();
    expect([code, other.requested[0]?.headers['x-api-key']]).toEqual([0, undefined]);
  });

  test('that the environment has not is told before anything is asked', async () => {
    given('{ url: "ORIGIN/labour.csv", key: STATS_KEY, key-header: X-Api-Key }');
    const { code, told } = await fetchNow();
    expect([code, server.requested.length]).toEqual([5, 0]);
    expect(told[0]).toMatch(/^error: labour: the environment has no STATS_KEY/);
  });
});

describe('wrong usage', () => {
  test.each([
    [['labor'], /unknown source "labor"; did you mean "labour"\?/],
    [['bulletin'], /source "bulletin" names no address to fetch from/],
  ])('%j is exit 2', async (words, message) => {
    given('{ url: "ORIGIN/labour.csv" }');
    const { code, told } = await fetchNow(words);
    expect([code, told[0]]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a project without an address', async () => {
    project = smallProject(tableSource);
    expect(await fetchNow()).toMatchObject({ code: 2, told: ['error: there is nothing to fetch', expect.anything()] });
  });

  test('a source that cannot be read is told, and the others are fetched', async () => {
    const broken = tableSource[yaml].replace('channel: series', 'channel: serial');
    given('{ url: "ORIGIN/labour.csv" }', { 'data/sources/wages.yaml': broken });
    server.answer = send(nextTable);
    const { code, told } = await fetchNow();
    expect(code).toBe(5);
    expect(told[0]).toMatch(/^data\/sources\/wages\.yaml:6:10: error: "channel" must be one of /);
    expect(told[1]).toMatch(/^labour: 1 revised/);
  });

  test('a project whose only source cannot be read', async () => {
    given('{ url: "http://example.org/x.csv" }');
    const { code, told } = await fetchNow();
    expect(code).toBe(3);
    expect(told.join('\n')).toContain('must be an https address');
  });

  test.each([
    ['{ url: "http://example.org/x.csv" }', /must be an https address/],
    ['{ url: "https://me:word@example.org/x.csv" }', /an address holds no password/],
    ['{ url: "/x.csv" }', /not an address/],
    ['{ page: "https://example.org/" }', /`page` and `link` belong together/],
    ['{ link: x }', /needs either `url` or `page`/],
    ['{ url: "https://example.org/", key: STATS_KEY }', /`key` needs either `key-header` or `key-query`/],
    ['{ url: "https://example.org/", file: ../x.csv }', /the name of a table file in data\/sources/],
  ])('%s is a finding', async (how, message) => {
    given(how);
    const { code, told } = await fetchNow(['labour']);
    expect([code, told.join('\n')]).toEqual([3, expect.stringMatching(message)]);
  });
});
