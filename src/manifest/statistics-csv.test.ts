import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../data/csv.ts';
import { createProject } from '../testing/project.ts';
import { openBytes } from './pdf-file.ts';
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

  test.each(['+52.8%', '-42.7%', '-1,234', '+2.5', '-1 234'.replace(' ', '\u00a0')])(
    'needs no mark for the number %j',
    (literal) => {
      expect(cell('literal', { literal })).toBe(literal);
    },
  );

  test.each(['-1+2', '+1%+A1', '-2,719,', '=52.8%', '-A1%'])('marks %j, which is no number', (literal) => {
    expect(cell('literal', { literal })).toBe(`'${literal}`);
  });

  test('says what the page says of a period and a comparison, and its note', () => {
    expect([cell('period as printed', { 'period-printed': 'part of 2022' }), cell('period read from', {})]).toEqual([
      'part of 2022',
      '',
    ]);
    expect(cell('period read from', { 'period-inferred': true })).toBe('the words round the number (†)');
    expect(cell('period read from', { 'period-inferred': 'publication' })).toBe('the date of publication (§)');
    expect(cell('comparison as printed', { 'comparison-printed': 'compared with 2021' })).toBe('compared with 2021');
    expect(cell('note', { note: 'Part of the town.' })).toBe('Part of the town.');
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

test('--format csv writes the file that the PDF carries, without a browser', async () => {
  const project = createProject();
  try {
    const build = ['--topic', 'harbours', '--date', '2024-03-01'];
    expect(await project.call([...build, '--format', 'csv'])).toMatchObject({ code: 0 });
    expect(await project.call(build)).toMatchObject({ code: 0 });
    const { attachments } = openBytes(readFileSync(project.path('out/harbours.pdf'))).reading;
    const attached = attachments.find(({ name }) => name === 'harbours-statistics.csv');
    expect(Buffer.from(attached?.bytes ?? []).toString()).toBe(project.read('out/harbours-statistics.csv'));
  } finally {
    project.dispose();
  }
});
