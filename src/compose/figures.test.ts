import { describe, expect, it } from 'vitest';
import type { Statistic } from '../data/types.ts';
import { calculatedFile, loadSmall, smallLocale } from '../testing/small-data.ts';
import { createCitations } from './citations.ts';
import { type FigureContext, sourceLine, tableHeads, tableRow } from './figures.ts';
import { createProse } from './prose.ts';
import { createWording } from './values.ts';

const data = loadSmall({
  'data/calculated.yaml': calculatedFile({
    fall: 'percent-change(thefts-2022, thefts-2023)',
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

describe('a row of a table', () => {
  const columns = ['value', 'comparison', 'reporter', 'grade', 'source'] as const;
  it.each([
    ['thefts-2023', /^38,000 cases\[1\] \| [^|]+ \| Lakeside Police \| B \| \[1\] \S+ 1$/],
    ['fall', /^−42% \(our calculation\)\[1\] \| 2022 \| our calculation \| B \| \[1\] our calculation$/],
    [
      'rate',
      /^1,190 cases per 100,000 people \(our calculation\)\[1, 2\] \| [^|]+ \| our calculation \| B \| \[1, 2\] our calculation$/,
    ],
    ['residents', /^3\.2 million people\[1\] \| [^|]+ \| Statistics Office \| A \| \[1\]$/],
  ])('%s', (id, expected) => {
    const [statistic] = some(id);
    if (statistic === undefined) throw new Error(`no ${id}`);
    const cells = tableRow(columns, statistic, false, context());
    expect(cells.map(({ content }) => words(content)).join(' | ')).toMatch(expected);
  });

  it('leaves the unit to the head where all rows share it', () => {
    const rows = some('thefts-2022', 'thefts-2023');
    const [, value] = tableHeads(['measure', 'value'], rows, context());
    expect(value?.name).toMatch(/\(cases\)$/);
    expect(tableHeads(['measure', 'value'], some('thefts-2022', 'fall'), context())[1]?.name).not.toMatch(/\(/);
    expect(
      rows.map((row) => words(tableRow(['measure', 'value'], row, true, context())[1]?.content ?? { html: '' })),
    ).toEqual(['66,000[1]', '38,000[1]']);
  });
});

describe('the source line of a figure', () => {
  it.each([
    [
      ['thefts-2022', 'thefts-2023'],
      ['Bulletin of Lakeside, Lakeside Office, 15 January 2024; reported by Lakeside Police [1]'],
    ],
    [['fall'], ['Bulletin of Lakeside, Lakeside Office, 15 January 2024; our calculation [1]']],
    [['thefts-2023', 'fall'], ['15 January 2024; reported by Lakeside Police; our calculation [1]']],
    [['rate'], ['15 January 2024; our calculation [1]', 'Census, Statistics Office, 1 May 2023; our calculation [2]']],
  ])('of %j says who reported and what we calculated', (ids, parts) => {
    const line = words(sourceLine(some(...ids), context()));
    for (const part of parts) expect(line).toContain(part);
  });
});
