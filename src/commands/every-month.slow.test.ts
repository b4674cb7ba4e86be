import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../pdf/read/read-pdf.ts';
import { writeManyPlaces } from '../testing/many-places.mjs';
import { createProject, type TestProject } from '../testing/project.ts';
import { runWorkflow } from '../testing/scheduled-desk.ts';
import { certificateFile, type MailServer, startMailServer } from '../testing/smtp-server.ts';
import { startWebServer, type WebServer } from '../testing/web-server.ts';

/** An empty folder for a project, with the engine of the checkout. */
function emptyProject(): TestProject {
  const project = createProject();
  for (const part of ['data', 'templates', 'out']) project.remove(part);
  return project;
}

describe('the workflow that init writes, month by month', () => {
  const file = 'out/jobs.pdf';
  const heads = 'Month,Area,Unemployed,Unemployment rate\n';
  const [october, november, december] = [
    '2023-10,Lakeside,4120,5.4\n',
    '2023-11,Lakeside,4080,5.3\n',
    '2023-12,Lakeside,3950,5.2\n',
  ];
  const recipients =
    'format: 1\nrecipients:\n  - { address: ana@example.org }\n  - { address: li@example.org, as: bcc }\n';
  let project: TestProject;
  let web: WebServer;
  let server: MailServer;
  beforeAll(async () => {
    [project, web, server] = [emptyProject(), await startWebServer(), await startMailServer({ tls: 'starttls' })];
    project.write('.published/jobs.csv', heads + october + november);
    const made = await project.run(['init', '--table', '.published/jobs.csv', '--name', 'Lakeside desk']);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const source = project.read('data/sources/jobs.yaml').replace('publisher: Publisher', 'publisher: Lakeside Office');
    const dated = `fetch: { url: "${web.origin}/jobs.csv" }\npublished: 2024-01-09`;
    project.write('data/sources/jobs.yaml', source.replace(/^published: .*$/m, dated));
  });
  afterAll(async () => {
    await web.close();
    await server.close();
    project.dispose();
  });

  /** Publishes a table on a day, and runs the workflow on it. */
  async function month(day: string, table: string | number) {
    web.answer = (_, response) => {
      const modified = { 'last-modified': new Date(day).toUTCString() };
      response.writeHead(typeof table === 'number' ? table : 200, modified);
      response.end(typeof table === 'number' ? 'no' : table);
    };
    return await runWorkflow(project, { day, server, recipients });
  }
  const lastMail = async () => await PostalMime.parse(server.taken.at(-1)?.raw ?? '');
  /** The words of page 1. */
  const page = (): string => {
    const [first] = readPdf(readFileSync(project.path(file))).pages;
    return (first?.runs ?? [])
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ');
  };

  test('the first month is issued, and mailed to everybody', async () => {
    const run = await month('2024-01-10', heads + october + november);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(server.taken.map(({ to }) => to)).toEqual([['ana@example.org', 'li@example.org']]);
    expect((await lastMail()).subject).toBe('Jobs, edition 1, 10 January 2024');
    expect(page()).toContain('4,080');
  });

  test('a run without news mails nobody', async () => {
    const run = await month('2024-01-11', heads + october + november);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(server.taken).toHaveLength(1);
  });

  test('the second month says on page 1 and in the mail what is new and what was revised', async () => {
    const run = await month('2024-02-09', heads + october + november.replace('4080', '4110') + december);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('unemployed-lakeside-2023-11: 4080 → 4110');
    const { subject, text = '' } = await lastMail();
    expect(server.taken).toHaveLength(2);
    expect(subject).toBe('Jobs, edition 2, 9 February 2024');
    for (const told of [page(), text.replace(/\s+/g, ' ')]) {
      expect(told).toContain('What changed since edition 1');
      expect(told).toMatch(/4,080 .*4,110/);
      expect(told).toContain('3,950');
    }
  });

  test.each<[string, string | number]>([
    ['has another head', 'Month,Area,Unemployed people\n2024-01,Lakeside,3900\n'],
    ['is a page of apology', '<!doctype html><title>Sorry</title><p>We moved.'],
    ['has words for a value', `${heads}2024-01,Lakeside,many,5.0\n`],
    ['is gone', 404],
  ])('a table that %s mails nobody, and leaves what there is', async (_, table) => {
    const kept = [file, 'data/sources/jobs.csv'].map((each) => readFileSync(project.path(each)));
    const run = await month('2024-03-08', table);
    expect(run, run.stderr).toMatchObject({
      code: 5,
      failed: 'Fetch tables that say where they come from',
      stdout: '',
    });
    expect(run.stderr).toMatch(/^error: jobs: /m);
    expect(server.taken).toHaveLength(2);
    expect([file, 'data/sources/jobs.csv'].map((each) => readFileSync(project.path(each)))).toEqual(kept);
  });
});

describe('fifty places, each with a recipient', () => {
  const count = 50;
  let project: TestProject;
  let server: MailServer;
  let places: readonly string[];
  beforeAll(async () => {
    [project, server] = [emptyProject(), await startMailServer({ tls: 'starttls' })];
    writeManyPlaces(project.root, count);
    const rows = project
      .read('data/sources/labour.csv')
      .trim()
      .split('\n')
      .slice(1, count + 1);
    places = rows.map((row) => (row.split(',')[1] ?? '').toLowerCase()).toSorted();
    const list = places.map((id) => `  - { address: ${id}@example.org, topics: [labour-${id}] }\n`).join('');
    project.write('data/recipients.yaml', `format: 1\nrecipients:\n${list}`);
  });
  afterAll(async () => {
    await server.close();
    project.dispose();
  });

  const address = (id = ''): string => `${id}@example.org`;
  const send = async (...words: readonly string[]) => {
    const environment = {
      SMTP_URL: `smtp://localhost:${server.port}`,
      MAIL_FROM: 'desk@example.org',
      NODE_EXTRA_CA_CERTS: certificateFile,
    };
    return await project.run(['mail', '--all', '--send', '--yes', '--date', '2024-08-01', ...words], { environment });
  };
  const mailed = (): readonly string[] => server.taken.flatMap(({ to }) => to).toSorted();

  test('of which one cannot be built: the others are mailed, and it when it can', async () => {
    const [, broken = ''] = places;
    const table = project.read('data/sources/labour.csv');
    const without = new RegExp(`^(.*,${broken},\\d+),.*$`, 'gim');
    project.write('data/sources/labour.csv', table.replace(without, '$1,'));
    const run = await send('--json');
    expect(run, run.stderr).toMatchObject({ code: 6 });
    expect(run.stderr).toContain(`error: labour-${broken} was not built: `);
    expect(run.stderr).toContain(`error: ${address(broken)}: not sent labour-${broken}: it could not be built\n`);
    const told = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toContainEqual(expect.objectContaining({ address: address(broken), outcome: 'unsent' }));
    expect(mailed()).toEqual(places.filter((id) => id !== broken).map(address));
    project.write('data/sources/labour.csv', table);
    const mended = await send();
    expect(mended, mended.stderr).toMatchObject({ code: 0 });
    // Its values are in the ranks of the others, so that some of them changed too.
    expect(mailed().filter((to) => to === address(broken))).toHaveLength(1);
  });

  test('of whom one is refused by the server: the others are mailed', async () => {
    const [first = ''] = places;
    project.edit('templates/topics/labour.md', "title: 'The labour market", "title: 'The market for labour");
    const before = server.taken.length;
    server.behave({ refuse: { [address(first)]: '550 no such user' } });
    const run = await send();
    expect(run, run.stderr).toMatchObject({ code: 6 });
    expect(run.stderr).toContain(`error: ${address(first)}: refused (550`);
    expect(server.taken.slice(before).flatMap(({ to }) => to)).toHaveLength(count - 1);
  });
});
