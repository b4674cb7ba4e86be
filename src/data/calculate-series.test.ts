import { describe, expect, it } from 'vitest';
import { BriefError, formatFinding } from '../project/errors.ts';
import { smallProject } from '../testing/small-data.ts';
import { loadWithTables } from './load.ts';
import type { Data } from './types.ts';

const places = `format: 1
places:
  - { id: land, name: Land, level: country }
  - { id: oak, name: Oak, level: district, within: land }
  - { id: elm, name: Elm, level: district, within: land }
  - { id: ash, name: Ash, level: district, within: land }
`;

const source = `format: 1
title: Table
publisher: Office
published: 2026-01-15
kind: Table
channel: series
language: en
primary: true
grade: A
next: none
tables:
  - columns: { Quarter: period, Area: place }
    heads: 1
    heads-say: [measure]
    signs: { c: suppressed, "..": not-available }
    measures:
      - { id: jobs, heads: [Jobs], measure: Jobs, unit: people }
      - { id: rate, heads: [Rate], measure: Rate, unit: percent }
`;

const quarters = ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4', '2024-Q1'];
const jobs: Readonly<Record<string, readonly string[]>> = {
  oak: ['200', '202', '205', '210', '220'],
  elm: ['100', '110', '90', '100', '80'],
  ash: ['300', '300', '300', '300', '300'],
};

/** A row for each quarter and place; the country is the sum. `change` says a cell otherwise: its row and place, the text. */
function table(change: Readonly<Record<string, string>> = {}): string {
  const rows = quarters.flatMap((quarter, index) => {
    const all = Object.entries(jobs).map(([place, values]): readonly [string, string] => [place, values[index] ?? '']);
    const total = all.reduce((sum, [, value]) => sum + Number(value), 0);
    return [...all, ['land', String(total)] as const].map(([place, value]) => {
      const said = change[`${quarter} ${place}`] ?? value;
      return `${quarter},${place},${said},${(Number(value) / 50).toFixed(1)}`;
    });
  });
  return `Quarter,Area,Jobs,Rate\n${rows.join('\n')}\n`;
}

async function load(formula: string, each = '', change: Readonly<Record<string, string>> = {}): Promise<Data> {
  const project = smallProject({
    'data/places.yaml': `${places}  - { id: lakeside, name: Lakeside, level: city }\n`,
    'data/sources/table.yaml': source,
    'data/sources/table.csv': table(change),
    'data/calculated.yaml': `format: 1\ncalculated:\n  - { id: made, measure: Made, formula: "${formula}"${each} }\n`,
  });
  try {
    return await loadWithTables(project.files);
  } finally {
    project.dispose();
  }
}

async function refused(...given: Parameters<typeof load>): Promise<readonly string[]> {
  try {
    await load(...given);
    return [];
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return error.findings.map(formatFinding);
  }
}

const each = ', place: each, period: each';

describe('a formula over a series', () => {
  it.each([
    ['change-on-year(jobs-oak)', 10, '2024-Q1'],
    ['change-on-year(rate-oak)', 0.4, '2024-Q1'],
    ['change-on-period(jobs-oak)', 4.8, '2024-Q1'],
    ['percent-change(jobs-oak@2023-Q1, jobs-oak@2023-Q4)', 5, '2023-Q4'],
    ['percent-change(year-before:jobs-oak, latest:jobs-oak)', 10, '2024-Q1'],
    ['index(series:jobs-oak, 2023-Q1)', 110, '2024-Q1'],
    ['moving-average(series:jobs-elm last 2)', 90, '2024-Q1'],
    ['annual-sum(series:jobs-oak last 4)', 837, '2023-04/2024-03'],
    ['share-of-total(jobs-oak, jobs-land)', 36.7, '2024-Q1'],
    ['rank(jobs-oak, district)', 2, '2024-Q1'],
    ['rank(jobs-oak-2023-q1, places)', 2, '2023-Q1'],
    ['rank-from-lowest(jobs-oak, district)', 2, '2024-Q1'],
  ])('%s is %d, %s', async (formula, value, period) => {
    const { statistics } = await load(formula);
    expect(statistics.get('made')).toMatchObject({
      value,
      period: { written: period },
      origin: { kind: 'calculated' },
    });
  });

  it('of ranks tells how many places have the same value, and how many have none', async () => {
    const { statistics } = await load('rank(jobs-oak, places)', '', { '2024-Q1 ash': '220' });
    expect(statistics.get('made')?.origin).toMatchObject({ rank: { position: 1, of: 3, tied: 1, missing: 0 } });
    const others = await load('rank(jobs-oak, places)', '', { '2024-Q1 ash': 'c' });
    expect(others.statistics.get('made')?.origin).toMatchObject({ rank: { position: 1, of: 2, missing: 1 } });
    const lowest = await load('rank-from-lowest(jobs-oak, places)', '', { '2024-Q1 ash': '220' });
    expect(lowest.statistics.get('made')).toMatchObject({
      value: 2,
      origin: { rank: { from: 'lowest', position: 2, of: 3, tied: 1 } },
    });
  });

  it.each([
    ['annual-sum(series:jobs-oak last 3)', /a year has 4 periods of the kind quarter, not 3; write "last 4"/],
    ['annual-sum(series:rate-oak last 4)', /percent cannot be added up/],
    ['moving-average(series:jobs-oak last 9)', /the series of "jobs-oak" has no value for 2022-Q4/],
    ['index(series:jobs-oak, 2014-Q1)', /"jobs-oak" has no value for 2014-Q1; it runs from 2023-Q1 to 2024-Q1/],
    ['share-of-total(jobs-land, jobs-oak)', /land, the place of jobs-land-2024-q1, is not inside oak/],
    ['rank(jobs-oak, county)', /oak, the place of .* is a district and not a county/],
    ['rank(jobs-oak, shire)', /"shire" is neither "places" nor a level; levels: world/],
    ['rank(jobs-land, places)', /no other country has a value/],
    ['change-on-year(jobz-oak)', /unknown statistic "jobz-oak"/],
  ])('refuses %s', async (formula, message) => {
    expect(await refused(formula)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [
      'a gap in a sum',
      'annual-sum(series:jobs-oak last 4)',
      '2023-Q3 oak',
      '..',
      /has 2023-Q3 marked as not-available/,
    ],
    [
      'a newest that is missing',
      'change-on-year(jobs-oak)',
      '2024-Q1 oak',
      'c',
      /marked as suppressed; name the period/,
    ],
    [
      'a share beside one that is suppressed',
      'share-of-total(jobs-oak, jobs-land)',
      '2024-Q1 elm',
      'c',
      /jobs-elm-2024-q1 is the only part of its total that is suppressed/,
    ],
  ])('refuses %s', async (_, formula, cell, text, message) => {
    expect(await refused(formula, '', { [cell]: text })).toEqual([expect.stringMatching(message)]);
  });
});

describe('a formula for each place and period', () => {
  it('gives a series of each place, with ids of measure, place and period', async () => {
    const { statistics, leftOut } = await load('change-on-period(jobs)', each);
    expect([...statistics.keys()].filter((id) => id.startsWith('made-oak'))).toEqual(
      quarters.slice(1).map((quarter) => `made-oak-${quarter.toLowerCase()}`),
    );
    expect(statistics.get('latest:made-oak')).toMatchObject({ value: 4.8, place: { id: 'oak' } });
    expect(statistics.get('previous:made-ash')?.value).toBe(0);
    expect(leftOut).toEqual([]);
  });

  it('may name a place whole beside the place that it is calculated for', async () => {
    const { statistics } = await load('share-of-total(latest:jobs, latest:jobs-land)', each);
    expect(statistics.get('made-oak-2023-q1')?.value).toBe(33.3);
    expect(statistics.get('made-land-2023-q1')?.value).toBe(100);
  });

  it('leaves out with a reason what the evidence does not allow, and goes on', async () => {
    const { statistics, leftOut } = await load('change-on-period(jobs)', each, { '2023-Q4 elm': '40' });
    expect(statistics.get('made-elm-2024-q1')).toBeUndefined();
    expect(statistics.get('made-elm-2023-q4')?.value).toBe(-55.6);
    expect(leftOut).toMatchObject([{ id: 'made-elm-2024-q1', count: 1, why: expect.stringMatching(/under 50/) }]);
  });

  it('may compare two periods of each place', async () => {
    const { statistics } = await load('percent-change(jobs@2023-Q1, jobs@2023-Q4)', ', place: each');
    expect(statistics.get('made-oak-2023-q4')?.value).toBe(5);
  });

  it('has the newest alone without "period: each"', async () => {
    const { statistics } = await load('rank(jobs, places)', ', place: each');
    expect(statistics.get('latest:made-elm')).toMatchObject({ id: 'made-elm-2024-q1', value: 3 });
  });

  it('can be the input of another, whatever the order', async () => {
    const files = `made, measure: Made, formula: "moving-average(series:other last 2)"${each} }\n  - { id: other, measure: Other, formula: "index(series:jobs, 2023-Q1)", place: each, period: each }\n`;
    const project = smallProject({
      'data/places.yaml': `${places}  - { id: lakeside, name: Lakeside, level: city }\n`,
      'data/sources/table.yaml': source,
      'data/sources/table.csv': table(),
      'data/calculated.yaml': `format: 1\ncalculated:\n  - { id: ${files}`,
    });
    const { statistics } = await loadWithTables(project.files);
    project.dispose();
    expect(statistics.get('latest:made-oak')?.value).toBe(107.5);
  });

  it('says once that a measure is unknown, with those that are known', async () => {
    expect(await refused('change-on-year(jobz)', each)).toEqual([
      expect.stringMatching(/"jobz" is neither a measure .*did you mean "jobs".*measures: jobs, rate/),
    ]);
  });
});
