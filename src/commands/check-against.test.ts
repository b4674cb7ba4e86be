import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCli } from '../cli.ts';
import { listeningEdge } from '../testing/edge.ts';
import { type ProjectFolder, smallProject } from '../testing/small-data.ts';
import { nextTable, tableSource } from '../testing/table-source.ts';

let project: ProjectFolder | undefined;
afterEach(() => project?.dispose());

const old = tableSource['data/sources/labour.csv'];
const history = 'data/sources/labour.history.csv';

async function against(files: Readonly<Record<string, string>>, ...words: readonly string[]) {
  project?.dispose();
  project = smallProject({ ...tableSource, 'data/sources/labour.csv': nextTable, 'old.csv': old, ...files });
  return await run(project, ...words);
}

async function run({ root }: ProjectFolder, ...words: readonly string[]) {
  const { edge, out, told } = listeningEdge(root, '2024-07-15', { words: ['check', '--against', ...words] });
  return { code: await runCli(edge), out, told };
}

function read({ root }: ProjectFolder, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

const changed = [
  'labour: data/sources/labour.csv against old.csv: 1 revised, 5 new, 1 vanished; new period: 2024-01',
  '  revised: jobless-rate-lakeside-2023-11: 5.2 → 5.4 (2023-11, 2:3)',
  '  vanished: vacancies-hilltown-2023-11: 0.9 → "..", not-available (2023-11, 3:4)',
  '  new: vacancies-hilltown-2023-12: 1.1 (2023-12, 5:4)',
  '  new: jobless-rate-lakeside-2024-01: 4.9 p (2024-01, 6:3)',
  '  new: vacancies-lakeside-2024-01: 1.6 (2024-01, 6:4)',
  '  new: jobless-rate-hilltown-2024-01: 5.8 (2024-01, 7:3)',
  '  new: vacancies-hilltown-2024-01: .. (2024-01, 7:4)',
];

test('tells each value that is new, revised or gone, and keeps them once', async () => {
  expect(await against({}, 'old.csv', 'labour')).toEqual({ code: 0, out: changed, told: [`kept in ${history}`] });
  if (project === undefined) return;
  const kept = read(project, history);
  expect(kept.split('\n').slice(0, 4)).toEqual([
    'released,change,id,period,old,new,cell',
    '2024-02-15,new,vacancies-hilltown-2023-12,2023-12,,1100,5:4',
    '2024-02-15,new,jobless-rate-lakeside-2024-01,2024-01,,4.9,6:3',
    '2024-02-15,new,vacancies-lakeside-2024-01,2024-01,,1600,6:4',
  ]);
  expect(kept).toContain('\n2024-02-15,revised,jobless-rate-lakeside-2023-11,2023-11,5.2,5.4,2:3\n');
  expect(kept).toContain('\n2024-02-15,vanished,vacancies-hilltown-2023-11,2023-11,900,not-available,3:4\n');
  expect(await run(project, 'old.csv')).toEqual({ code: 0, out: changed, told: [] });
  expect(read(project, history)).toBe(kept);
});

test('gives them as JSON, values in the unit itself', async () => {
  const { out } = await against({}, 'old.csv', '--json', '--quiet');
  const { revised, vanished, new_periods, count_new } = JSON.parse(out.join('\n'));
  expect(revised).toEqual([
    {
      id: 'jobless-rate-lakeside-2023-11',
      measure: 'jobless-rate',
      place: 'lakeside',
      period: '2023-11',
      scale: 1,
      cell: '2:3',
      ...{ old: 5.2, new: 5.4, old_literal: '5.2', new_literal: '5.4' },
    },
  ]);
  expect(vanished).toMatchObject([{ old: 900, scale: 1000, now: { literal: '..', missing: 'not-available' } }]);
  expect([new_periods, count_new]).toEqual([['2024-01'], 4]);
});

test.each([
  ['under the heads of before', old.replace('Rate', 'Unemployment'), /1 revised, 5 new, 1 vanished/],
  ['without a measure', old.replace(/,[^,\n]*$/gm, ''), /1 revised, 8 new;/],
  [
    'with another order of rows',
    `${old.split('\n').toSpliced(1, 1).join('\n')}2023-11,Lakeside,5.2,1.4\n`,
    /1 revised/,
  ],
  ['of the same values', nextTable, /: no value changed$/],
])('reads an earlier release %s', async (_, text, expected) => {
  const { code, out } = await against({ 'old.csv': text }, 'old.csv', 'labour');
  expect(code).toBe(0);
  expect(out[0]).toMatch(expected);
});

test.each([
  ['nothing.csv', [], 2, /--against: nothing\.csv: no such file/],
  ['data', [], 2, /--against: data: this is not a file/],
  ['old.csv', ['labor'], 2, /unknown source "labor"; did you mean "labour"\?/],
  ['old.csv', ['bulletin'], 2, /source "bulletin" has no table file/],
  ['newer.csv', [], 2, /newer\.csv reaches to 2024-02-29, and data\/sources\/labour\.csv only to 2024-01-31/],
  ['page.csv', [], 3, /page\.csv:1:1: error: the file is named \.csv, but is a web page/],
  ['other.csv', [], 3, /other\.csv:1:1: error: 1:1: no column has the head "Month"/],
])('refuses %s %j', async (file, words, code, message) => {
  const others = {
    'newer.csv': `${nextTable}2024-02,Lakeside,5,1\n`,
    'page.csv': '<!doctype html><p>Moved</p>',
    'other.csv': 'Year,Area,Rate\n2023,Lakeside,5\n',
  };
  const result = await against(others, file, ...words);
  expect([result.code, result.out]).toEqual([code, []]);
  expect(result.told[0]).toMatch(message);
});

test('takes back no value of a period that the table no longer reaches to', async () => {
  const head = old.split('\n')[0];
  const now = `${head}\n2024-01,Lakeside,4.9 p,1.6\n2024-01,Hilltown,5.8,..\n`;
  const { out } = await against({ 'data/sources/labour.csv': now }, 'old.csv', 'labour');
  expect(out).toEqual([
    'labour: data/sources/labour.csv against old.csv: 4 new, 7 of earlier periods no longer in the table; new period: 2024-01',
    ...changed.slice(4).map((line) => line.replace(', 6:', ', 2:').replace(', 7:', ', 3:')),
  ]);
  if (project === undefined) return;
  expect(read(project, history)).not.toContain('vanished');
  const { out: json } = await run(project, 'old.csv', '--json');
  const { vanished, no_longer_in_table: passed } = JSON.parse(json.join('\n'));
  expect(vanished).toEqual([]);
  expect(passed).toHaveLength(7);
});

test('takes back a value of the first period that the table still has', async () => {
  const now = nextTable.replace('2023-11,Lakeside,5.4,1.4\n', '');
  const { out } = await against({ 'data/sources/labour.csv': now }, 'old.csv', 'labour');
  expect(out[0]).toContain('3 vanished');
});
