import { describe, expect, test } from 'vitest';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale } from '../style/locale/locale.ts';
import { row, words } from '../testing/chart-fixture.ts';
import { gallery } from '../testing/chart-gallery.ts';
import { filesAt } from '../testing/files.ts';
import { projectRoot } from '../testing/small-data.ts';
import { type AltRequest, writeAlt } from './alt.ts';
import type { ChartRequest } from './request.ts';

const rows = [
  row({ id: 'a', label: 'North Vale', value: 8231, text: '8,231' }),
  row({ id: 'b', label: 'Harbour', value: 7900, text: 'more than 7,900' }),
  row({ id: 'c', label: 'Airport', value: 96, text: '96' }),
];

const request: AltRequest = {
  kind: 'bars',
  rows,
  measure: 'Made-up cases recorded, Exampleshire, 2023',
  reason: 'North Vale recorded most',
};

function yearly(count: number, part: (index: number) => object = () => ({})) {
  return Array.from({ length: count }, (_, index) => {
    const year = 2000 + index;
    const dated = { period: `${year}`, start: `${year}-01-01`, end: `${year}-12-31` };
    const value = [5, 9, 2][index] ?? 10 + index;
    return row({ id: `y${year}`, label: 'Cases', value, text: `${value} cases`, ...dated, ...part(index) });
  });
}

describe('alt text', () => {
  test('names kind, measure, place, period, reason and each of a few values with its qualifier', () => {
    expect(writeAlt(request, words)).toBe(
      'Bar chart: Made-up cases recorded, Exampleshire, 2023. North Vale recorded most. ' +
        'North Vale: 8,231; Harbour: more than 7,900; Airport: 96.',
    );
  });

  test('tells what the axes of a scatter measure, and both values of each place', () => {
    const measured = (measure: string, of: (place: number) => number, count: number) =>
      Array.from({ length: count }, (_, place) =>
        row({ id: `${measure}-${place}`, measure, label: `Town ${place}`, placeId: `t${place}`, value: of(place) }),
      );
    const rowsOf = (count: number) => [
      ...measured('Rent', (place) => 600 + place, count),
      ...measured('Moves', (place) => 90 - place, count),
    ];
    const told = (count: number): string => writeAlt({ ...request, kind: 'scatter', rows: rowsOf(count) }, words);
    expect(told(4)).toMatch(
      /across Rent, up Moves\. Town 0: 600, 90; Town 1: 601, 89; Town 2: 602, 88; Town 3: 603, 87\.$/i,
    );
    expect(told(30)).toMatch(/\. Town 0: 600, 90; Town 29: 629, 61\.$/);
  });

  test('tells a short series in order of time, by its periods', () => {
    const alt = writeAlt({ ...request, kind: 'columns', rows: yearly(3).reverse() }, words);
    expect(alt).toMatch(/ 2000: 5 cases; 2001: 9 cases; 2002: 2 cases\.$/);
  });

  test('names each of the rows that share the highest or the lowest value', () => {
    const towns = (values: readonly number[]) =>
      values.map((value, index) => row({ id: `t${index}`, label: `Town ${index}`, value, text: `${value}` }));
    const told = (values: readonly number[]): string => writeAlt({ ...request, rows: towns(values) }, words);
    const between = Array.from({ length: 12 }, (_, index) => 20 + index);
    expect(told([90, ...between, 90, 3])).toMatch(/ Highest 90 \(Town 0\), 90 \(Town 13\); lowest 3 \(Town 14\)\.$/);
    expect(told([90, ...between, 3, 3])).toMatch(/ Highest 90 \(Town 0\); lowest 3 \(Town 13\), 3 \(Town 14\)\.$/);
    expect(told([90, ...between, 3])).toMatch(/ Highest 90 \(Town 0\), lowest 3 \(Town 13\)\.$/);
  });

  test('tells of a long series first, last, which way it went, highest and lowest', () => {
    const alt = writeAlt({ ...request, kind: 'line', rows: yearly(40) }, words);
    expect(alt).toMatch(/ From 5 cases \(2000\) to 49 cases \(2039, the highest\), a rise; lowest 2 cases \(2002\)\.$/);
  });

  test('tells several long series each under its name', () => {
    const series = ['North', 'South'].flatMap((group) =>
      yearly(20, (index) => ({ id: `${group}-${index}`, group, label: group })),
    );
    const alt = writeAlt({ ...request, kind: 'line', rows: series }, words);
    expect(alt).toContain('North: from 5 cases (2000) to 29 cases (2019, the highest), a rise; lowest 2 cases (2002).');
    expect(alt).toContain('South: from 5 cases');
  });

  test('calls no two rows alike: what tells them apart is said', () => {
    const alike = [1, 2].map((of) =>
      row({ id: `r${of}`, label: 'Volunteers', place: `Vale ${of}`, value: of, text: `${of}` }),
    );
    expect(writeAlt({ ...request, rows: alike }, words)).toMatch(/ Vale 2: 2; Vale 1: 1\.$/);
  });

  test('says why a value is missing', () => {
    const { value: _, ...gap } = row({ id: 'd', label: 'Quarry', text: 'suppressed' });
    expect(writeAlt({ ...request, gaps: [gap] }, words)).toMatch(/Airport: 96; Quarry: suppressed\.$/);
  });

  test.each([
    [12, /Event 0 \(2000\); .*Event 11 \(2011\)\.$/],
    [13, /From Event 0 \(2000\) to Event 12 \(2012\)\.$/],
  ])('tells a timeline of %d events', (count, expected) => {
    const events = yearly(count, (index) => ({ label: `Event ${index}` }));
    expect(writeAlt({ ...request, kind: 'timeline', rows: events }, words)).toMatch(expected);
  });

  test('tells place, source, periods and number of values of every row of the coverage chart', () => {
    const shared = { measure: '', label: '[1] The Paper', period: '2020, 2023', text: '4 values' };
    const covered = Array.from({ length: 14 }, (_, index) =>
      row({ id: `r${index}`, place: `Vale ${index}`, ...shared }),
    );
    const alt = writeAlt({ ...request, kind: 'coverage', measure: '', reason: '', rows: covered }, words);
    expect(alt).toMatch(/^Chart of periods by place and source\. Vale 0, \[1\] The Paper: 2020, 2023; 4 values\./);
    expect(alt.match(/Vale \d+/g)?.length).toBe(14);
  });
});

describe('no phrase is told twice', () => {
  const locale = createLocale('en-GB', loadLocale(filesAt(projectRoot), 'en-GB'));

  /** Each run of three words of one clause, as often as it stands in a text. */
  function phrases(text: string): ReadonlyMap<string, number> {
    const runs = text
      .toLowerCase()
      .split(/[;:()|]|[,.] /u)
      .flatMap((clause) => {
        const said = clause.split(/\s+/u).filter((word) => word !== '');
        return said.slice(2).map((_, at) => said.slice(at, at + 3).join(' '));
      });
    return new Map(runs.map((run) => [run, runs.filter((other) => other === run).length]));
  }

  test.each(gallery.map(({ request: { id } }, index) => [id, index] as const))('in that of %s', (_, index) => {
    const own = gallery[index]?.request as ChartRequest;
    const [first] = own.rows;
    const measure = `${first?.measure ?? ''}, Exampleshire, ${[...new Set([first?.period, own.rows.at(-1)?.period])].join(' to ')}`;
    const alt = writeAlt({ ...own, measure, reason: undefined }, locale);
    const ofRows = own.rows.flatMap(({ label, group = '', place, text, period }) => [
      label,
      group,
      place,
      text,
      period,
    ]);
    const inRows = phrases([...ofRows, ...own.rows.map(({ text, period }) => `${text} ${period}`)].join(' | '));
    const twice = [...phrases(alt)].filter(([phrase, times]) => times > 1 && (inRows.get(phrase) ?? 0) < times);
    expect(twice).toEqual([]);
  });
});
