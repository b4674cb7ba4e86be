import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, filesBelow, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(async () => {
  project = createProject('series');
  expect(await issue('2022-03-01')).toMatchObject({ code: 0 });
});
afterAll(() => project.dispose());

const source = 'data/sources/ferries-2021.yaml';

const issue = (date: string, environment: Readonly<Record<string, string>> = {}) =>
  project.call(['issue', '--topic', 'ferries', '--date', date], { environment });

describe('a value that changed without a reason in the data', () => {
  test('is refused before a browser is started or a file written', async () => {
    project.edit(source, 'value: 3305\n', 'value: 3310\n');
    project.edit(source, '"3,305 trips"', '"3,310 trips"');
    const before = project.read('out/ferries.pdf');
    // A browser that is started fails, with another exit code.
    const run = await issue('2023-03-01', { PUPPETEER_EXECUTABLE_PATH: '/bin/false' });
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(
      'southbank-trips-2021 was 3,305 trips and is 3,310 trips, and its data give no reason: add one to its "revisions"',
    );
    expect(filesBelow(project.path('data/editions'))).toEqual(['ferries/001.json']);
    expect(project.read('out/ferries.pdf')).toBe(before);
  });

  test('is issued with one, under another id too; the record has it as the page', async () => {
    const why = 'revisions: [{ date: 2022-04-01, was: 3305, kind: corrected, reason: A page was missing. }]';
    project.edit(source, 'value: 3310\n', `value: 3310\n    ${why}\n`);
    project.write(source, project.read(source).replaceAll('southbank-trips-2021', 'southbank-trips-in-2021'));
    const run = await issue('2023-03-01');
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const { reasons } = JSON.parse(project.read('data/editions/ferries/002.json'));
    expect(reasons['southbank-trips-in-2021']).toEqual({ kind: 'corrected', reason: 'A page was missing.' });
    const since = await project.call([
      'diff',
      '--topic',
      'ferries',
      '--since',
      project.path('out/ferries.pdf'),
      '--json',
    ]);
    expect(JSON.parse(since.stdout)).toMatchObject([{ changes: [], sections: [] }]);
  });
});

describe('the date of a build of that edition', () => {
  const edition = /2, replaces edition 1/;
  const copy = /Not yet issued/;
  const epoch = (day: string): string => String(Date.parse(day) / 1000);
  test.each<[string, readonly string[], Readonly<Record<string, string>>, string, RegExp]>([
    ['is its own', [], {}, '1 March 2023', edition],
    ['is asked for', ['--date', '2023-03-01'], { SOURCE_DATE_EPOCH: epoch('2024-05-05') }, '1 March 2023', edition],
    ['is that of the environment', [], { SOURCE_DATE_EPOCH: epoch('2023-03-01') }, '1 March 2023', edition],
    ['is another by the environment: a copy', [], { SOURCE_DATE_EPOCH: epoch('2024-05-05') }, '5 May 2024', copy],
    ['is its own again, not that of the copy', [], {}, '1 March 2023', edition],
    ['is another: a copy', ['--date', '2024-06-06'], { SOURCE_DATE_EPOCH: epoch('2023-03-01') }, '6 June 2024', copy],
    ['is its own as a draft, which is no edition', ['--draft', '--date', '2023-03-01'], {}, '1 March 2023', /Draft/],
  ])('%s', async (_, words, environment, date, number) => {
    const run = await project.call(['--topic', 'ferries', '--format', 'html', ...words], { environment });
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const facts = /<ul class="facts">(.*?)<\/ul>/s.exec(project.read('out/ferries.html'))?.[1]?.replace(/\s/g, ' ');
    expect(facts).toContain(date);
    expect(facts).toMatch(number);
  });
});

describe('all briefings, of which one has an error', () => {
  const shown: string[] = [];

  test('are issued but that one, and the exit code says so', async () => {
    project.write('templates/topics/broken.md', '---\nformat: 1\ntitle: Broken\n---\n\n{{stat "no-such"}}\n');
    project.write('templates/topics/second.md', project.read('templates/topics/ferries.md'));
    const run = await project.call(['issue', '--all', '--date', '2024-06-06'], { live: (text) => shown.push(text) });
    expect(run.code).toBe(3);
    expect(run.stdout).toBe('out/second.pdf\ndata/editions/second/001.json\n');
    expect(run.stderr).toMatch(/^templates\/topics\/broken\.md:\d+:\d+: error: /m);
    expect(run.stderr).toContain('error: broken was not issued: ');
    expect(run.stderr).toContain('ferries: nothing changed since edition 2\n');
  });

  test('a terminal shows how far that is', () => {
    expect(shown).toEqual(expect.arrayContaining(['second: charts, 0 s', 'second: print, 0 s', '']));
  });

  test('one that cannot be printed is told, and the others are tried', async () => {
    project.write('templates/topics/third.md', project.read('templates/topics/ferries.md'));
    project.write('templates/topics/fourth.md', project.read('templates/topics/ferries.md'));
    project.remove('templates/topics/broken.md');
    const environment = { PUPPETEER_EXECUTABLE_PATH: '/bin/false' };
    const run = await project.call(['issue', '--all', '--date', '2024-06-06'], { environment });
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr.match(/^error: (third|fourth) was not issued: /gm)).toHaveLength(2);
    expect(filesBelow(project.path('data/editions'))).not.toContain('third/001.json');
  });
});
