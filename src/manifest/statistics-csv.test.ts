import { describe, expect, test } from 'vitest';
import { readCsv } from '../data/csv.ts';
import type { ManifestStatistic } from './schema.ts';
import { csvColumns, statisticRows, statisticsCsv } from './statistics-csv.ts';

const statistic: ManifestStatistic = {
  id: 'thefts-2023',
  measure: 'Thefts recorded',
  value: 38000,
  printed: 'more than 38,000 cases',
  qualifiers: ['more-than'],
  unit: 'cases',
  'unit-name': 'cases',
  place: 'Lakeside',
  period: '2023',
  'reported-by': 'Lakeside Police',
  grade: 'B',
  sources: [{ id: 'bulletin', title: 'Bulletin, "first"', publisher: 'Office', published: '2024-01-15' }],
  paragraph: 1,
};

const cell = (column: string, change: Partial<ManifestStatistic>): string | undefined =>
  statisticRows([{ ...statistic, ...change }])[0]?.[csvColumns.indexOf(column)];

describe('the table of statistics', () => {
  test('begins with the mark of UTF-8, ends its rows with CRLF, and quotes what needs it', () => {
    const [head = '', row = '', rest] = statisticsCsv([statistic]).split('\r\n');
    expect(head.startsWith('\ufeffid,measure,value,')).toBe(true);
    expect(row).toContain('"Bulletin, ""first"" (Office)"');
    expect(row).toContain('"more than 38,000 cases"');
    expect(rest).toBe('');
  });

  test('is read back as it was written', () => {
    const read = readCsv(new TextEncoder().encode(statisticsCsv([statistic])), 'x.csv');
    if (!('rows' in read)) throw new Error('it cannot be read');
    expect(read.rows.map((row) => row.map(({ text }) => text))).toEqual(statisticRows([statistic]));
  });

  test.each(['=1+1', '+1 cases', '@SUM(A1)', '-A1', '\t=1', '＝1+1'])('makes no formula of %j', (measure) => {
    expect(cell('measure', { measure })).toBe(`'${measure}`);
  });

  test('leaves numbers numbers', () => {
    expect(cell('value', { value: -42.7 })).toBe('-42.7');
    expect(cell('value', { value: 2719000000 })).toBe('2719000000');
  });

  test('says what was calculated, and how', () => {
    expect([cell('calculated', {}), cell('formula', {})]).toEqual(['no', '']);
    const formula = 'percent-change(a, b)';
    expect([cell('calculated', { formula }), cell('formula', { formula })]).toEqual(['yes', formula]);
  });
});
