import { expect, test } from 'vitest';
import { loadWithTables } from '../data/load.ts';
import { filesOf, memoryFiles, smallProject } from '../testing/checked.ts';
import { chooseStatistics } from './starter-choice.ts';

test('the newest of a source leads, wherever it stands there', () => {
  const months = ['2020-01', '2020-02', '2020-03', '2020-04'];
  const statistics = months.map((period, index) => ({
    id: `cases-${period}`,
    period,
    value: 100 + index,
    literal: `${100 + index} cases`,
  }));
  const choice = chooseStatistics(smallProject({ statistics }).data, 'report');
  expect(choice?.chosen[0]?.newest.period.start).toBe('2020-04-01');
});

/** What is chosen of a table with so many towns and measures. */
async function chosenOf(towns: number, measures: readonly string[]) {
  const rows = Array.from({ length: towns }, (_, row) => `Town ${row},${measures.map((_, at) => row + at + 1).join()}`);
  const declared = measures.map((id) => `{ id: ${id}, heads: [${id}], measure: ${id}, unit: number }`).join();
  const source = `format: 1
title: Towns
publisher: Office
published: 2024-02-15
kind: Statistical table
channel: series
language: en
primary: true
grade: A
next: unknown
tables:
  - heads: 1
    columns: { Town: place }
    heads-say: [measure]
    period: 2023
    new-places: { level: town, language: en }
    measures: [${declared}]
`;
  const table = `Town,${measures.join()}\n${rows.join('\n')}\n`;
  const files = { ...filesOf({}), 'data/sources/towns.yaml': source, 'data/sources/towns.csv': table };
  return chooseStatistics(await loadWithTables(memoryFiles(files)), 'towns');
}

test.each([
  ['a dozen towns on page 1', 12, ['jobs'], { rows: 'places:jobs of town', onTop: true }],
  ['more towns than page 1 holds in the section', 50, ['jobs'], { rows: 'places:jobs of town', onTop: false }],
  ['more than a chart holds nowhere', 61, ['jobs'], undefined],
  ['one of several measures', 12, ['jobs', 'shops'], { rows: 'places:jobs of town', onTop: true }],
])('bars show %s', async (_, towns, measures, bars) => {
  const choice = await chosenOf(towns, measures);
  expect(choice?.of).toBe('places');
  expect(choice?.chart).toEqual(bars === undefined ? undefined : { kind: 'bars', ...bars });
});

test('few towns with more measures are told one by one', async () => {
  expect(await chosenOf(4, ['jobs', 'shops', 'schools', 'trains'])).toMatchObject({ of: 'measures' });
});
