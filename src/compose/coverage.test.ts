import { describe, expect, it } from 'vitest';
import type { Statistic } from '../data/types.ts';
import { calculatedFile, loadSmall, smallLocale, sourceWith } from '../testing/small-data.ts';
import { createCitations } from './citations.ts';
import { composeCoverage } from './coverage.ts';
import { coverageRows } from './coverage-rows.ts';
import { coverageSubtitle, coverageTitle } from './coverage-words.ts';
import { html, plainText } from './html.ts';
import { coverageKey } from './mark-key.ts';
import { createNumbering } from './numbering.ts';
import { createProse } from './prose.ts';
import { createWording } from './values.ts';

const fields = 'value: 5, literal: five, unit: cases, paragraph: 9';
const many = Array.from({ length: 20 }, (_, index) => `place-${index}`);
const longMeasures = Array.from({ length: 13 }, (_, index) => `wordy-${index}`);

const data = loadSmall({
  'data/places.yaml': `format: 1\nplaces:\n${['lakeside', 'hilltown', ...many].map((id) => `  - { id: ${id}, name: ${id}, level: city }\n`).join('')}  - { id: long, name: A village with a name of eight words, level: city }
  - { id: old-town, name: Old Town, level: district, within: lakeside }
  - { id: market, name: Market, level: neighbourhood, within: old-town }
  - { id: land, name: Land, level: country }
  - { id: port, name: Port, level: city, within: land }\n`,
  'data/sources/bulletin.yaml': sourceWith(
    `{ id: part, measure: M, ${fields}, place: lakeside, period: 2022-01/2022-10, compared-with: previous-year }`,
    `{ id: unfinished, measure: M, ${fields}, place: lakeside, period: 2024 }`,
    `{ id: total, measure: M, ${fields}, place: lakeside, period: 2023, period-kind: cumulative }`,
    '{ id: added, measure: M, value: 2, literal: two, unit: cases, paragraph: 9, place: lakeside, period: 2023, part-of: total }',
    `{ id: month, measure: M, ${fields}, place: lakeside, period: 2023-12 }`,
    `{ id: silent, measure: M, ${fields}, place: hilltown, period: not-stated }`,
    ...['lakeside', 'market', 'land'].map(
      (place) => `{ id: silent-${place}, measure: M, ${fields}, place: ${place}, period: not-stated }`,
    ),
    `{ id: long, measure: M, ${fields}, place: long, period: 2022 }`,
    `{ id: at-long, measure: M, ${fields}, place: long, period: 2023 }`,
    `{ id: hill, measure: M, ${fields}, place: hilltown, period: 2023 }`,
    ...[2015, 2016, 2017, 2018, 2020].map(
      (year) => `{ id: of-${year}, measure: M, ${fields}, place: hilltown, period: ${year} }`,
    ),
    ...['market', 'land', 'port'].map(
      (place) => `{ id: at-${place}, measure: M, ${fields}, place: ${place}, period: 2023 }`,
    ),
    `{ id: also-land, measure: M, ${fields}, place: land, period: 2022 }`,
    ...longMeasures.map(
      (id) =>
        `{ id: ${id}, measure: "${id} of a kind that it takes two lines to name", ${fields}, place: hilltown, period: 2023 }`,
    ),
    ...many.map((place) => `{ id: at-${place}, measure: M, ${fields}, place: ${place}, period: 2023 }`),
  ),
  'data/calculated.yaml': calculatedFile({
    fewer: 'difference(thefts-2022, thefts-2023)',
    before: 'difference(total, added)',
    rate: 'per(thefts-2023, residents, 100000)',
  }),
  'data/references.yaml': `format: 1\nreferences:\n${['residents', 'flats', 'cars'].map((id) => `  - { id: ${id}, measure: M, value: 3200000, unit: people, place: lakeside, period: 2022-12-31, grade: A, literal: "3,200,000", source: { title: Census, publisher: Statistics Office, published: 2023-05-01 } }\n`).join('')}`,
});

/** `cited`: documents that the briefing cites besides those of its statistics. */
function contextOf(ids: readonly string[], cited: readonly string[] = []) {
  const locale = smallLocale;
  const statistics: readonly Statistic[] = ids.flatMap((id) => data.statistics.get(id) ?? []);
  const wording = createWording(data, locale);
  const [citations, numbering] = [createCitations(), createNumbering(locale)];
  const prose = createProse({ data, wording, citations });
  for (const { sources } of statistics) for (const source of sources) citations.number(source);
  for (const source of cited) citations.number(source);
  return { statistics, context: { data, locale, wording, prose, citations, numbering, about: html`Thefts, Lakeside` } };
}

function rows(...ids: readonly string[]) {
  const { statistics, context } = contextOf(ids);
  return coverageRows(statistics, 'source', context).map(({ row }) => row);
}

function compose(ids: readonly string[], cited: readonly string[] = []) {
  const { statistics, context } = contextOf(ids, cited);
  const coverage = composeCoverage(statistics, context);
  const drawn = context.numbering.drawings().flatMap((drawing) => drawing.rows);
  return 'figure' in coverage ? { figure: coverage.figure, drawn } : { sentence: plainText(coverage.sentence), drawn };
}

describe('the rows of the coverage chart', () => {
  it('have a mark for each period, with gaps between years that are not in a row, and the number of values', () => {
    const [row] = rows('thefts-2022', 'thefts-2023', 'stolen-2023', 'part');
    expect(row).toMatchObject({ place: 'lakeside', label: '[1] Lakeside Office', text: '4 values' });
    expect(row?.period).toBe('2022, January to October 2022, 2023');
    expect(row?.spans?.map(({ start, end, partial }) => [start, end, partial])).toEqual([
      ['2022-01-01', '2022-12-31', false],
      ['2022-01-01', '2022-10-31', false],
      ['2023-01-01', '2023-12-31', false],
    ]);
  });

  it.each([
    ['a year that was not over at publication', 'unfinished', 'part of 2024', { partial: true, openStart: false }],
    ['a running total', 'total', 'up to 2023', { partial: false, openStart: true }],
    ['a month', 'month', 'December 2023', { start: '2023-12-01', end: '2023-12-31' }],
  ])('say of %s what it is', (_, id, words, span) => {
    expect(rows(id)).toMatchObject([{ period: words, spans: [span] }]);
  });

  it('name a year before the running total that ends with it', () => {
    expect(rows('total', 'thefts-2023')).toMatchObject([
      { period: '2023, up to 2023', spans: [{ openStart: false }, { openStart: true }] },
    ]);
  });

  it('sum up many years in a row', () => {
    const years = [2015, 2016, 2017, 2018, 2020].map((year) => `of-${year}`);
    expect(rows(...years)).toMatchObject([{ period: 'each year 2015 to 2018, 2020', text: '5 values' }]);
    expect(rows(...years)[0]?.spans?.length).toBe(5);
  });

  it('say where no period is stated, and draw no mark for it', () => {
    expect(rows('before')).toMatchObject([{ period: '2023, up to 2023, not stated', text: '1 value' }]);
    expect(rows('silent')).toMatchObject([{ period: 'not stated', spans: [], text: '1 value' }]);
    expect(rows('silent', 'hill')).toMatchObject([{ period: '2023, not stated', text: '2 values' }]);
  });

  it('cover the years of the inputs of a calculation, and not those between', () => {
    expect(rows('fewer')[0]?.period).toBe('2022, 2023');
  });

  it('count a calculated value with each document that its inputs are from', () => {
    expect(rows('thefts-2023', 'rate').map(({ label, period, text }) => [label, period, text])).toEqual([
      ['[1] Lakeside Office', '2023', '2 values'],
      ['[2] Statistics Office', '31 December 2022', '1 value'],
    ]);
  });
});

describe('what the sources cover', () => {
  const differing = [
    'thefts-2022',
    'hill',
    'part',
    'at-place-1',
    'of-2015',
    'at-land',
    'also-land',
    'at-place-2',
    'at-place-3',
    'at-port',
    'at-market',
  ];

  it('is a chart where there are eight rows or more and three differ in their periods', () => {
    expect(compose(differing)).toMatchObject({ figure: { kind: 'chart' }, drawn: { length: 8 } });
  });

  it.each([
    ['there are few rows', ['thefts-2022', 'part', 'hill'], /^Of 3 values, 2 are for lakeside; .*; 2022 to 2023\.$/],
    [
      'all rows are of one period',
      many.map((place) => `at-${place}`).slice(0, 6),
      /^The 6 values are for 6 places; .*; 2023\.$/,
    ],
    [
      'there are too many rows',
      [...differing, ...many.map((place) => `at-${place}`)],
      /^The 31 values are for 25 places; /,
    ],
    ['a period is not stated', ['thefts-2023', 'silent'], /; 2023, or not stated\.$/],
    ['no period is stated', ['silent'], /several periods\.$/],
  ])('is a sentence where %s', (_, ids, expected) => {
    expect(compose(ids).sentence).toMatch(expected);
  });

  it.each([
    [[], /2023\.$/],
    [
      ['residents'],
      /2023\. Cited for events or systems only, without a statistic: Statistics Office, 1 May 2023 \[2\]\.$/,
    ],
    [['residents', 'flats'], /statistic: Statistics Office, 1 May 2023 \[2\]; Statistics Office, 1 May 2023 \[3\]\.$/],
    [['residents', 'flats', 'cars'], /statistic: \[2, 3, 4\]\.$/],
  ])('names one or two documents without a statistic: %j', (cited, expected) => {
    expect(compose(['thefts-2023'], cited).sentence).toMatch(expected);
  });
});

describe('the title of the coverage chart', () => {
  it.each([
    [['thefts-2022', 'thefts-2023', 'hill'], 'Of 3 values, 2 are for lakeside; one measure covers several periods'],
    [
      ['thefts-2022', 'thefts-2023', 'rate', 'hill'],
      'Of 4 values, 3 are for lakeside; one measure covers several periods',
    ],
    [['long', 'stolen-2023', 'at-long'], 'Of 3 values, 2 are for A village with a name of eight words'],
    [['thefts-2023', 'hill'], 'Of 2 values, 1 each are for lakeside and hilltown; no measure covers several periods'],
    [['thefts-2023', 'stolen-2023'], 'All 2 values are for lakeside; no measure covers several periods'],
    [['hill'], 'The only value is for hilltown; no measure covers several periods'],
    [
      ['thefts-2023', 'stolen-2023', 'at-market'],
      'Of 3 values, 2 are for lakeside as a whole; no measure covers several periods',
    ],
    [
      ['thefts-2022', 'thefts-2023', 'at-market'],
      'Of 3 values, 2 are for lakeside as a whole; one measure covers several periods',
    ],
    [['at-land', 'also-land', 'at-port'], 'Of 3 values, 2 are for Land; one measure covers several periods'],
    [['hill', 'at-place-1', 'at-place-2'], 'The 3 values are for 3 places; no measure covers several periods'],
  ])('of %j is counted, and has at most 15 words', (ids, expected) => {
    const { statistics, context } = contextOf(ids);
    const found = coverageTitle(statistics, context);
    const title = plainText(found);
    expect(title).toBe(expected);
    expect(title.split(' ').length).toBeLessThanOrEqual(15);
    const marked = found.html.match(/(?<=<span data-from="count">)\d+(?=<\/span>)/g) ?? [];
    expect(marked).toEqual(title.match(/\d+/g) ?? []);
  });
});

describe('the texts round the coverage chart', () => {
  it('name measure, unit, place and the whole period', () => {
    const { statistics, context } = contextOf(['thefts-2022', 'part', 'month']);
    expect(plainText(coverageSubtitle(statistics, context))).toBe(
      'Thefts, Lakeside; values printed in this briefing, by place and source (number of values); 2022 to 2023',
    );
  });

  it.each([
    [['thefts-2023'], 'Solid: whole years.'],
    [['thefts-2023', 'silent'], 'Solid: whole years; no mark: period not stated.'],
    [['part', 'month'], 'Solid: whole periods; dot: one day or month.'],
    [['unfinished', 'thefts-2023'], 'Solid: whole years; hatched: part of a year.'],
    [['total', 'silent'], 'Open left end: start not given; no mark: period not stated.'],
  ])('explain the marks of %j and no others', (ids, expected) => {
    expect(coverageKey(rows(...ids), { locale: smallLocale })).toBe(expected);
  });
});
