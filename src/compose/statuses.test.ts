import { describe, expect, it, test } from 'vitest';
import type { Member } from '../data/series-index.ts';
import type { MissingValue, Statistic } from '../data/types.ts';
import { loadSmall, smallLocale } from '../testing/small-data.ts';
import { createCitations } from './citations.ts';
import type { FigureContext } from './context.ts';
import { plainText } from './html.ts';
import { createProse } from './prose.ts';
import { statisticTable } from './statistic-table.ts';
import { createWording } from './values.ts';

const data = loadSmall();
const wording = createWording(data, smallLocale);
const context: FigureContext = {
  data,
  locale: smallLocale,
  wording,
  prose: createProse({ data, wording, citations: createCitations() }),
};

function statistic(id: string, fields: Partial<Statistic> = {}): Statistic {
  const found = data.statistics.get(id);
  if (found === undefined) throw new Error(id);
  return { ...found, ...fields };
}

const { measure, unit, place, period, sources, at } = statistic('solved-share-2023');
const blank: MissingValue = {
  ...{ id: 'blank', measure, unit, place, period, sources, at, statuses: [], missing: 'suppressed' },
  origin: {
    kind: 'table',
    cell: '2:1',
    literal: '[c]',
    labels: { measure: ['Share'], period: '2023', place: undefined, scale: undefined, unit: undefined, statuses: [] },
    scale: 1,
    file: 'data/sources/bulletin.csv',
    measure: { id: 'share', heads: ['Share'], measure: 'Share', unit: 'percent' },
  },
};
const interval = { lower: 78.25, upper: 83.1, bounds: '95% confidence interval' };

function table(members: readonly Member[], options: Partial<Parameters<typeof statisticTable>[1]> = {}) {
  const { rows, remarks } = statisticTable(members, { columns: ['measure', 'value'], ...options }, context);
  const plain = (html: string): string => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');
  return { rows: rows.map((cells) => cells.map(({ content }) => plain(content.html))), remarks, html: rows.flat() };
}

test.each([
  ['Solved: {{stat "solved-share-2023"}}', / \(provisional\)$/],
  ['Solved, provisional: {{stat "solved-share-2023"}}', /%$/],
])('the headline "%s" says once that its value is provisional, a heading below it does not', (text, expected) => {
  const provisional = statistic('solved-share-2023', { statuses: ['provisional'] });
  const statistics = { ...data.statistics, get: () => provisional };
  const from = { ...data, statistics };
  const prose = createProse({ data: from, wording: createWording(from, smallLocale), citations: createCitations() });
  const position = { file: 'topic.md', line: 1, column: 1 };
  const said = [prose.claim(text, position), prose.heading(text, position)].map(plainText);
  expect(said[0]?.replaceAll('\u00a0', ' ')).toMatch(expected);
  expect(said[1]).not.toContain('(provisional)');
});

describe('a table of values', () => {
  it('marks what their source says of them, and explains the signs once', () => {
    const { rows, remarks } = table([
      statistic('thefts-2022', { statuses: ['revised', 'final'] }),
      statistic('thefts-2023', { statuses: ['provisional', 'revised'] }),
    ]);
    expect(rows.map(([, value]) => value)).toEqual(['66,000 r', '38,000 p, r']);
    expect(remarks).toContain('p: provisional; r: revised.');
  });

  it('says in words why a value is missing', () => {
    expect(table([statistic('solved-share-2023'), blank]).rows).toEqual([
      ['Share solved', '80.7'],
      ['Share solved', 'suppressed'],
    ]);
    expect(table([blank], { columns: ['period', 'value', 'reporter', 'source'] }).rows).toEqual([
      ['2023', 'suppressed', '–', '[1]'],
    ]);
  });

  it('gives the interval of a value below its measure, each end with where it comes from', () => {
    const { rows, html } = table([statistic('solved-share-2023', interval)]);
    expect(rows).toEqual([['Share solved 95% confidence interval 78.25 to 83.1', '80.7']]);
    expect(html[0]?.content.html).toContain('<span data-statistic="solved-share-2023" data-from="lower">78.25</span>');
  });

  it('gives it below the value where there is no measure, rounded outwards as the values are', () => {
    const options = { columns: ['period', 'value'] as const, display: { decimals: 1 } };
    expect(table([statistic('solved-share-2023', interval)], options).rows).toEqual([
      ['2023', '80.7 95% confidence interval 78.2 to 83.1'],
    ]);
  });

  it('gives its values as many decimals as a scale needs, and marks those that it rounds', () => {
    const members = [statistic('thefts-2022', { halfUnit: 0 }), statistic('night-thefts-2023')];
    expect(table(members, { display: { scale: 'thousand' } }).rows.map(([, value]) => value)).toEqual([
      '66.000 thousand',
      '1.292 thousand',
    ]);
    const rounded = table(members, { display: { scale: 'thousand', decimals: 1 } });
    expect(rounded.rows.map(([, value]) => value)).toEqual(['66.0 thousand', '1.3 thousand']);
    expect(rounded.html.map(({ content }) => /data-from="rounded"/.test(content.html))).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('sets decimal signs below each other, and adds no digit that its source does not give', () => {
    const members = [5, 5.25, 5.1].map((value, index) =>
      statistic('solved-share-2023', { id: `share-${index}`, value, decimals: undefined, halfUnit: 0.005 }),
    );
    const { rows, html, remarks } = table(members);
    expect(rows.map(([, value]) => value)).toEqual(['5', '5.25', '5.1']);
    expect(html.map(({ content }) => /class="(lacks[^"]*)"/.exec(content.html)?.[1])).toEqual([
      ...[undefined, 'lacks-2 lacks-sign', undefined, undefined, undefined, 'lacks-1'],
    ]);
    expect(remarks).toContain('Decimals as published.');
    const exact = members.map((member) => ({ ...member, decimals: 2 }));
    expect(table(exact).rows.map(([, value]) => value)).toEqual(['5.00', '5.25', '5.10']);
  });

  it('sets nothing below values of other units, or with words behind their digits', () => {
    const mixed = table([statistic('solved-share-2023'), statistic('thefts-2023')]);
    const scaled = table([statistic('stolen-2023'), statistic('stolen-2023', { value: 7_050_000_000 })]);
    for (const { html } of [mixed, scaled])
      expect(html.map(({ content }) => content.html).join()).not.toContain('lacks');
  });
});
