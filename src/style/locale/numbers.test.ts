import { describe, expect, it } from 'vitest';
import { type Display, roundTo } from '../../data/display.ts';
import type { Qualifier } from '../../data/fields.ts';
import type { Unit } from '../../data/schema.ts';
import { filesAt } from '../../testing/files.ts';
import { projectRoot } from '../../testing/small-data.ts';
import { loadLocale } from './load.ts';
import { createLocale } from './locale.ts';
import { createNumbers } from './numbers.ts';

const files = filesAt(projectRoot);
const words = loadLocale(files, 'en-GB');
const english = createLocale('en-GB', words);
const german = createLocale('de-DE', words);
const chinese = createLocale('zh-CN', loadLocale(files, 'zh-CN'));
const cases: Unit = { id: 'cases', kind: 'count', text: { mul: 'cases' } };
const euro: Unit = { id: 'euro', kind: 'money', text: { mul: 'euros' }, currency: 'EUR' };

describe('a value that is shown as its author chose', () => {
  it.each<[number, number | undefined, readonly Qualifier[], Unit, Display, string]>([
    [15_351_500, 1, [], cases, { decimals: 1 }, '15.4 million cases'],
    [15_351_500, 1, [], cases, { scale: 'million' }, '15.3515 million cases'],
    [15_351_500, 1, [], cases, { scale: 'million', decimals: 0 }, '15 million cases'],
    [15_351_500, 1, [], cases, { scale: 'thousand', decimals: 0 }, '15,352 thousand cases'],
    [15_000_000, 1, [], cases, { scale: 'million', decimals: 1 }, '15.0 million cases'],
    [2_719_000_000, 1, [], cases, { scale: 'none' }, '2,719,000,000 cases'],
    // The source gives no more digits.
    [15_000_000, 1_000_000, [], cases, { scale: 'million', decimals: 1 }, '15 million cases'],
    [5.1, 0.1, [], cases, { decimals: 3 }, '5.1 cases'],
    // Half to even, by the digits as they are written.
    [2.5, undefined, [], cases, { decimals: 0 }, '2 cases'],
    [3.5, undefined, [], cases, { decimals: 0 }, '4 cases'],
    [2.675, undefined, [], cases, { decimals: 2 }, '2.68 cases'],
    [2.665, undefined, [], cases, { decimals: 2 }, '2.66 cases'],
    // A bound stays true.
    [7949, 1, ['more-than'], cases, { scale: 'thousand', decimals: 1 }, 'more than 7.9 thousand cases'],
    [7999, 1, ['at-least'], cases, { scale: 'thousand', decimals: 1 }, 'at least 7.9 thousand cases'],
    [7901, 1, ['less-than'], cases, { scale: 'thousand', decimals: 1 }, 'less than 8.0 thousand cases'],
    [7901, 1, ['nearly'], cases, { scale: 'thousand', decimals: 1 }, 'nearly 8.0 thousand cases'],
    [-7949, 1, ['more-than'], cases, { scale: 'thousand', decimals: 1 }, 'a fall of more than 7.9 thousand cases'],
    // What is not zero does not print as zero.
    [987, 1, [], cases, { scale: 'million', decimals: 1 }, '0.001 million cases'],
    [2150.5, 0.01, [], euro, { sign: 'currency' }, '€2,150.5'],
    [2150.5, 0.01, [], euro, { sign: 'currency', decimals: 2 }, '€2,150.50'],
    [-3_200_000_000, 1, [], euro, { sign: 'currency', scale: 'billion', decimals: 1 }, '−€3.2 billion'],
  ])('%d to %s, %j', (value, step, qualifiers, unit, display, expected) => {
    const quantity = { value, ...(step === undefined ? {} : { step }), qualifiers, unit };
    expect(english.quantity(quantity, { display }).replaceAll('\u00a0', ' ')).toBe(expected);
  });

  it('has its currency sign where the language puts it', () => {
    const quantity = { value: 2150.5, decimals: 2, qualifiers: [], unit: euro };
    expect(german.quantity(quantity, { display: { sign: 'currency' } })).toBe('2.150,50\u00a0€');
    expect(chinese.quantity({ ...quantity, value: 15_351_500 }, { display: { scale: 'million' } })).toBe(
      '15.3515百万euros',
    );
  });

  it('is refused in a scale that the language has no words for', () => {
    const quantity = { value: 5000, qualifiers: [], unit: cases };
    expect(() => chinese.quantity(quantity, { display: { scale: 'thousand' } })).toThrow(
      /the language zh-CN has no words for the scale "thousand"/,
    );
  });
});

it.each([
  [1.25, 0.1, 'nearest', 1.2],
  [1.35, 0.1, 'nearest', 1.4],
  [1.25, 0.1, 'up', 1.3],
  [1.29, 0.1, 'down', 1.2],
  [1.2, 0.1, 'up', 1.2],
  [12_345, 1000, 'nearest', 12_000],
] as const)('%d to steps of %d, %s, is %d', (value, step, rounding, expected) => {
  expect(roundTo(value, step, rounding)).toBe(expected);
});

describe('a language that groups digits from five on, and has few scales', () => {
  const spanish = createNumbers('es', {
    grouping: 'from-five-digits',
    scales: [{ from: 1_000_000, divide: 1_000_000, text: { one: '{value} millón', other: '{value} millones' } }],
  });

  it.each([
    [1234, undefined, '1234'],
    [12_345, undefined, '12.345'],
    [1_000_000, undefined, '1\u00a0millón'],
    [2_500_000, undefined, '2,5\u00a0millones'],
    [12.5, 2, '12,50'],
    [2_719_350.5, undefined, '2.719.350,5'],
  ])('writes %d, %s', (value, decimals, expected) => {
    expect(spanish.number(value, decimals)).toBe(expected);
  });

  it('says which of a scale it has, and of what it shows whether it is rounded or scaled', () => {
    const show = (value: number, display: Display) => spanish.show({ value, rounding: 'nearest' }, display);
    expect(show(2_500_000, {})).toEqual({ text: '2,5\u00a0millones', rounded: false, scaled: true });
    expect(show(1234, {})).toEqual({ text: '1234', rounded: false, scaled: false });
    expect(show(2_500_000, { scale: 'million' })).toEqual({ text: '2,5\u00a0millones', rounded: false, scaled: true });
    expect(show(2_500_000, { scale: 'million', decimals: 0 })).toMatchObject({ rounded: true, scaled: true });
    expect(show(2.5, { decimals: 0 })).toEqual({ text: '2', rounded: true, scaled: false });
    expect(show(0, { decimals: 1 })).toEqual({ text: '0', rounded: false, scaled: false });
    expect(() => show(5000, { scale: 'thousand' })).toThrow(
      expect.objectContaining({ failure: 'data', hint: 'scales of es: none, million' }),
    );
    expect(spanish.decimalsInScale(2_719_000, 'million')).toBe(3);
    expect(spanish.decimals(2_500_000)).toBe(1);
  });

  it.each([
    ['es', 'EUR', { before: '', after: '\u00a0€' }],
    ['en-GB', 'EUR', { before: '€', after: '' }],
    ['en-GB', 'CHF', { before: 'CHF\u00a0', after: '' }],
    ['zh-CN', 'CNY', { before: '¥', after: '' }],
  ])('puts a sign of a currency where %s has it: %s', (tag, currency, expected) => {
    expect(createNumbers(tag, { grouping: 'from-four-digits', scales: [] }).currencySign(currency)).toEqual(expected);
  });
});
