import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../../data/fields.ts';
import { parsePeriod } from '../../data/period.ts';
import type { Unit } from '../../data/schema.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { loadLocale } from './load.ts';
import { createLocale } from './locale.ts';

const file = loadLocale(filesAt(projectRoot), 'en-GB');
const english = createLocale('en-GB', file);
const chinese = createLocale('zh-CN', {
  ...file,
  scales: [
    { from: 100_000_000, divide: 100_000_000, text: '{value}亿' },
    { from: 10_000, divide: 10_000, text: '{value}万' },
  ],
  'space-before-unit': false,
  qualifiers: { ...file.qualifiers, 'more-than': '超过{value}' },
  dates: { ...file.dates, day: '{year}年{month}{day}日', 'months-of-year': '{year}年{from}至{to}' },
  months: Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
});
const cases: Unit = { id: 'cases', kind: 'count', text: { en: { one: 'case', other: 'cases' }, zh: '起' } };
const percent: Unit = { id: 'percent', kind: 'share', text: { en: '%', zh: '%' } };
const yuan: Unit = { id: 'yuan', kind: 'money', text: { en: 'yuan', zh: '元' }, column: { en: 'CNY' } };

/** No-break spaces as they are read. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('a number', () => {
  it.each([
    [38_000, undefined, '38,000', '3.8万'],
    [1292, undefined, '1,292', '1,292'],
    [185_000, 0, '185,000', '18.5万'],
    [2_719_000_000, undefined, '2.719 billion', '27.19亿'],
    [705_000_000, undefined, '705 million', '7.05亿'],
    [1_500_000_000_000, undefined, '1.5 trillion', '15,000亿'],
    [12_345_678, undefined, '12,345,678', '1,234.5678万'],
    [80.7, 1, '80.7', '80.7'],
    [70, 1, '70.0', '70.0'],
    [0, undefined, '0', '0'],
    [0.6, undefined, '0.6', '0.6'],
    [999_999, undefined, '999,999', '99.9999万'],
  ])('%d with %s decimals', (value, decimals, inEnglish, inChinese) => {
    expect(plain(english.number(value, decimals))).toBe(inEnglish);
    expect(plain(chinese.number(value, decimals))).toBe(inChinese);
  });
});

it('never loses a digit to a scale', () => {
  expect(english.number(1_234_500_000_001)).toBe('1,234,500,000,001');
});

describe('a quantity', () => {
  it.each<[number, readonly Qualifier[], Unit, object, string]>([
    [1, [], cases, {}, '1 case'],
    [2, [], cases, {}, '2 cases'],
    [7900, ['more-than'], cases, {}, 'more than 7,900 cases'],
    [300, ['average', 'more-than'], cases, {}, 'an average of more than 300 cases'],
    [7900, ['nearly'], cases, { unit: false }, 'nearly 7,900'],
    [80.7, [], percent, { unit: false }, '80.7%'],
    [-42.7, [], percent, {}, '−42.7%'],
    [-42.7, [], percent, { sign: true }, '−42.7%'],
    [12, [], percent, { sign: true }, '+12%'],
    [0, [], percent, { sign: true }, '0%'],
    [-40, ['more-than'], percent, { sign: true }, 'a fall of more than 40%'],
    [705_000_000, ['more-than'], yuan, {}, 'more than 705 million yuan'],
  ])('%d %j', (value, qualifiers, unit, options, expected) => {
    expect(plain(english.quantity({ value, qualifiers, unit }, options))).toBe(expected);
  });

  it('stays in one piece where a line ends', () => {
    expect(english.quantity({ value: 2_719_000_000, qualifiers: [], unit: yuan })).toBe('2.719\u00a0billion\u00a0yuan');
  });

  it('has no space if the language has none', () => {
    expect(chinese.quantity({ value: 7900, qualifiers: ['more-than'], unit: cases })).toBe('超过7,900起');
  });

  it('names its unit at the head of a column', () => {
    expect([english.columnName(yuan), english.columnName(cases)]).toEqual(['CNY', 'cases']);
  });

  it('is refused if the unit has no words in the language', () => {
    const unit: Unit = { id: 'cases', kind: 'count', text: { fr: 'cas' } };
    expect(() => english.quantity({ value: 1, qualifiers: [], unit })).toThrow(/the unit "cases" has no text in en-GB/);
  });
});

describe('a period', () => {
  it.each([
    ['2023', '2023'],
    ['2020/2023', '2020 to 2023'],
    ['2024-02', 'February 2024'],
    ['2022-01/2022-10', 'January to October 2022'],
    ['2022-11/2023-02', 'November 2022 to February 2023'],
    ['2024-07-30', '30 July 2024'],
    ['2024-07-01/2024-07-30', '1 to 30 July 2024'],
    ['2024-07-01/2024-08-30', '1 July 2024 to 30 August 2024'],
    ['2015-H1', 'H1 2015'],
    ['2015-Q1', 'Q1 2015'],
    ['2015-01/2015-03', 'January to March 2015'],
    ['2015-W05', 'week 5 of 2015'],
    ['2015/16', '2015/16'],
    ['2015/16-Q1', 'Q1 2015/16'],
    ['2015-04/2016-03', 'the year to March 2016'],
    ['2015-04-01/2016-03-31', 'the year to March 2016'],
    ['2015-04/2016-04', 'April 2015 to April 2016'],
    ['2015-01/2015-12', 'January to December 2015'],
    ['not-stated', 'not stated'],
  ])('%s is %s', (written, expected) => {
    expect(english.period(parsePeriod(written))).toBe(expected);
  });

  it('runs to a later one', () => {
    const quarters = ['2015-Q1', '2020-Q4', '2015-Q1'].map((written) => parsePeriod(written));
    const [first = parsePeriod('2015'), last = first, same = first] = quarters;
    expect([english.periods(first, last), english.periods(first, same)]).toEqual(['Q1 2015 to Q4 2020', 'Q1 2015']);
  });

  it('is written in the order of the language', () => {
    expect(chinese.period(parsePeriod('2022-01/2022-10'))).toBe('2022年1月至10月');
    expect(chinese.date('2024-01-04')).toBe('2024年1月4日');
  });
});

describe('words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('list %j', (items, expected) => {
    expect(english.list(items)).toBe(expected);
  });

  it('are filled in, and one that is missing is named', () => {
    expect(english.word('figure', { number: 2 })).toBe('Figure 2');
    expect(() => english.word('no-such-word')).toThrow(/en-GB\.yaml: the word "no-such-word" is missing/);
  });

  it.each([
    ['for all', 'for all'],
    [{ en: 'English', 'zh-CN': '中文' }, 'English'],
    [{ 'en-GB': 'British', en: 'English' }, 'British'],
    [{ 'zh-CN': '中文' }, undefined],
  ])('of data: %j', (text, expected) => {
    expect(english.text(text)).toBe(expected);
  });

  it('of an unknown language are refused with the nearest', () => {
    expect(() => loadLocale(filesAt(projectRoot), 'en-GD')).toThrow(/unknown language "en-GD"; did you mean "en-GB"\?/);
  });
});
