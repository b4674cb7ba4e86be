import { describe, expect, test } from 'vitest';
import { aChange, findingsOf, type SmallProject } from '../../testing/checked.ts';

/** What is wrong in the first of each pair is right in the second. */
interface Case {
  readonly rule: string;
  readonly what: string;
  readonly wrong: SmallProject;
  readonly right: SmallProject;
  /** Words of the message. */
  readonly says: string;
}

const one = (fields: Readonly<Record<string, unknown>>): SmallProject => ({ statistics: [fields] });

const literalValue: readonly Case[] = [
  {
    rule: 'literal-value',
    what: 'a scale word that the value leaves out',
    wrong: one({ unit: 'yuan', value: 2719, literal: '2.719 billion yuan' }),
    right: one({ unit: 'yuan', value: 2_719_000_000, literal: '2.719 billion yuan' }),
    says: 'reads as 2,719,000,000',
  },
  {
    rule: 'literal-value',
    what: '万',
    wrong: one({ value: 18.5, literal: '18.5万起' }),
    right: one({ value: 185_000, literal: '18.5万起' }),
    says: 'reads as 185,000',
  },
  {
    rule: 'literal-value',
    what: '亿',
    wrong: one({ unit: 'yuan', value: 131_000_000, literal: '13.1亿元' }),
    right: one({ unit: 'yuan', value: 1_310_000_000, literal: '13.1亿元' }),
    says: 'reads as 1,310,000,000',
  },
  {
    rule: 'literal-value',
    what: 'an abbreviated scale that the value leaves out',
    wrong: one({ unit: 'yuan', value: 250, literal: '€250 bn' }),
    right: one({ unit: 'yuan', value: 250_000_000_000, literal: '€250 bn' }),
    says: 'reads as 250,000,000,000',
  },
  {
    rule: 'literal-value',
    what: 'a minus that the value leaves out',
    wrong: one({ value: 3.4, literal: 'balance of −3.4' }),
    right: one({ value: -3.4, literal: 'balance of −3.4' }),
    says: 'with a minus',
  },
  {
    rule: 'literal-value',
    what: 'a minus at the beginning',
    wrong: one({ value: 340, literal: '-340' }),
    right: one({ value: 340, literal: 'cases – 340' }),
    says: 'with a minus',
  },
  {
    rule: 'literal-value',
    what: 'a scale word of Italian that the value leaves out',
    wrong: { source: { language: 'it' }, statistics: [{ value: 2.3, literal: '2,3 milioni' }] },
    right: { source: { language: 'it' }, statistics: [{ value: 2_300_000, literal: '2,3 milioni' }] },
    says: 'reads as 2,300,000',
  },
  {
    rule: 'literal-value',
    what: 'a scale of two words',
    wrong: { source: { language: 'es' }, statistics: [{ value: 4000, literal: '4 mil millones' }] },
    right: { source: { language: 'es' }, statistics: [{ value: 4_000_000_000, literal: '4 mil millones' }] },
    says: 'reads as 4,000,000,000',
  },
  {
    rule: 'literal-value',
    what: 'a decimal comma that the source’s language does not have',
    wrong: one({ value: 1234.5, literal: '1.234,5' }),
    right: { source: { language: 'de' }, statistics: [{ value: 1234.5, literal: '1.234,5' }] },
    says: 'the source writes "1.234,5"',
  },
  {
    rule: 'literal-value',
    what: 'an end of an interval that the literal does not have',
    wrong: one({ value: 13.2, lower: 12.3, upper: 14.2, literal: '13.2 (12.3–14.1)' }),
    right: one({ value: 13.2, lower: 12.3, upper: 14.1, literal: '13.2 (12.3–14.1)' }),
    says: 'the end 14.2 of the interval is not in the literal',
  },
  {
    rule: 'bounds',
    what: 'an interval of which nothing says what it is',
    wrong: one({ value: 14, lower: 12.3, upper: 14.1, literal: '14 (12.3–14.1)' }),
    right: one({ value: 14, lower: 12.3, upper: 14.1, bounds: 'range', literal: '14 (12.3–14.1)' }),
    says: 'nothing says what lower and upper are',
  },
  {
    rule: 'literal-value',
    what: 'a value outside its interval',
    wrong: one({ value: 15, lower: 12.3, upper: 14.1, literal: '15 (12.3–14.1)' }),
    right: one({ value: 14, lower: 12.3, upper: 14.1, literal: '14 (12.3–14.1)' }),
    says: 'is not between lower',
  },
  {
    rule: 'literal-value',
    what: 'words without a number',
    wrong: one({ value: 12, literal: 'a good many cases' }),
    right: one({ value: 12, literal: 'twelve cases' }),
    says: 'no number could be read',
  },
  {
    rule: 'literal-value',
    what: 'a fall stored as a rise',
    wrong: one({ ...aChange, value: 42.7, literal: 'dropped by 42.7%' }),
    right: one({ ...aChange, value: -42.7, literal: 'dropped by 42.7%' }),
    says: 'is a fall',
  },
  {
    rule: 'literal-value',
    what: 'a rise stored as a fall',
    wrong: one({ ...aChange, value: -52.8, literal: 'an increase of 52.8 percent' }),
    right: one({ ...aChange, value: 52.8, literal: 'an increase of 52.8 percent' }),
    says: 'is a rise',
  },
  {
    rule: 'literal-value',
    what: 'a negative level',
    wrong: one({ value: -8, literal: '8 cases' }),
    right: one({ value: -8, literal: '−8 cases' }),
    says: 'no minus',
  },
];

const qualifiers: readonly Case[] = (
  [
    ['more than 7,900 cases', 'more-than'],
    ['over 7,900 cases', 'more-than'],
    ['at least 7,900 cases', 'at-least'],
    ['no fewer than 7,900 cases', 'at-least'],
    ['7,900 cases or more', 'at-least'],
    ['about 7,900 cases', 'about'],
    ['nearly 7,900 cases', 'nearly'],
    ['an average of 7,900 cases', 'average'],
    ['less than 7,900 cases', 'less-than'],
    ['up to 7,900 cases', 'up-to'],
    ['超过7900起', 'more-than'],
    ['近7900起', 'nearly'],
  ] as const
).map(([literal, qualifier]) => ({
  rule: 'qualifier',
  what: `"${literal}" without ${qualifier}`,
  wrong: one({ value: 7900, literal }),
  right: one({ value: 7900, literal, qualifier }),
  says: `leave out "${qualifier}"`,
}));

const inTheData: readonly Case[] = [
  {
    rule: 'qualifier',
    what: 'a hedge that the source does not have',
    wrong: one({ qualifier: 'more-than' }),
    right: one({}),
    says: 'the data say "more-than"',
  },
  {
    rule: 'qualifier',
    what: 'a hedge of another number of the literal',
    wrong: one({ value: 15000, literal: 'more than 40,000 officers, 15,000 cases', qualifier: 'more-than' }),
    right: one({ value: 15000, literal: 'more than 40,000 officers, 15,000 cases' }),
    says: 'the data say',
  },
  {
    rule: 'qualifier',
    what: '"over" of a span of time',
    wrong: one({ ...aChange, value: 5, literal: 'rose by over 5% over the year' }),
    right: one({ ...aChange, value: 5, literal: 'rose by 5% over the year' }),
    says: 'leave out "more-than"',
  },
  {
    rule: 'no-grade',
    what: 'neither the statistic nor its source has a grade',
    wrong: { source: { grade: undefined } },
    right: { source: { grade: undefined }, statistics: [{ grade: 'B' }] },
    says: 'has no evidence grade',
  },
  {
    rule: 'no-reporter',
    what: 'neither the statistic nor its source says who reported',
    wrong: { source: { 'reported-by': undefined } },
    right: { source: { 'reported-by': undefined }, statistics: [{ 'reported-by': 'The Ministry' }] },
    says: 'who reported it',
  },
  {
    rule: 'after-publication',
    what: 'a period that began after the source was published',
    wrong: { statistics: [{ period: '2025' }] },
    right: { statistics: [{ period: '2025', status: 'forecast' }] },
    says: 'is of 2025, which began after its source was published, on 2024-01-10',
  },
  {
    rule: 'after-publication',
    what: 'the day of publication itself',
    wrong: { statistics: [{ period: '2024-01-11' }] },
    right: { statistics: [{ period: '2024-01-10' }] },
    says: 'began after its source was published',
  },
  {
    rule: 'stale',
    what: 'a source past its limit',
    wrong: { source: { 'age-limit': 4, next: 'unknown' }, published: '2024-05-11' },
    right: { source: { 'age-limit': 4, next: 'unknown' }, published: '2024-05-10' },
    says: 'past its limit of 4 months',
  },
  {
    rule: 'stale',
    what: 'a release that was due, and a source without a successor',
    wrong: { source: { 'age-limit': 12, next: '2024-05-01' } },
    right: { source: { 'age-limit': 1, next: 'none' } },
    says: 'was due on 2024-05-01',
  },
  {
    rule: 'stale',
    what: 'a release that was due the day before',
    wrong: { source: { next: '2024-05-01' }, published: '2024-05-02' },
    right: { source: { next: '2024-05-01' }, published: '2024-05-01' },
    says: 'was due on 2024-05-01',
  },
  {
    rule: 'stale',
    what: 'a limit that ends in a shorter month',
    wrong: { source: { published: '2024-01-31', 'age-limit': 1, next: 'unknown' }, published: '2024-03-01' },
    right: { source: { published: '2024-01-31', 'age-limit': 1, next: 'unknown' }, published: '2024-02-29' },
    says: 'past its limit of 1 month on 2024-03-01',
  },
  {
    rule: 'exclusion',
    what: 'a quantity with a unit',
    wrong: {
      source: { exclusions: [{ literal: 'Among the 26 new cases', paragraph: 1, kind: 'repeated', reason: 'x' }] },
    },
    right: { source: { exclusions: [{ literal: 'Among the 26 new cases', paragraph: 1, kind: 'name', reason: 'x' }] } },
    says: 'with the unit "cases"',
  },
  {
    rule: 'exclusion',
    what: 'a percentage called a name',
    wrong: {
      source: { exclusions: [{ literal: 'the 30 percent club', paragraph: 1, kind: 'name', reason: 'x' }] },
    },
    right: {
      source: { exclusions: [{ literal: 'the 24 cases desk', paragraph: 1, kind: 'name', reason: 'x' }] },
    },
    says: 'with the unit "percent"',
  },
  {
    rule: 'exclusion',
    what: 'an amount of money',
    wrong: { source: { exclusions: [{ literal: 'the ¥300 fee', paragraph: 1, kind: 'age-or-idiom', reason: 'x' }] } },
    right: { source: { exclusions: [{ literal: 'the two sides', paragraph: 1, kind: 'age-or-idiom', reason: 'x' }] } },
    says: 'with the unit "¥"',
  },
  {
    rule: 'language',
    what: 'a text in another language alone',
    wrong: one({ measure: { 'zh-CN': '案件' } }),
    right: one({ measure: { en: 'Cases recorded', 'zh-CN': '案件' } }),
    says: 'the measure of statistic cases has no text in en-GB',
  },
  {
    rule: 'bare-number',
    what: 'a number in our own words',
    wrong: one({ note: 'The bureau reported two people.' }),
    right: one({ note: 'One town, and the “10+5+8” package, are not the {{value "cases"}} meant.' }),
    says: '"two" in the note of statistic cases',
  },
  {
    rule: 'unknown-id',
    what: 'an unknown total',
    wrong: one({ 'part-of': 'all-case' }),
    right: { statistics: [{ 'part-of': 'all-cases' }, { id: 'all-cases', measure: 'All' }] },
    says: 'unknown statistic "all-case"',
  },
  {
    rule: 'unknown-id',
    what: 'an unknown statistic in our own words',
    wrong: one({ note: 'See {{stat "case"}}.' }),
    right: one({ note: 'See {{stat "cases"}}.' }),
    says: 'unknown statistic "case"; did you mean "cases"?',
  },
];

describe('rules of the data', () => {
  test.each([...literalValue, ...qualifiers, ...inTheData])('$rule: $what', ({ rule, wrong, right, says }) => {
    const found = findingsOf(rule, wrong);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(found.every(({ file }) => file === 'data/sources/report.yaml')).toBe(true);
    expect(findingsOf(rule, right)).toEqual([]);
  });
});
