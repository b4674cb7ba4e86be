import { describe, expect, test } from 'vitest';
import { row, words } from '../testing/chart-fixture.ts';
import { type AltRequest, maxAltLength, writeAlt } from './alt.ts';
import type { ChartRow } from './types.ts';

const rows = [
  row({ id: 'a', label: 'North Vale', value: 8231, text: '8,231' }),
  row({ id: 'b', label: 'Harbour', value: 7900, text: 'more than 7,900' }),
  row({ id: 'c', label: 'Airport', value: 96, text: '96' }),
];

const request: AltRequest = {
  kind: 'bars',
  rows,
  measure: 'made-up cases recorded',
  place: 'Exampleshire',
  period: '2023',
  reason: 'North Vale recorded most',
};

describe('alt text', () => {
  test('names kind, measure, place, period, reason, highest and lowest', () => {
    expect(writeAlt(request, words)).toBe(
      'Bar chart showing made-up cases recorded, Exampleshire, 2023. North Vale recorded most. ' +
        'Highest: North Vale 8,231; lowest: Airport 96.',
    );
  });

  test('keeps a qualifier', () => {
    expect(writeAlt({ ...request, rows: rows.slice(1) }, words)).toContain('Harbour more than 7,900');
  });

  test('tells a series by its first and last period', () => {
    const series = [2021, 2023, 2022].map((year) =>
      row({ id: `y${year}`, value: year, text: `${year - 2000} cases`, period: `${year}`, start: `${year}-01-01` }),
    );
    expect(writeAlt({ ...request, kind: 'columns', rows: series }, words)).toContain(
      'From 21 cases (2021) to 23 cases (2023).',
    );
  });

  test.each([10, 100, 300])('stays within the limit with a measure of %d words, and cuts no value', (count) => {
    const alt = writeAlt(
      { ...request, measure: 'cases '.repeat(count).trim(), reason: 'It is long. '.repeat(count) },
      words,
    );
    expect(alt.length).toBeLessThanOrEqual(maxAltLength);
    expect(alt).toContain('lowest: Airport 96.');
  });

  test.each([
    [1, /^Chart of periods by place and source\. Vale 0, \[1\] The Paper: 2020, 2023; 4 values\.$/],
    [5, /Vale 4, \[1\] The Paper: 2020, 2023; 4 values\.$/],
    [6, /\. Vale 5: 2020, 2023; 4 values\.$/],
    [9, /\. Vale 7: 2020, 2023; 4 values\. One more row\.$/],
    [40, /^Chart .*\. Vale 7: 2020, 2023; 4 values\. 32 more rows\.$/],
  ])('tells place, source, periods and number of values of %d rows of the coverage chart', (count, expected) => {
    const shared = { measure: '', label: '[1] The Paper', period: '2020, 2023', text: '4 values' };
    const covered = Array.from({ length: count }, (_, index) =>
      row({ id: `r${index}`, place: `Vale ${index}`, ...shared }),
    );
    const alt = writeAlt({ ...request, kind: 'coverage', rows: covered }, words);
    expect(alt).toMatch(expected);
    expect(alt.length).toBeLessThanOrEqual(300);
  });

  test.each([
    [
      2,
      'Vale, Measure 0: 2020, 2023; [1]. Vale, Measure 1: 2020, 2023; [1]. Harbour, Alone (our calculation): 2023; [2].',
    ],
    [9, 'Vale: 9 measures; 2020, 2023. Harbour: 1 measure; 2023.'],
  ])('tells %d measures of a place each, or how many they are', (count, expected) => {
    const named = (label: string, part: Partial<ChartRow>) => row({ id: label, label, measure: label, ...part });
    const covered = [
      ...Array.from({ length: count }, (_, index) =>
        named(`Measure ${index}`, {
          place: 'Vale',
          period: '2020, 2023',
          periods: ['2020, ', '2023'],
          text: '[1]',
        }),
      ),
      named('Alone', { label: 'Alone (our calculation)', place: 'Harbour', period: '2023', text: '[2]' }),
    ];
    const alt = writeAlt({ ...request, kind: 'coverage', rows: covered }, words);
    expect(alt).toBe(`Chart of periods by place and measure. ${expected}`);
  });

  test('tells the periods of the measures of a place in order of time', () => {
    const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31`, partial: false, openStart: false });
    const covered = [2023, 2021].map((of) =>
      row({
        id: `m${of}`,
        label: 'long '.repeat(30),
        measure: 'long '.repeat(30),
        place: 'Vale',
        period: String(of),
        text: '[1]',
        spans: [year(of)],
      }),
    );
    expect(writeAlt({ ...request, kind: 'coverage', rows: covered }, words)).toMatch(/Vale: 2 measures; 2021, 2023\.$/);
  });
});
