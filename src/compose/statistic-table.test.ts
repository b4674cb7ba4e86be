import { describe, expect, it } from 'vitest';
import type { Statistic } from '../data/types.ts';
import { calculatedFile, loadSmall, smallData, smallLocale } from '../testing/small-data.ts';
import { createCitations } from './citations.ts';
import type { FigureContext } from './context.ts';
import { gradeKey } from './grades.ts';
import { plainText } from './html.ts';
import { createProse } from './prose.ts';
import { sourceLine } from './source-line.ts';
import { statisticTable } from './statistic-table.ts';
import { tableFigure } from './table-figure.ts';
import { createWording } from './values.ts';

const change =
  'measure: "Thefts, change", unit: percent, place: lakeside, period: 2023, compared-with: 2022, paragraph: 1';
const bulletin = `${smallData['data/sources/bulletin.yaml'] ?? ''}  - { id: reported-fall, value: -42.7, literal: "42.7%", ${change} }
  - { id: half-linked-fall, value: -42.6, literal: "42.6%", change-of: thefts-2023, ${change} }
  - { id: linked-fall, value: -42, literal: "42%", endpoints: [thefts-2022, thefts-2023], ${change} }
`;
const gazette = `format: 1
title: Gazette of the week
publisher: Gazette
published: 2024-02-02
date-of: copy
kind: Newspaper
channel: media
language: en
primary: true
reported-by: Gazette, by its own count
grade: C
next: none
statistics:
  - { id: own-count, measure: Bicycles, value: 12, unit: cases, place: lakeside, period: 2023, literal: "12", paragraph: 1 }
  - { id: of-police, measure: Scooters, value: 13, unit: cases, place: lakeside, period: 2023, literal: "13", paragraph: 1, reported-by: Lakeside Police, period-basis: context }
`;

const data = loadSmall({
  'data/sources/bulletin.yaml': bulletin,
  'data/sources/gazette.yaml': gazette,
  'data/calculated.yaml': calculatedFile({
    fall: 'percent-change(thefts-2022, thefts-2023)',
    wheels: 'sum(own-count, of-police)',
    rate: 'per(thefts-2023, residents, 100000)',
  }),
  'data/references.yaml':
    'format: 1\nreferences:\n  - { id: residents, measure: Residents, value: 3200000, unit: people, place: lakeside, period: 2022-12-31, grade: A, literal: "3,200,000", source: { title: Census, publisher: Statistics Office, published: 2023-05-01 } }\n',
});

function context(): FigureContext {
  const wording = createWording(data, smallLocale);
  return { data, locale: smallLocale, wording, prose: createProse({ data, wording, citations: createCitations() }) };
}

function some(...ids: readonly string[]): readonly Statistic[] {
  return ids.flatMap((id) => data.statistics.get(id) ?? []);
}

function words({ html }: { readonly html: string }): string {
  return html.replace(/<[^>]*>/g, '').replace(/[\u00a0\u2060]/g, (character) => (character === '\u00a0' ? ' ' : ''));
}

type Columns = Parameters<typeof statisticTable>[1]['columns'];

function table(ids: readonly string[], columns: Columns, paragraphs = true): readonly (readonly string[])[] {
  const { columns: heads, rows } = statisticTable(some(...ids), { columns, paragraphs }, context());
  return [heads.map(({ name }) => words(name)), ...rows.map((row) => row.map(({ content }) => words(content)))];
}

describe('a table of statistics', () => {
  const columns = ['measure', 'value', 'reporter', 'grade', 'source'] as const;

  it('marks only periods that were inferred from the words round the number', () => {
    expect(table(['own-count', 'of-police', 'wheels', 'fall'], ['measure', 'period'])).toEqual([
      ['Measure', 'Period'],
      ['Bicycles', '2023'],
      ['Scooters', '2023 †'],
      ['About wheels our calculation', '2023 †'],
      ['About fall compared with 2022; our calculation', '2023'],
    ]);
  });

  it('has units and sources in columns of their own, and no source numbers elsewhere', () => {
    expect(table(['thefts-2023', 'stolen-2023', 'residents'], columns)).toEqual([
      ['Measure', 'Value', 'Unit', 'Reported by', 'Grade', 'Source'],
      ['Thefts recorded', '38,000', 'cases', 'Lakeside Police', 'B', '[1] ¶ 1'],
      ['Value of stolen goods', 'more than 705 million', 'yuan', 'Lakeside Police', 'B', '[1] ¶ 3'],
      ['Residents', '3.2 million', 'people', 'Statistics Office', 'A', '[2]'],
    ]);
  });

  it('has the unit in the head where all rows share it', () => {
    expect(table(['thefts-2022', 'thefts-2023'], ['measure', 'value'])).toEqual([
      ['Measure', 'Value (cases)'],
      ['Thefts recorded', '66,000'],
      ['Thefts recorded', '38,000'],
    ]);
  });

  it('says once that we calculated a value, in the column of reporters', () => {
    expect(table(['fall'], columns)[1]).toEqual(['About fall compared with 2022', '−42', 'our calculation', '[1]']);
    expect(table(['fall'], ['measure', 'value', 'source'])[1]?.at(-1)).toBe('[1] our calculation');
    expect(table(['fall'], ['measure', 'value'])[1]?.[0]).toBe('About fall compared with 2022; our calculation');
  });

  it('says below a change what it is compared with, and which of its levels were not published', () => {
    const measures = ['reported-fall', 'half-linked-fall', 'linked-fall'].map(
      (id) => table([id], ['measure', 'value'])[1]?.[0],
    );
    expect(measures).toEqual([
      'Thefts, change compared with 2022; levels not published',
      'Thefts, change compared with 2022; earlier level not published',
      'Thefts, change compared with 2022',
    ]);
  });

  it('says below the rows the place of most of them, as a name whose digits are accounted for', () => {
    const made = statisticTable(
      some('thefts-2022', 'thefts-2023').map((one) => ({ ...one, place: { ...one.place, name: 'District 9' } })),
      { columns: ['measure', 'place', 'value'], placeOnce: true },
      context(),
    );
    expect(made.columns.map(({ key }) => key)).not.toContain('place');
    const [remark] = made.remarks;
    expect(typeof remark === 'string' ? remark : remark?.html).toBe(
      'District <span data-from="word">9</span>, unless a row names another place.',
    );
  });

  it('says what holds for all rows only once, below them', () => {
    const remarks = (...ids: readonly string[]) =>
      statisticTable(some(...ids), { columns: ['measure', 'value', 'grade'] }, context()).remarks;
    expect(remarks('thefts-2022', 'thefts-2023')).toEqual(['All rows: grade B, official statement.']);
    expect(remarks('thefts-2023', 'fall')[0]).toBe(
      'All rows: grade B, official statement, or our calculation from figures of that grade.',
    );
    expect(remarks('fall')).toEqual(['All rows: our calculation from figures of grade B, official statement.']);
    expect(remarks('thefts-2023', 'residents')).toEqual([]);
    expect(remarks('linked-fall', 'reported-fall', 'residents')).toEqual(['Decimals as published.']);
  });
});

describe('the note of a table', () => {
  const cell = (text: string) => ({ kind: 'text' as const, content: { html: text } });
  const none = { html: '' };
  const frame = { id: 'table-1', label: 'Table 1', title: none, subtitle: none, source: none, columns: [] };
  const noteBelow = (...cells: readonly string[]) =>
    tableFigure({ ...frame, rows: [cells.map(cell)] }, smallLocale).note;
  it.each([
    [['[1] ¶ 2'], '¶: paragraph of the source’s text.'],
    [['not stated', '–'], '“not stated”: the source gives none. –: none given.'],
    [['Cloud<span class="ours">*</span>'], '* The Chinese name is our translation; the source gives none.'],
  ])('keys the signs that stand in %j', (cells, expected) => {
    expect(plainText(noteBelow(...cells) ?? none)).toBe(expected);
  });

  it('is left out where there is nothing to say', () => {
    expect(noteBelow('2023')).toBeUndefined();
  });

  it('explains the sign beside a period', () => {
    expect(noteBelow('2023\u00a0†')?.html).toBe('†: read from the words round the number.');
  });

  it('explains grades where there are several', () => {
    expect(gradeKey(some('thefts-2023'), smallLocale)).toEqual([]);
    expect(gradeKey(some('thefts-2023', 'residents'), smallLocale)).toEqual([
      'Grade A: published series with method; Grade B: official statement.',
    ]);
  });
});

describe('the source line of a figure', () => {
  it.each([
    [['thefts-2022', 'thefts-2023'], 'Lakeside Police, reported in Lakeside Office, 15 January 2024 [1]'],
    [['fall'], 'our calculation from Lakeside Office, 15 January 2024 [1]'],
    [['thefts-2023', 'fall'], 'Lakeside Police, reported in Lakeside Office, 15 January 2024 [1]; and our calculation'],
    [['residents'], 'Statistics Office, 1 May 2023 [1]'],
    [
      ['own-count', 'residents', 'thefts-2023'],
      'Gazette, copy of 2 February 2024 [1]; Statistics Office, 1 May 2023 [2]; Lakeside Police, reported in Lakeside Office, 15 January 2024 [3]',
    ],
    [['own-count', 'of-police'], 'Gazette, copy of 2 February 2024, with figures of Lakeside Police [1]'],
  ])('of %j says whose figures each document gives', (ids, expected) => {
    expect(words(sourceLine(some(...ids), context()))).toBe(expected);
  });

  it('names a document that only the words of the figure cite', () => {
    expect(words(sourceLine(some('residents'), context(), { cited: ['gazette', 'residents'], titled: true }))).toBe(
      'Statistics Office, 1 May 2023, “Census” [1]; Gazette, copy of 2 February 2024, “Gazette of the week” [2]',
    );
  });
});
