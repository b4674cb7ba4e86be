import { describe, expect, test } from 'vitest';
import type { Finding } from '../../project/errors.ts';
import { aChange, findingsOf } from '../../testing/checked.ts';

type Fields = Readonly<Record<string, unknown>>;

const levels: readonly Fields[] = [
  { id: 'before', period: '2020' },
  { id: 'after', period: '2023', value: 38000, literal: '38,000 cases' },
];
const change = (value: number): Fields => ({
  ...aChange,
  id: 'change',
  value,
  period: '2023',
  'compared-with': '2020',
  endpoints: ['before', 'after'],
  literal: `dropped by ${Math.abs(value)}%`,
});
const part = (id: string, fields: Fields): Fields => ({ measure: id, 'part-of': 'all', ...fields, id });
const count = (value: number): Fields => ({ value, literal: `${value.toLocaleString('en-GB')} cases` });
const percent = (value: number): Fields => ({
  ...aChange,
  value,
  literal: `${value < 0 ? 'fell' : 'rose'} ${Math.abs(value)}%`,
});
const yuan = (value: number, fields: Fields = {}): Fields => ({
  unit: 'yuan',
  value,
  literal: `${value} yuan`,
  ...fields,
});
const dollars = (id: string, from: string, value: number, fields: Fields = {}): Fields => ({
  ...{ id, measure: id, unit: 'dollars', value, literal: `USD ${value}`, 'converted-from': from, ...fields },
});

interface Case {
  readonly rule: string;
  readonly what: string;
  /** Fields of the source. */
  readonly source?: Fields;
  readonly wrong: readonly Fields[];
  readonly right: readonly Fields[];
  /** The statistics that an explanation must name. */
  readonly about: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'reported-change',
    what: 'a change outside what rounded endpoints allow',
    wrong: [...levels, change(-40)],
    right: [...levels, change(-42.7)],
    about: ['change', 'before', 'after'],
  },
  {
    rule: 'reported-change',
    what: 'a change from a lower bound',
    wrong: [levels[0] ?? {}, { ...levels[1], qualifier: 'more-than', literal: 'more than 38,000' }, change(-45)],
    right: [levels[0] ?? {}, { ...levels[1], qualifier: 'more-than', literal: 'more than 38,000' }, change(-30)],
    about: ['change', 'before', 'after'],
  },
  {
    rule: 'reported-change',
    what: 'endpoints of another place',
    wrong: [levels[0] ?? {}, { ...levels[1], place: 'village' }, change(-42.7)],
    right: [...levels, change(-42.7)],
    about: ['change', 'before', 'after'],
  },
  {
    rule: 'reported-change',
    what: 'a change over the year before from an older year',
    wrong: [...levels, { ...change(-42.7), 'compared-with': 'previous-year' }],
    right: [{ ...levels[0], period: '2022' }, levels[1] ?? {}, { ...change(-42.7), 'compared-with': 'previous-year' }],
    about: ['change', 'before', 'after'],
  },
  {
    rule: 'total',
    what: 'a part larger than its total',
    wrong: [{ id: 'all', ...count(115) }, part('new', count(171))],
    right: [{ id: 'all', ...count(115) }, part('new', count(71))],
    about: ['new', 'all'],
  },
  {
    rule: 'total',
    what: 'parts that come to more than their total',
    wrong: [{ id: 'all', ...count(115) }, part('old', count(71)), part('new', count(66))],
    right: [{ id: 'all', ...count(115) }, part('old', count(71)), part('new', count(44))],
    about: ['all', 'old', 'new'],
  },
  {
    rule: 'total',
    what: 'a part in another unit',
    wrong: [{ id: 'all', ...count(115) }, part('new', { value: 71, literal: '71 people', unit: 'people' })],
    right: [{ id: 'all', ...count(115) }, part('new', count(71))],
    about: ['new', 'all'],
  },
  {
    rule: 'share',
    what: 'a share of more than the whole',
    wrong: [{ unit: 'percent', value: 180.7, literal: '180.7%' }],
    right: [{ unit: 'percent', value: 80.7, literal: '80.7%' }],
    about: ['cases'],
  },
  {
    rule: 'share',
    what: 'shares of one total over the whole',
    wrong: [
      { id: 'all', ...count(115) },
      ...[60, 55].map((value) => part(`p${value}`, { unit: 'percent', value, literal: `${value}%` })),
    ],
    right: [
      { id: 'all', ...count(115) },
      ...[60, 40].map((value) => part(`p${value}`, { unit: 'percent', value, literal: `${value}%` })),
    ],
    about: ['all', 'p60', 'p55'],
  },
  {
    rule: 'part-change',
    what: 'a total that falls more than every part',
    wrong: [{ id: 'all', ...percent(-28) }, part('a', percent(-17)), part('b', percent(-10.1))],
    right: [{ id: 'all', ...percent(-16) }, part('a', percent(-17)), part('b', percent(-10.1))],
    about: ['all', 'a', 'b'],
  },
  {
    rule: 'part-change',
    what: 'a total that rises more than every part',
    wrong: [{ id: 'all', ...percent(9) }, part('a', percent(4)), part('b', percent(-2))],
    right: [{ id: 'all', ...percent(4) }, part('a', percent(4)), part('b', percent(-2))],
    about: ['all', 'a', 'b'],
  },
  {
    rule: 'conversion',
    what: 'an implausible rate',
    wrong: [{ id: 'y', ...yuan(2719) }, dollars('d', 'y', 3800)],
    right: [{ id: 'y', ...yuan(2719) }, dollars('d', 'y', 380)],
    about: ['d', 'y'],
  },
  {
    rule: 'conversion',
    what: 'two rates',
    wrong: [{ id: 'y', ...yuan(2719) }, dollars('d', 'y', 380), { id: 'z', ...yuan(4000) }, dollars('e', 'z', 551.6)],
    right: [{ id: 'y', ...yuan(2719) }, dollars('d', 'y', 380), { id: 'z', ...yuan(4000) }, dollars('e', 'z', 559)],
    about: ['d', 'y', 'e', 'z'],
  },
  {
    rule: 'conversion',
    what: 'a bound that loses its hedge',
    wrong: [{ id: 'y', ...yuan(4000, { qualifier: 'more-than', literal: 'over 4000' }) }, dollars('d', 'y', 560)],
    right: [
      { id: 'y', ...yuan(4000, { qualifier: 'more-than', literal: 'over 4000' }) },
      dollars('d', 'y', 560, { qualifier: 'more-than', literal: 'over 560' }),
    ],
    about: ['d', 'y'],
  },
  {
    rule: 'lost-scale',
    what: 'a count that ten thousand times over would be among its neighbours',
    source: { 'original-language': 'zh' },
    wrong: [1_730_000, 740_000, 30_000, 80, 480_000].map((value, index) => ({
      id: `s${index}`,
      measure: `m${index}`,
      ...count(value),
    })),
    right: [1_730_000, 740_000, 30_000, 800, 480_000].map((value, index) => ({
      id: `s${index}`,
      measure: `m${index}`,
      ...count(value),
    })),
    about: ['s3'],
  },
  {
    rule: 'n-of-m',
    what: 'more than there are',
    wrong: [{ value: 41, literal: '41 of the 31 regions' }],
    right: [{ value: 29, literal: '29 of the 31 regions' }],
    about: ['cases'],
  },
  {
    rule: 'conflict',
    what: 'two values of the same measure, place and period',
    wrong: [
      { id: 'a', ...count(66_000) },
      { id: 'b', ...count(67_200) },
    ],
    right: [
      { id: 'a', ...count(66_000) },
      { id: 'b', ...count(66_420) },
    ],
    about: ['a', 'b'],
  },
  {
    rule: 'conflict',
    what: 'a value below a lower bound',
    wrong: [
      { id: 'a', value: 7900, qualifier: 'more-than', literal: 'more than 7,900' },
      { id: 'b', ...count(7512) },
    ],
    right: [
      { id: 'a', value: 7900, qualifier: 'more-than', literal: 'more than 7,900' },
      { id: 'b', ...count(8312) },
    ],
    about: ['a', 'b'],
  },
];

const explain = (rule: string, statistics: readonly string[], accepts?: string): readonly Fields[] => [
  { id: 'known', rule, statistics, accepts, problem: 'They do not agree.', decision: { unresolved: 'Nobody knows.' } },
];

/** The gap that a finding says an entry has to accept. */
const gapOf = ({ message }: Finding): string => / accepts: "(.+)"$/.exec(message)?.[1] ?? '';

describe('rules of agreement', () => {
  test.each(cases)('$rule: $what', ({ rule, wrong, right, about, source = {} }) => {
    const found = findingsOf(rule, { source, statistics: wrong });
    expect(found).toHaveLength(1);
    expect(findingsOf(rule, { source, statistics: right })).toEqual([]);
    const explained = { source, statistics: wrong, conflicts: explain(rule, about, found.map(gapOf)[0]) };
    expect(findingsOf(rule, explained)).toEqual([]);
    expect(findingsOf('stale-conflict', explained)).toEqual([]);
  });

  test.each([
    [{ language: 'zh-CN' }, 1],
    [{ language: 'en' }, 0],
    [{ language: 'zh-CN', 'original-language': 'de' }, 0],
  ])('lost-scale reads a source %j', (source, count) => {
    const statistics = cases.find(({ rule }) => rule === 'lost-scale')?.wrong ?? [];
    expect(findingsOf('lost-scale', { source, statistics })).toHaveLength(count);
  });

  test('an entry that names another statistic explains nothing, which is told once there is no conflict', () => {
    const statistics = [
      { id: 'a', ...count(66_000) },
      { id: 'b', ...count(67_200) },
      { id: 'c', measure: 'Other' },
    ];
    const conflicts = explain('conflict', ['a', 'c']);
    expect(findingsOf('conflict', { statistics, conflicts })).toHaveLength(1);
    expect(findingsOf('stale-conflict', { statistics, conflicts })).toEqual([]);
    expect(findingsOf('stale-conflict', { statistics: statistics.slice(1), conflicts })).toMatchObject([
      { severity: 'warning', file: 'data/conflicts.yaml', message: expect.stringContaining('explains nothing') },
    ]);
  });

  test('an entry accepts its gap and no other', () => {
    const told = (value: number, accepts?: string) =>
      findingsOf('conflict', {
        statistics: [
          { id: 'a', ...count(66_000) },
          { id: 'b', ...count(value) },
        ],
        conflicts: explain('conflict', ['a', 'b'], accepts),
      }).map(({ message }) => message);
    expect(told(67_200, '67,200 / 66,000')).toEqual([]);
    expect(told(67_200)).toEqual([expect.stringContaining('names no gap: where it explains this one, write there')]);
    expect(told(672_000, '67,200 / 66,000')).toEqual([
      expect.stringContaining('accepts "67,200 / 66,000", which is another gap'),
    ]);
  });

  test('an entry for different rates does not hide a lost factor', () => {
    const amounts = (third: number) => [
      yuan(7_155, { id: 'a', measure: 'a' }),
      dollars('a-usd', 'a', 1_000),
      yuan(7_252, { id: 'b', measure: 'b' }),
      dollars('b-usd', 'b', third),
    ];
    const conflicts = explain('conversion', ['a', 'a-usd', 'b', 'b-usd'], '7.155 to 7.252 CNY/USD');
    expect(findingsOf('conversion', { statistics: amounts(1_000), conflicts })).toEqual([]);
    expect(findingsOf('conversion', { statistics: amounts(100), conflicts }).length).toBeGreaterThan(0);
  });

  test('an entry names a rule that can be explained, or reading', () => {
    expect(findingsOf('stale-conflict', { conflicts: explain('reading', ['cases']) })).toEqual([]);
    expect(findingsOf('stale-conflict', { conflicts: explain('bare-number', ['cases']) })).toMatchObject([
      { severity: 'error', message: expect.stringContaining('cannot be explained in the data') },
    ]);
  });

  test('an unknown statistic in an entry is a finding', () => {
    const found = findingsOf('unknown-id', { conflicts: explain('reading', ['case']) });
    expect(found).toMatchObject([
      { file: 'data/conflicts.yaml', message: 'unknown statistic "case"; did you mean "cases"?' },
    ]);
  });
});
