import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from '../testing/project.ts';

const source = (published: string, more = ''): string => `format: 1
title: Crossings by month
publisher: Harbour Office
published: ${published}
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: none
${more}tables:
  - heads: 1
    columns: { Month: period }
    heads-say: [measure]
    place: northbank
    until: Note
    revision-note: "7:1"
    signs: { "..": not-available }
    measures:
      - { id: crossings, heads: [Crossings], was: [[Trips]], measure: Crossings, unit: trips, scale: 1000 }
      - { id: growth, heads: [Growth], measure: Growth, unit: percent }
`;
const first = 'Month,Trips,Growth\n2015-09,142.373,5.1\n2015-10,142.671,5.3\n2015-11,142.859,5.0\n';
const second =
  'Month,Crossings,Growth\n2015-09,142.373,5.1\n2015-10,142.671,..\n2015-11,142.9,5.0\n2015-12,143.2,5.2\n';
const topic = `---
format: 1
title: Crossings by month
place: Northbank
period: '{{period "latest:crossings-northbank"}}'
summary: Crossings of the harbour.
---

- There were {{stat "latest:crossings-northbank"}}.

## Growth

Growth was OCTOBER
`;
const [table, description, file] = [
  'data/sources/harbour.csv',
  'data/sources/harbour.yaml',
  'templates/topics/crossings.md',
];

let project: TestProject;
beforeAll(async () => {
  project = createProject('series');
  project.write(table, first);
  project.write(description, source('2015-12-04'));
  project.write(file, topic.replace('OCTOBER', '{{stat "growth-northbank-2015-10"}}'));
  const issued = await project.call(['issue', '--topic', 'crossings', '--date', '2015-12-10']);
  expect(issued, issued.stderr).toMatchObject({ code: 0 });
});
beforeEach(() => {
  project.write(file, topic.replace('OCTOBER', '{{stat "latest:growth-northbank"}}'));
});
afterAll(() => project.dispose());

async function changes(): Promise<readonly (readonly unknown[])[]> {
  const { stdout, stderr } = await project.call(['diff', '--topic', 'crossings', '--json']);
  const [difference] = JSON.parse(stdout || stderr);
  return difference.changes.map(({ kind, id, before, now, reason }: Readonly<Record<string, { printed: string }>>) => [
    kind,
    id,
    before?.printed,
    now?.printed,
    reason,
  ]);
}

const newPeriod = ['new-period', 'crossings-northbank-2015-12', '142,900 trips', '143,200 trips', undefined];

describe('the next release of a table file', () => {
  const release = 'in its release of 8 January 2016.';
  test.each([
    ['in which release', source('2016-01-08'), second, `Revised by the source ${release}`],
    ['what its source says', source('2016-01-08', 'revision-note: Late returns.\n'), second, 'Late returns.'],
    [
      'what the table says',
      source('2016-01-08', 'revision-note: X.\n'),
      `${second}\n"Note 2 returns  came late."\n`,
      'Note 2 returns came late.',
    ],
  ])('gives a reason for what it revised: %s', async (_, described, text, reason) => {
    project.write(description, described);
    project.write(table, text);
    expect(await changes()).toEqual([
      ['withdrawn', 'growth-northbank-2015-10', '5.3%', undefined, `The source gives no value ${release}`],
      ['revised', 'crossings-northbank-2015-11', '142,859 trips', '142,900 trips', reason],
      newPeriod,
      ['new', 'growth-northbank-2015-12', undefined, '5.2%', undefined],
    ]);
  });

  test('may no longer have a value', async () => {
    project.write(table, second.replace('2015-10,142.671,..\n', ''));
    expect(await changes()).toContainEqual([
      ...['withdrawn', 'growth-northbank-2015-10', '5.3%', undefined],
      `The source no longer has this value ${release}`,
    ]);
  });

  test('that holds later periods alone takes nothing back', async () => {
    project.write(table, 'Month,Crossings,Growth\n2015-12,143.2,5.2\n');
    expect(await changes()).toEqual([
      ['new-period', 'crossings-northbank-2015-12', '142,859 trips', '143,200 trips', undefined],
      ['new-period', 'growth-northbank-2015-12', '5.3%', '5.2%', undefined],
    ]);
  });

  test('tells nothing of a value that is only printed no more', async () => {
    project.write(table, second.replace('..', '5.3'));
    project.write(file, topic.replace('Growth was OCTOBER', 'Nothing is said of it.'));
    expect(await changes()).toContainEqual(['removed', 'growth-northbank-2015-10', '5.3%', undefined, undefined]);
  });

  test('makes a briefing stale where it revises what only the changes tell', async () => {
    const build = () => project.call(['--topic', 'crossings', '--format', 'html']);
    project.write(table, second);
    expect((await build()).stdout).toBe('out/crossings.html\n');
    expect((await build()).stderr).toContain('up to date');
    project.write(table, second.replace('142.9', '142.8'));
    expect((await build()).stderr).not.toContain('up to date');
    expect(project.read('out/crossings.html')).toContain('142,800');
  });

  test('is issued without a word typed, and says each change once', async () => {
    project.write(description, source('2016-01-08'));
    project.write(table, second);
    const issued = await project.call(['issue', '--topic', 'crossings', '--date', '2016-01-10']);
    expect(issued, issued.stderr).toMatchObject({ code: 0 });
    await project.call(['--topic', 'crossings', '--format', 'html']);
    const page = project.read('out/crossings.html').replace(/<style.*?<\/style>|<[^>]*>/gs, '');
    const items = page.replace(/[\s\u00a0]+/g, ' ').match(/Crossings, Northbank, \w+ 2015: .*?(?:2015|2016)/g);
    expect(items?.slice(0, 2)).toEqual([
      'Crossings, Northbank, November 2015: from 142,859 trips to 142,900 trips. Revised by the source in its release of 8 January 2016',
      'Crossings, Northbank, December 2015: 143,200 trips[1], against 142,900 trips in November 2015',
    ]);
    const verified = await project.call(['verify', project.path('out/crossings.pdf')]);
    expect(verified, verified.stdout).toMatchObject({ code: 0 });
  });
});
